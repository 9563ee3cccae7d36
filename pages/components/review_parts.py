"""What 审核 shows: the reports of a week by where they stand."""

from collections.abc import Mapping
from typing import Final

import pandas as pd

from data_access.question_states import QuestionState
from data_access.views.follow_up import questions
from data_access.views.review_queue import owned_states, review_queue
from figures.cards import Card
from figures.formats import count_zh
from indicators.periods import local_text
from indicators.vocabulary import Dataset, WeekState
from pages.components.caching import View, cached
from pages.components.card_row import show_cards
from pages.components.loaders import ask_store, load

_CLOSED: Final = QuestionState.CLOSED
_WAITS_FOR: Final = {
    WeekState.SUBMITTED: "待省级审核",
    WeekState.PROVINCE_APPROVED: "待部级审核",
    WeekState.RETURNED: "已退回",
    WeekState.LOCKED: "已锁定",
}


@cached
def queue(view: View, dataset: Dataset) -> pd.DataFrame:
    """Every report of the week, with its queries, open questions and acts of review in words."""
    found = ask_store(review_queue, view.seer, dataset, view.week_ending)
    asked = load(questions, view, dataset)
    waits = asked[(asked["week_ending"] == view.week_ending) & (asked["state"] != _CLOSED)]
    return found.assign(
        open_questions=found["unit_code"].map(waits["unit_code"].value_counts()).fillna(0),
        queries_zh=[_explained_zh(said) for said in found["explanations"]],
        received_zh=[local_text(at) for at in found["received_at"]],
        said_zh=found["said"].fillna(""),
        reviewer=found["reviewer"].fillna(""),
        reviewed_zh=["" if pd.isna(at) else local_text(at) for at in found["reviewed_at"]],
    )


def waiting(view: View, dataset: Dataset) -> pd.DataFrame:
    """What waits for whoever is signed in."""
    found = queue(view, dataset)
    return found[found["state"].isin(owned_states(view.actor))].reset_index(drop=True)


def others(view: View, dataset: Dataset) -> pd.DataFrame:
    """The rest of the week's reports."""
    found = queue(view, dataset)
    return found[~found["state"].isin(owned_states(view.actor))].reset_index(drop=True)


def state_cards(view: View, dataset: Dataset) -> None:
    """How many reports of the week stand where."""
    counts = queue(view, dataset)["state"].value_counts()
    named = ((name_zh, int(counts.get(state, 0))) for state, name_zh in _WAITS_FOR.items())
    show_cards([Card(name_zh, count_zh(count)) for name_zh, count in named])


def _explained_zh(explanations: Mapping[str, str]) -> str:
    return "；".join(f"{code} {said}" for code, said in explanations.items())
