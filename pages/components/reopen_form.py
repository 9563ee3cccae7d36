"""更正申请 on 数据填报: asking that a closed week be opened for the units of the file."""

from datetime import date
from typing import Final

import streamlit as st

from data_access.actor import Actor
from data_access.errors import (
    PermissionDeniedError,
    SettingRefusedError,
    StoreUnavailableError,
)
from data_access.reopenings import REASON_LIMIT, Answer, ask_to_reopen
from data_access.uploads.closing import CLOSED_CODE, closed_weeks
from indicators.periods import week_label_zh
from indicators.safe_text import escape_markdown
from pages.components import schedule_parts
from pages.components.loaders import load, now, store
from pages.components.operator import ask_operator, operator
from pages.components.upload_parts import view_of
from pages.components.upload_state import Review

_REASON_KEY: Final = "reopen-reason"
_TOLD: Final = "reopen-told"
_NAMED: Final = 3


def offer_request(review: Review) -> None:
    """Where weeks are closed: who asks, why, and how earlier requests stand."""
    if all(issue.code != CLOSED_CODE for issue in review.checked.errors):
        return
    closed = _closed(review)
    with st.container(border=True, key="reopen"):
        st.markdown(f"**:material/lock_open: 更正申请**　{_named_zh(closed)}")
        _standing(review, closed)
        st.text_area(
            "申请理由（必填）", max_chars=REASON_LIMIT, height=68, key=_REASON_KEY,
            placeholder="为什么要在关闭后填报或更正；审核员同意后即可提交",
        )  # fmt: skip
        ask_operator("申请人（必填）")
        st.button("提交更正申请", on_click=_ask, args=(review, closed), key="ask-reopen")
        if told := st.session_state.pop(_TOLD, None):
            (st.success if told[0] else st.error)(escape_markdown(told[1]))


def _closed(review: Review) -> list[tuple[str, date]]:
    """Units and weeks of the file that are closed now."""
    rows, at = review.checked.rows, now()
    found = load(
        lambda session, *_: closed_weeks(session, review.dataset, rows, at), view_of(review)
    )
    return [(code, week) for code, week, _ in found]


def _named_zh(closed: list[tuple[str, date]]) -> str:
    named = "、".join(f"{code} {week_label_zh(week)}" for code, week in closed[:_NAMED])
    return escape_markdown(named) + (f" 等 {len(closed)} 家次" if len(closed) > _NAMED else "")


def _standing(review: Review, closed: list[tuple[str, date]]) -> None:
    """The last answer to an earlier request for one of these."""
    requests = schedule_parts.requests(view_of(review), review.dataset).to_dict("records")
    mine = [line for line in requests if (line["unit_code"], line["week_ending"]) in set(closed)]
    for line in mine[:_NAMED]:
        why = f"（{line['reason']}）" if line["kind"] == Answer.DECLINED else ""
        told = f"{line['unit_code']} {week_label_zh(line['week_ending'])}：{line['kind_zh']}"
        st.caption(f":material/history: {escape_markdown(told + why)}　{line['at_zh']}")


def _ask(review: Review, closed: list[tuple[str, date]]) -> None:
    actor = operator()
    if actor is None:
        st.session_state[_TOLD] = (False, "没有提交：请填写申请人")
        return
    reason = str(st.session_state.get(_REASON_KEY) or "")
    st.session_state[_TOLD] = _try(actor, review, closed, reason)


def _try(
    actor: Actor, review: Review, closed: list[tuple[str, date]], reason: str
) -> tuple[bool, str]:
    try:
        ask_to_reopen(store(), actor, review.dataset, closed, reason)
    except SettingRefusedError as error:
        return False, f"没有提交：{error.reason_zh}"
    except PermissionDeniedError as error:
        return False, f"没有提交：您不能替 {error.unit_code} 申请"
    except StoreUnavailableError as error:
        return False, error.reason_zh
    return True, "已提交更正申请。审核员同意后，用同一文件（或草稿网址）再提交一次即可"
