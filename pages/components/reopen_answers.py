"""Answering requests to open a closed week: granted until a day or declined, always with a word."""

from datetime import date, timedelta
from typing import Any, Final

import streamlit as st

from data_access.reopenings import Answer, answer_request
from data_access.said import TEXT_LIMIT
from indicators.periods import week_label_zh
from indicators.safe_text import escape_markdown
from indicators.vocabulary import Dataset
from pages.components import schedule_parts as parts
from pages.components.attempts import attempt, show_told
from pages.components.caching import View
from pages.components.loaders import store
from pages.components.unit_choice import today

_OPEN_DAYS: Final = 3
_LISTED: Final = 20
_TOLD: Final = "reopen-answer-told"


def answer_requests(view: View, dataset: Dataset) -> None:
    """Every pending request, oldest first, with the two answers."""
    show_told(_TOLD)
    requests = parts.requests(view, dataset)
    pending = requests[requests["kind"] == Answer.ASKED].iloc[::-1]
    if pending.empty:
        st.info(
            "没有待处理的申请。设了关闭日以后，过期的填报要先申请，申请会列在这里。",
            icon=":material/task_alt:",
        )
        return
    for line in pending.head(_LISTED).to_dict("records"):
        _request(dataset, line)


def _request(dataset: Dataset, line: dict[Any, Any]) -> None:
    key = f"reopen-{dataset.value}-{line['unit_code']}-{line['week_ending']}"
    with st.container(border=True):
        st.markdown(
            f"**{escape_markdown(line['name_zh'])}**　{week_label_zh(line['week_ending'])}\n\n"
            f"{escape_markdown(line['actor_name'])} {line['at_zh']}："
            f"{escape_markdown(line['reason'])}"
        )
        st.text_input("答复（必填）", max_chars=TEXT_LIMIT, key=f"{key}-said")
        with st.container(horizontal=True, vertical_alignment="bottom"):
            until = st.date_input(
                "开放至（当日24时）", today() + timedelta(days=_OPEN_DAYS), min_value=today(),
                format="YYYY-MM-DD", key=f"{key}-until", width=180,
            )  # fmt: skip
            arguments = (dataset, line, key)
            st.button("同意", on_click=_answer, args=(*arguments, until), key=f"{key}-grant")
            st.button("驳回", on_click=_answer, args=(*arguments, None), key=f"{key}-decline")


def _answer(dataset: Dataset, line: dict[Any, Any], key: str, until: Any) -> None:
    open_until = until if isinstance(until, date) else None
    said = str(st.session_state.get(f"{key}-said") or "")
    code, week = line["unit_code"], line["week_ending"]
    done = f"已同意，开放至 {open_until}" if open_until else "已驳回"
    attempt(
        _TOLD,
        lambda actor: answer_request(store(), actor, dataset, (code, week), said, open_until),
        f"{code} {week_label_zh(week)}：{done}",
    )
