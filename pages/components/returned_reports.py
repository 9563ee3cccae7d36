"""What was returned, and why: mend it by a correction, or stand by it with an answer."""

from collections.abc import Hashable
from typing import Any, Final

import streamlit as st

from data_access.permissions import Action, may_anywhere
from data_access.reviewing import Reviewed, answer_return
from data_access.said import TEXT_LIMIT
from data_access.views.review_queue import returned_reports
from indicators.periods import local_text, week_label_zh
from indicators.safe_text import escape_markdown
from indicators.vocabulary import Dataset
from pages.components.attempts import attempt, show_told
from pages.components.loaders import ask_store, store
from pages.components.visit import current_actor

_LISTED: Final = 20
_TOLD: Final = "returned-told"


def show_returned(dataset: Dataset) -> None:
    """Every returned report of one's units, with its reason and the place for an answer."""
    show_told(_TOLD)
    actor = current_actor()
    if not may_anywhere(actor, Action.ANSWER_RETURN):
        return
    returned = ask_store(returned_reports, actor, dataset)
    for line in returned.head(_LISTED).to_dict("records"):
        _returned(dataset, line)


def _returned(dataset: Dataset, line: dict[Hashable, Any]) -> None:
    code, week = line["unit_code"], line["week_ending"]
    key = f"returned-{code}-{week}"
    with st.container(border=True):
        st.markdown(
            f":material/assignment_return: **已退回**　{escape_markdown(line['name_zh'])}　"
            f"{week_label_zh(week)}　第 {line['revision']} 版\n\n"
            f"{escape_markdown(line['reviewer'])} {local_text(line['reviewed_at'])}："
            f"{escape_markdown(line['said'])}"
        )
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.text_input("数值无误，答复如下（必填）", max_chars=TEXT_LIMIT, key=f"{key}-said")
            st.button("答复", on_click=_answer, args=(dataset, line, key), key=f"{key}-answer")
            st.page_link("pages/upload.py", label="去更正", icon=":material/edit:")


def _answer(dataset: Dataset, line: dict[Hashable, Any], key: str) -> None:
    said = str(st.session_state.get(f"{key}-said") or "")
    report = Reviewed(line["unit_code"], line["week_ending"], int(line["revision"]))
    attempt(
        _TOLD,
        lambda actor: answer_return(store(), actor, dataset, [report], said),
        f"{report.unit_code} {week_label_zh(report.week_ending)}：已答复，重新等待审核",
    )
