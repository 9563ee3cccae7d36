"""Questions as people read them: who asked what about which value, and what was said."""

from collections.abc import Hashable
from datetime import date
from typing import Any

import pandas as pd

from data_access.question_states import QuestionState
from data_access.views import follow_up
from indicators.periods import local_text, week_label_zh
from indicators.safe_text import escape_markdown
from indicators.vocabulary import Dataset
from pages.components.caching import View, cached
from pages.components.loaders import load

_SAID_ZH = {
    QuestionState.ANSWERED: "答复",
    QuestionState.ASKED_AGAIN: "追问",
    QuestionState.CLOSED: "办结",
}


@cached
def questions_of(view: View, dataset: Dataset, unit_code: str, week: date) -> pd.DataFrame:
    """The questions about a unit's week, newest first."""
    return load(follow_up.questions, view, dataset, (unit_code, week))


@cached
def said_to(view: View, question_id: int) -> list[str]:
    """What was said to a question, a line each, escaped."""
    said = load(follow_up.conversation, view, question_id).to_dict("records")
    return [
        f"　**{_SAID_ZH[QuestionState(one['kind'])]}** {escape_markdown(one['text']) or '—'}　"
        f"*{escape_markdown(one['actor_name'])}　{local_text(one['at'])}*"
        for one in said
    ]


def question_zh(line: dict[Hashable, Any]) -> str:
    """A question in two lines: what it is about and until when; then its words."""
    about = line["field_zh"] if line["field"] else follow_up.WHOLE_ZH
    to_zh = f"　承办人 {escape_markdown(line['assignee'])}" if line["assignee"] else ""
    return (
        f":material/contact_support: **{line['state'].label_zh}**　第 {line['id']} 号　"
        f"{escape_markdown(line['name_zh'])}　{week_label_zh(line['week_ending'])}　"
        f"第 {line['revision']} 版　**{escape_markdown(about)}**　"
        f"限 {line['due_on']} 前办理{to_zh}\n\n"
        f"{escape_markdown(line['text'])}　"
        f"*{escape_markdown(line['actor_name'])}　{local_text(line['at'])}*"
    )
