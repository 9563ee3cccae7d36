"""Answering requests to open a closed week: granted until a day or declined, always with a word."""

from datetime import date, timedelta
from typing import Any, Final

import streamlit as st

from data_access.actor import Actor
from data_access.errors import (
    PermissionDeniedError,
    SettingRefusedError,
    StoreUnavailableError,
)
from data_access.reopenings import REASON_LIMIT, Answer, answer_request
from indicators.periods import week_label_zh
from indicators.safe_text import escape_markdown
from indicators.vocabulary import Dataset
from pages.components import schedule_parts as parts
from pages.components.loaders import View, store
from pages.components.operator import operator
from pages.components.unit_choice import today

_OPEN_DAYS: Final = 3
_LISTED: Final = 20
_TOLD: Final = "reopen-answer-told"


def answer_requests(view: View, dataset: Dataset) -> None:
    """Every pending request, oldest first, with the two answers."""
    if told := st.session_state.pop(_TOLD, None):
        (st.success if told[0] else st.error)(escape_markdown(told[1]))
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
        st.text_input("答复（必填）", max_chars=REASON_LIMIT, key=f"{key}-said")
        with st.container(horizontal=True, vertical_alignment="bottom"):
            until = st.date_input(
                "开放至（当日24时）", today() + timedelta(days=_OPEN_DAYS), min_value=today(),
                format="YYYY-MM-DD", key=f"{key}-until", width=180,
            )  # fmt: skip
            arguments = (dataset, line, key)
            st.button("同意", on_click=_answer, args=(*arguments, until), key=f"{key}-grant")
            st.button("驳回", on_click=_answer, args=(*arguments, None), key=f"{key}-decline")


def _answer(dataset: Dataset, line: dict[Any, Any], key: str, until: Any) -> None:
    actor = operator()
    if actor is None:
        st.session_state[_TOLD] = (False, "没有答复：请先填写经办人")
        return
    open_until = until if isinstance(until, date) else None
    said = str(st.session_state.get(f"{key}-said") or "")
    unit_week = (line["unit_code"], line["week_ending"])
    st.session_state[_TOLD] = _try(actor, dataset, unit_week, said, open_until)


def _try(
    actor: Actor, dataset: Dataset, unit_week: tuple[str, date], said: str, until: date | None
) -> tuple[bool, str]:
    try:
        answer_request(store(), actor, dataset, unit_week, said, until)
    except SettingRefusedError as error:
        return False, f"没有答复：{error.reason_zh}"
    except PermissionDeniedError as error:
        return False, f"没有答复：{error.unit_code} 不在您的审核范围内"
    except StoreUnavailableError as error:
        return False, error.reason_zh
    done = f"已同意，开放至 {until}" if until else "已驳回"
    return True, f"{unit_week[0]} {week_label_zh(unit_week[1])}：{done}"
