"""A second week beside the first, on the same scale."""

from dataclasses import replace
from datetime import date
from typing import Final

import streamlit as st

from indicators.vocabulary import Dataset
from pages.components.caching import View
from pages.components.choices import remember_choice
from pages.components.loaders import known_weeks

_NONE_ZH: Final = "不并排"
_KEY: Final = "beside"


def pick_beside(view: View, dataset: Dataset) -> View | None:
    """The same view in another week, where one is wanted beside it; kept in the address."""
    newest_first = [str(week) for week in reversed(known_weeks(view, dataset))]
    chosen = st.selectbox(
        "并排另一周",
        [_NONE_ZH, *newest_first],
        key=_KEY,
        bind="query-params",
        persist_state="session",
    )
    remember_choice(_KEY, chosen, _NONE_ZH)
    if chosen in (None, _NONE_ZH):
        return None
    return replace(view, week_ending=date.fromisoformat(chosen))
