"""Doing something in the name of whoever is signed in: what came of it is told in the next run."""

from collections.abc import Callable

import streamlit as st

from data_access.actor import Actor
from data_access.errors import (
    PermissionDeniedError,
    RevisionConflictError,
    SettingRefusedError,
    StoreUnavailableError,
)
from indicators.periods import week_label_zh
from indicators.safe_text import escape_markdown
from pages.components.visit import current_actor


def attempt(told_key: str, act: Callable[[Actor], object], done_zh: str) -> None:
    """Act, and keep the sentence that tells of it; for callbacks.

    A second click before the first was answered repeats it in vain: what the first did is told.
    """
    failed_zh = _failure_zh(act)
    if failed_zh and is_done_untold(told_key):
        return
    told = f"没有完成：{failed_zh}" if failed_zh else done_zh
    st.session_state[told_key] = (not failed_zh, told)


def is_done_untold(told_key: str) -> bool:
    """Whether something was done that nobody has been told of yet."""
    return bool(st.session_state.get(told_key, (False,))[0])


def show_told(told_key: str) -> None:
    """What came of the last attempt, once."""
    if told := st.session_state.pop(told_key, None):
        is_done, text_zh = told
        (st.success if is_done else st.error)(escape_markdown(text_zh))


def _failure_zh(act: Callable[[Actor], object]) -> str:
    try:
        act(current_actor())
    except (PermissionDeniedError, SettingRefusedError, StoreUnavailableError) as error:
        return error.reason_zh
    except RevisionConflictError as error:
        week_zh = week_label_zh(error.week_ending)
        return f"{error.unit_code} {week_zh}刚有第 {error.revision} 版，请看过再办"
    return ""
