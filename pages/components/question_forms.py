"""Questions about a report (核实任务): put, answered, asked again and closed."""

from collections.abc import Callable, Hashable
from datetime import date, timedelta
from typing import Any, Final

import streamlit as st

from data_access.actor import Actor
from data_access.datasets.registry import DEFINITIONS
from data_access.permissions import Action, may_anywhere
from data_access.question_assignees import assignees
from data_access.question_states import QuestionState
from data_access.questions import (
    Asked,
    answer_question,
    ask_again,
    ask_question,
    close_question,
)
from data_access.said import TEXT_LIMIT
from data_access.views.follow_up import WHOLE_ZH
from indicators.vocabulary import Dataset
from pages.components import question_parts as parts
from pages.components.attempts import attempt, show_told
from pages.components.caching import View
from pages.components.loaders import ask_store, store
from pages.components.unit_choice import today

_TOLD: Final = "question-told"
_DAYS: Final = 3
_ANYBODY_ZH: Final = "该单位填报员"


def tell() -> None:
    """What came of the last click, once."""
    show_told(_TOLD)


def show_questions(view: View, dataset: Dataset, unit_code: str, week: date) -> None:
    """The questions about a unit's week, each with what was said, and the form for a new one."""
    tell()
    found = parts.questions_of(view, dataset, unit_code, week)
    for line in found.to_dict("records"):
        show_question(view, line)
    if may_anywhere(view.actor, Action.ASK_QUESTION):
        _ask_form(view, dataset, unit_code, week)
    elif found.empty:
        st.info("这份填报没有核实任务。", icon=":material/task_alt:")


def show_question(view: View, line: dict[Hashable, Any]) -> None:
    """One question, what was said to it, and what the visitor can do."""
    key = f"question-{line['id']}"
    with st.container(border=True):
        st.markdown(parts.question_zh(line))
        for said in parts.said_to(view, line["id"]):
            st.markdown(said)
        state: QuestionState = line["state"]
        if state.waits_for_the_unit and may_anywhere(view.actor, Action.ANSWER_QUESTION):
            _say(line, key, "核实结果（必填）", (("答复", answer_question, "已答复，等待办结"),))
        elif state is not QuestionState.CLOSED and may_anywhere(view.actor, Action.ASK_QUESTION):
            acts: tuple[_Act, ...] = (("办结", close_question, "已办结"),)
            if state is QuestionState.ANSWERED:
                acts = (*acts, ("追问", ask_again, "已追问"))
            _say(line, key, "办结意见；追问时必填", acts)


_Act = tuple[str, Callable[..., None], str]


def _say(line: dict[Hashable, Any], key: str, label_zh: str, acts: tuple[_Act, ...]) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(label_zh, max_chars=TEXT_LIMIT, key=f"{key}-said")
        for word_zh, act, done_zh in acts:
            arguments = (act, int(line["id"]), key, f"第 {line['id']} 号核实任务：{done_zh}")
            st.button(word_zh, key=f"{key}-{act.__name__}", on_click=_go_on, args=arguments)


def _go_on(act: Callable[..., None], number: int, key: str, done_zh: str) -> None:
    said = str(st.session_state.get(f"{key}-said") or "")
    attempt(_TOLD, lambda actor: act(store(), actor, number, said), done_zh)


def _ask_form(view: View, dataset: Dataset, unit_code: str, week: date) -> None:
    key = f"ask-{dataset.value}-{unit_code}-{week}"
    fields = {"": WHOLE_ZH} | {c.field: c.header_zh for c in DEFINITIONS[dataset].values}
    people = {"": _ANYBODY_ZH} | dict(ask_store(assignees, view.actor, dataset, unit_code))
    with st.form(key, clear_on_submit=True):
        st.markdown("**提出核实任务**")
        left, middle, right = st.columns([2, 2, 1])
        field = left.selectbox("核实哪项", list(fields), format_func=fields.__getitem__)
        person = middle.selectbox("承办人", list(people), format_func=people.__getitem__)
        due = right.date_input(
            "办理期限", today() + timedelta(days=_DAYS), min_value=today(), format="YYYY-MM-DD"
        )
        text = st.text_input("要核实什么（必填）", max_chars=TEXT_LIMIT)
        if st.form_submit_button("提出", type="primary") and isinstance(due, date):
            asked = Asked(dataset, unit_code, week, field or "", text, due, person or "")
            attempt(_TOLD, _asking(asked), "核实任务已提出，已列入对方待办")
            st.rerun()


def _asking(asked: Asked) -> Callable[[Actor], object]:
    return lambda actor: ask_question(store(), actor, asked)
