"""Who is looking: asked anew in every run, and let in or told whom to ask."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final

import streamlit as st

from data_access.actor import Actor
from data_access.errors import PermissionDeniedError
from data_access.permissions import Action
from data_access.refusals import noting_refusals
from data_access.sign_in_sessions import note_seen
from data_access.signing_in import SignedIn, real_now, signed_in_by_id
from pages.components.loaders import ask_store, store
from pages.components.roles import ROLES_OF_PAGE

_VISITOR: Final = "visitor"
_REFUSED: Final = "pages-refused"
_SIGN_IN_AGAIN_ZH: Final = (
    "您已退出登录，或登录已超时；没有提交的文件未入库。"
    "请[重新登录](/account/sign-in)，再选一次文件。"
)


def current_session_id() -> str:
    """The sign-in that the gate found behind this page, or ""."""
    return str(st.user.get("local_id") or "")


@contextmanager
def visit() -> Iterator[Actor]:
    """One run of a page by whoever is signed in; the store is asked once for all of it.

    Callbacks and fragments run outside and ask for themselves.
    """
    st.session_state.pop(_VISITOR, None)  # of a run that was ended before it could forget
    actor = st.session_state[_VISITOR] = _ask_who()
    try:
        yield actor
    finally:
        st.session_state.pop(_VISITOR, None)


def current_actor() -> Actor:
    """Who is looking, asked anew in every run: signing out closes every open page at once."""
    known: Actor | None = st.session_state.get(_VISITOR)
    return known or _ask_who()


def _ask_who() -> Actor:
    found = _signed_in()
    if found is None or found.must_change_password:
        st.warning(_SIGN_IN_AGAIN_ZH, icon=":material/lock:")
        st.stop()
    note_seen(store(), found.session_id, found.seen_at, real_now())
    return found.actor


def is_signed_in() -> bool:
    """Whether the sign-in behind an open page still stands; a visit has just asked."""
    return _VISITOR in st.session_state or _signed_in() is not None


def _signed_in() -> SignedIn | None:
    return ask_store(signed_in_by_id, current_session_id(), real_now())


def note_refused(actor: Actor, subject: str, reason_zh: str) -> None:
    """A line in the trail for what is beyond the role or the scope, once in a visit."""
    noted: set[str] = st.session_state.setdefault(_REFUSED, set())
    if subject in noted:
        return
    noted.add(subject)
    with suppress(PermissionDeniedError), noting_refusals(store(), actor):
        raise PermissionDeniedError(Action.VIEW, subject, reason_zh)


def require(page: str) -> Actor:
    """The actor, if the page is for their role; otherwise it ends with a sentence."""
    actor, roles = current_actor(), ROLES_OF_PAGE[page]
    if actor.role not in roles:
        asked = "、".join(role.label_zh for role in roles)
        reason = f"{actor.role.label_zh}不能打开本页，它供{asked}使用；如需权限，请联系安全管理员。"
        note_refused(actor, page, reason)
        st.error(reason)
        st.stop()
    return actor
