"""Making, resetting, handing over and closing accounts; ending sessions."""

from collections.abc import Callable
from typing import Final

import streamlit as st

from data_access.account_passwords import hand_over, reset_password
from data_access.account_rules import NewAccount, scope_for
from data_access.accounts import add_account, end_session, set_account_open
from data_access.actor import Actor
from data_access.errors import PermissionDeniedError, SettingRefusedError, StoreUnavailableError
from data_access.signing_in import real_now
from indicators.safe_text import escape_markdown
from indicators.vocabulary import Role
from pages.components import account_parts as parts
from pages.components.attempts import is_done_untold
from pages.components.display_forms import tell_display
from pages.components.loaders import store
from pages.components.roles import EVERYBODY
from pages.components.visit import current_actor

_TOLD: Final = "account-told"
_AREA_HELP_ZH: Final = "省名、高新区代码或载体代码；全国和各管理员不填"


def tell() -> None:
    """What came of the last click, once; an initial password is shown here and nowhere else."""
    if told := st.session_state.pop(_TOLD, None):
        is_done, text_zh, password = told
        (st.success if is_done else st.error)(escape_markdown(text_zh))
        if password:
            st.caption("初始口令，只显示这一次，请转交本人；首次登录必须修改")
            st.code(password, language=None)
    tell_display()


def new_account() -> None:
    """The form for an account that does not exist yet."""
    with st.form("new-account", clear_on_submit=False):
        st.text_input("账号", key="new-username", placeholder="小写字母开头，如 hefei-zhang")
        st.text_input("使用人姓名", key="new-person")
        labels = [role.label_zh for role in EVERYBODY]
        st.selectbox("角色", labels, index=None, placeholder="请选择", key="new-role")
        st.text_input("管辖范围", key="new-area", help=_AREA_HELP_ZH)
        st.form_submit_button("新建账号", on_click=_add, type="primary")


def change_account() -> None:
    """Reset, hand over, close or open an account that is chosen."""
    held = parts.accounts()
    chosen = st.selectbox(
        "账号", held["username"].tolist(), index=None, placeholder="请选择", key="account"
    )
    if not chosen:
        return
    closed = held.set_index("username").loc[chosen, "state_zh"] == "已停用"
    st.text_input("接任人姓名（移交时填写）", key="successor")
    with st.container(horizontal=True):
        st.button("重置口令", on_click=_reset, args=(chosen,), key="reset-account")
        st.button("移交", on_click=_hand_over, args=(chosen,), key="hand-over-account")
        word = "启用" if closed else "停用"
        st.button(word, on_click=_set_open, args=(chosen, closed), key="open-account")


def close_session() -> None:
    """End a session that is chosen, in every tab at once."""
    opened = parts.sessions()
    told = opened["person_zh"] + "（" + opened["username"] + "）" + opened["started_zh"]
    words = dict(zip(told + " " + opened["address"], opened["id"], strict=True))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox("会话", list(words), index=None, placeholder="请选择", key="session")
        st.button(
            "关闭会话", on_click=_end, args=(words.get(chosen or "", ""),), key="end-session",
            disabled=not chosen,
        )  # fmt: skip


def _add() -> None:
    typed = {name: str(st.session_state.get(f"new-{name}") or "").strip() for name in
             ("username", "person", "role", "area")}  # fmt: skip
    role = next((role for role in EVERYBODY if role.label_zh == typed["role"]), None)
    if role is None:
        st.session_state[_TOLD] = (False, "没有完成：请选择角色", "")
        return
    _attempt(lambda actor: add_account(store(), actor, _wanted(typed, role), real_now()), "已新建")


def _wanted(typed: dict[str, str], role: Role) -> NewAccount:
    return NewAccount(typed["username"], typed["person"], role, scope_for(role, typed["area"]))


def _reset(username: str) -> None:
    _attempt(lambda actor: reset_password(store(), actor, username, real_now()), "口令已重置")


def _hand_over(username: str) -> None:
    to = str(st.session_state.get("successor") or "")
    _attempt(lambda actor: hand_over(store(), actor, username, to, real_now()), "账号已移交")


def _set_open(username: str, is_open: bool) -> None:
    done_zh = "账号已启用" if is_open else "账号已停用，其所有会话已关闭"
    _attempt(
        lambda actor: set_account_open(store(), actor, username, real_now(), is_open=is_open),
        done_zh,
    )


def _end(session_id: str) -> None:
    _attempt(lambda actor: end_session(store(), actor, session_id, real_now()), "会话已关闭")


def _attempt(act: Callable[[Actor], str | None], done_zh: str) -> None:
    try:
        password = act(current_actor()) or ""
    except (PermissionDeniedError, SettingRefusedError, StoreUnavailableError) as error:
        if not is_done_untold(_TOLD):  # a second click must not hide the password of the first
            st.session_state[_TOLD] = (False, f"没有完成：{error.reason_zh}", "")
        return
    st.session_state[_TOLD] = (True, done_zh, password)
