"""撤回: take a receipt back, with a reason, in two clicks."""

from typing import Final

import streamlit as st

from data_access.actor import Actor
from data_access.errors import (
    ExplanationMissingError,
    PermissionDeniedError,
    RevisionConflictError,
    StoreUnavailableError,
    UnknownReceiptError,
    WeekClosedError,
)
from data_access.store import Store
from data_access.uploads.receipts import Receipt
from data_access.uploads.take_back import take_back
from indicators.periods import week_label_zh
from indicators.safe_text import escape_markdown
from pages.components.loaders import store
from pages.components.visit import current_actor

PARAMETER: Final = "receipt"  # of the address
_REASON_LIMIT: Final = 200
_TOLD: Final = "take-back-told"

_MENDABLE: Final = (
    ExplanationMissingError,
    RevisionConflictError,
    WeekClosedError,
    PermissionDeniedError,
    UnknownReceiptError,
)


def take_back_form(receipt: Receipt, taken_back_by: str) -> None:
    """The 撤回 button with its form; a receipt that was taken back says by which."""
    if taken_back_by:
        st.markdown(f":material/undo: 已由回执 {taken_back_by} 撤回")
        return
    with st.popover("撤回…", icon=":material/undo:"):
        st.markdown(_what_happens_zh(receipt))
        st.text_input(
            "撤回原因（必填）", max_chars=_REASON_LIMIT, key=_reason_key(receipt), live="0.4s"
        )
        st.button("确认撤回", type="primary", key="take-back", on_click=_take_back, args=(receipt,))


def tell_taken_back() -> None:
    """What came of the last click, once."""
    told = st.session_state.pop(_TOLD, None)
    if told is not None:
        done, text_zh = told
        (st.success if done else st.error)(escape_markdown(text_zh))


def try_to_take_back(of: Store, actor: Actor, receipt: Receipt, reason: str) -> tuple[str, str]:
    """Take a receipt back.

    Returns:
        The number of the new receipt, or "" and why nothing was done.
    """
    try:
        return take_back(of, actor, receipt.receipt_number, reason).receipt_number, ""
    except StoreUnavailableError as error:
        return "", error.reason_zh
    except _MENDABLE as error:
        return "", f"没有撤回：{_problem_zh(error)}"


def _problem_zh(error: Exception) -> str:
    match error:
        case ExplanationMissingError():
            return "请写明撤回原因"
        case RevisionConflictError():
            week_zh = week_label_zh(error.week_ending)
            return (
                f"{error.unit_code} {week_zh}此后已有第 {error.revision} 版；"
                "请打开最新的回执，从最新一版起撤回"
            )
        case WeekClosedError():
            week_zh = week_label_zh(error.week_ending)
            return f"{week_zh}已经关闭，{error.unit_code} 须先在数据填报页提交更正申请"
        case PermissionDeniedError():
            return error.reason_zh
        case _:
            return "查无此回执"


def _take_back(receipt: Receipt) -> None:
    reason = str(st.session_state.get(_reason_key(receipt)) or "")
    number, problem_zh = try_to_take_back(store(), current_actor(), receipt, reason)
    if number:
        st.query_params[PARAMETER] = number
    done_zh = f"已撤回 {receipt.receipt_number}，撤回单的回执号是 {number}；撤错了可以再撤回它"
    st.session_state[_TOLD] = (bool(number), done_zh if number else problem_zh)


def _what_happens_zh(receipt: Receipt) -> str:
    first = sum(unit.revision == 1 for unit in receipt.units)
    later = len(receipt.units) - first
    parts_zh = [f"**{first:,}** 家次首次填报的改按**未报**计算"] if first else []
    parts_zh += [f"**{later:,}** 家次恢复为上一版"] if later else []
    return f"撤回后，{'，'.join(parts_zh)}。原报和撤回都留有版本，可以再撤回。"


def _reason_key(receipt: Receipt) -> str:
    return f"take-back-reason-{receipt.receipt_number}"
