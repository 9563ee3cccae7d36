"""更正申请 on 数据填报: asking that a closed week be opened for the units of the file."""

from datetime import date
from typing import Final

import streamlit as st

from data_access.reopenings import Answer, ask_to_reopen
from data_access.said import TEXT_LIMIT
from data_access.uploads.closing import SHUT_CODES, shut_weeks
from data_access.views.upload_preview import UnitChange
from indicators.periods import week_label_zh
from indicators.safe_text import escape_markdown
from pages.components import schedule_parts
from pages.components import upload_parts as parts
from pages.components.attempts import attempt, show_told
from pages.components.loaders import load, now, store
from pages.components.upload_delivery import ChosenFile
from pages.components.upload_state import Review, review_key, upload_state

UnitWeeks = list[tuple[str, date]]
_REASON_KEY: Final = "reopen-reason"
_TOLD: Final = "reopen-told"
_NAMED: Final = 3
_DONE_ZH: Final = "已提交更正申请。审核员同意后，点“重新核对”即可提交，不用再选文件"


def offer_request(review: Review, chosen: ChosenFile) -> None:
    """Where weeks are closed: who asks, why, and how earlier requests stand."""
    if all(issue.code not in SHUT_CODES for issue in review.checked.errors):
        return
    closed = _closed(review, chosen)
    with st.container(border=True, key="reopen"):
        st.markdown(f"**:material/lock_open: 更正申请**　{_named_zh(closed)}")
        _standing(review, closed)
        st.text_area(
            "申请理由（必填）", max_chars=TEXT_LIMIT, height=68, key=_REASON_KEY,
            placeholder="为什么要在关闭后填报或更正；审核员同意后即可提交",
        )  # fmt: skip
        with st.container(horizontal=True):
            st.button("提交更正申请", on_click=_ask, args=(review, closed), key="ask-reopen")
            st.button(
                "重新核对", on_click=upload_state().look_again, icon=":material/refresh:",
                key="look-again",
            )  # fmt: skip
        show_told(_TOLD)


def _closed(review: Review, chosen: ChosenFile) -> UnitWeeks:
    """Units and weeks of the file that are closed now and would say something new."""
    view, rows, at = parts.view_of(review), review.checked.rows, now()
    changes = parts.unit_changes(view, review_key(chosen), review.checked)
    fresh = changes[changes["change"] != UnitChange.UNCHANGED]
    says_new = set(zip(fresh["unit_code"], fresh["week_ending"], strict=True))
    found = load(lambda session, *_: shut_weeks(session, review.dataset, rows, at), view)
    return [unit_week for unit_week in found if unit_week in says_new]


def _named_zh(closed: UnitWeeks) -> str:
    named = "、".join(f"{code} {week_label_zh(week)}" for code, week in closed[:_NAMED])
    return escape_markdown(named) + (f" 等 {len(closed)} 家次" if len(closed) > _NAMED else "")


def _standing(review: Review, closed: UnitWeeks) -> None:
    """The last answer to an earlier request for one of these."""
    requests = schedule_parts.requests(parts.view_of(review), review.dataset).to_dict("records")
    mine = [line for line in requests if (line["unit_code"], line["week_ending"]) in set(closed)]
    for line in mine[:_NAMED]:
        why = f"（{line['reason']}）" if line["kind"] == Answer.DECLINED else ""
        told = f"{line['unit_code']} {week_label_zh(line['week_ending'])}：{line['kind_zh']}"
        st.caption(f":material/history: {escape_markdown(told + why)}　{line['at_zh']}")


def _ask(review: Review, closed: UnitWeeks) -> None:
    reason = str(st.session_state.get(_REASON_KEY) or "")
    attempt(
        _TOLD,
        lambda actor: ask_to_reopen(store(), actor, review.dataset, closed, reason),
        _DONE_ZH,
    )
    upload_state().look_again()  # so that the request stands above the form
