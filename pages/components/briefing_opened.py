"""The saved briefing that the address names: opened, taken back, deleted."""

from typing import Final, NoReturn

import streamlit as st

from data_access.actor import Actor
from data_access.briefing_content import SavedBriefing, UnknownBriefingError
from data_access.briefings import undo_briefing, withdraw_briefing
from data_access.errors import PermissionDeniedError
from data_access.views.filters import area_of
from data_access.views.saved_briefings import frozen_as_of, open_briefing, withdrawn_by
from indicators.periods import local_text
from indicators.safe_text import escape_markdown
from pages.components.attempts import attempt, show_told
from pages.components.caching import View
from pages.components.choices import remember_choice
from pages.components.loaders import ask_store, store
from pages.components.visit import current_actor, note_refused

TOLD: Final = "briefing-told"
ADDRESS: Final = "briefing"
_DELETED: Final = "briefing-deleted"
_DIGITS: Final = 9
_FROZEN_ZH: Final = "填报的数和应报家数都定格，不随新填报和名录变"


def opened_briefing(actor: Actor) -> SavedBriefing | None:
    """The briefing that the address names; the page ends where it cannot be opened."""
    show_told(TOLD)
    said = st.query_params.get(ADDRESS, "")
    if not said:
        _offer_deleted(actor)
        return None
    try:
        return ask_store(open_briefing, actor, _number(said))
    except UnknownBriefingError as error:
        st.warning(error.reason_zh, icon=":material/search_off:")
        _end()
    except PermissionDeniedError as error:
        note_refused(actor, f"briefing {said}", error.reason_zh)
        st.error(escape_markdown(error.reason_zh))
        _end()


def view_of(opened: SavedBriefing, actor: Actor) -> View:
    """The view at which the briefing is frozen; links from the page keep its week and area."""
    content = opened.content
    remember_choice("week", str(content.week_ending), None)
    remember_choice("area", content.area, "")
    as_of = ask_store(frozen_as_of, opened)
    return View(as_of, actor, content.week_ending, area_of(actor, content.area))


def tell_opened(opened: SavedBriefing) -> None:
    """Which briefing this is, whose, since when; and what its author may do with it."""
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(
            f"**{escape_markdown(opened.content.name_zh)}**　第 {opened.number} 号第 "
            f"{opened.revision} 版　{escape_markdown(opened.author_name)}　"
            f"{local_text(opened.made_at)} {opened.kind.label_zh}　{_FROZEN_ZH}",
            width="stretch",
        )
        if opened.is_of(current_actor()):
            _offer_acts(opened)
        _new_one()


def reopen(number: int) -> None:
    """Let the address name a briefing; for callbacks."""
    st.query_params[ADDRESS] = str(number)


def _offer_acts(opened: SavedBriefing) -> None:
    this = (opened.number, opened.revision)
    if opened.revision > 1:
        st.button("撤销上一次改动", on_click=_undo, args=this, icon=":material/undo:")
    with st.popover("删除", icon=":material/delete:"):
        st.markdown("删除后它的链接都打不开；可以撤销。")
        st.button("确认删除", on_click=_withdraw, args=this, type="primary")


def _number(said: str) -> int:
    """The number in an address; what is none names no briefing."""
    return int(said) if said.isascii() and said.isdigit() and len(said) <= _DIGITS else 0


def _end() -> NoReturn:
    _new_one()
    st.stop()


def _new_one() -> None:
    st.page_link("pages/briefing.py", label="做新的汇报", icon=":material/add:")


def _offer_deleted(actor: Actor) -> None:
    """The way back for whoever has just deleted one."""
    last = ask_store(withdrawn_by, actor) if st.session_state.get(_DELETED) else None
    if last is None:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"已删除“{escape_markdown(last.content.name_zh)}”", width="content")
        this = (last.number, last.revision)
        st.button("撤销删除", on_click=_undo, args=this, icon=":material/undo:")


def _undo(number: int, revision: int) -> None:
    st.session_state.pop(_DELETED, None)

    def act(actor: Actor) -> None:
        undo_briefing(store(), actor, number, revision)
        reopen(number)

    attempt(TOLD, act, "已撤销，恢复为上一版的内容")


def _withdraw(number: int, revision: int) -> None:
    def act(actor: Actor) -> None:
        withdraw_briefing(store(), actor, number, revision)
        st.session_state[_DELETED] = True
        st.query_params.pop(ADDRESS, None)

    attempt(TOLD, act, "汇报已删除")
