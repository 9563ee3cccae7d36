"""Who acts (经办人), and doing something in their name: what came of it is told in the next run."""

from collections.abc import Callable

import streamlit as st

from data_access.actor import Actor
from data_access.errors import (
    PermissionDeniedError,
    SettingRefusedError,
    StoreUnavailableError,
)
from indicators.safe_text import escape_markdown, storable
from pages.components.loaders import current_actor
from pages.components.upload_submission import NAME_LIMIT, REPORTER_KEY


def ask_operator(label_zh: str = "经办人（必填）") -> None:
    """The field for the name, until sign-in knows it; what another page was told stands there."""
    st.text_input(
        label_zh,
        max_chars=NAME_LIMIT,
        key=REPORTER_KEY,
        persist_state="session",
        placeholder="姓名或岗位，记入审计",
        width=420,
    )


def attempt(told_key: str, act: Callable[[Actor], object], done_zh: str) -> None:
    """Act in the operator's name, and keep the sentence that tells of it; for callbacks."""
    failed_zh = _failure_zh(act)
    told = f"没有完成：{failed_zh}" if failed_zh else done_zh
    st.session_state[told_key] = (not failed_zh, told)


def show_told(told_key: str) -> None:
    """What came of the last attempt, once."""
    if told := st.session_state.pop(told_key, None):
        is_done, text_zh = told
        (st.success if is_done else st.error)(escape_markdown(text_zh))


def _failure_zh(act: Callable[[Actor], object]) -> str:
    name = storable(str(st.session_state.get(REPORTER_KEY) or "")).strip()
    if not name:
        return "请先填写经办人"
    try:
        act(Actor(name, current_actor().role, current_actor().scope))
    except (SettingRefusedError, StoreUnavailableError) as error:
        return error.reason_zh
    except PermissionDeniedError as error:
        return f"{error.unit_code} 不在您的权限范围内" if error.unit_code else "您的角色不能修改"
    return ""
