"""The week a page shows; said where the week that was asked for has nothing to show."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final, NamedTuple

import streamlit as st

from data_access.displays import is_display
from data_access.versions import everything
from indicators.periods import SHANGHAI, week_label_zh
from indicators.vocabulary import Dataset
from pages.components.caching import View
from pages.components.choices import choices, remember_choice
from pages.components.loaders import known_weeks, now, usual_week

_KEY: Final = "week"
_MISSED_KEY: Final = "week-missed"


class _Missed(NamedTuple):
    """A week that was asked for and has nothing to show, and the one that stands in for it."""

    asked: date
    shown: date | None = None


def pick_week(view: View, dataset: Dataset, weeks: Sequence[date]) -> date:
    """The choice, kept in the address; by default the last week that is over and well told."""
    missed = _missed(weeks)
    newest_first = [str(week) for week in reversed(weeks)]
    found = usual_week(view, dataset, now().astimezone(SHANGHAI).date() - timedelta(days=1))
    usual = str(found) if found in weeks else newest_first[0]
    chosen = st.selectbox(
        "报告周（截至周日）",
        newest_first,
        index=newest_first.index(usual),
        key=_KEY,
        bind="query-params",
        persist_state="session",
    )
    remember_choice(_KEY, chosen, usual)
    shown = date.fromisoformat(chosen or newest_first[0])
    st.session_state[_MISSED_KEY] = missed and missed._replace(shown=shown)
    return shown


def tell_missed(view: View, dataset: Dataset) -> None:
    """That another week is shown than the one asked for, and how to see that one."""
    missed: _Missed | None = st.session_state.get(_MISSED_KEY)
    if missed is None:
        return
    asked_zh, shown_zh = week_label_zh(missed.asked), week_label_zh(view.week_ending)
    lacks_zh, hint_zh = f"{dataset.label_zh}的填报", ""
    if view.as_of.approved_only and missed.asked in known_weeks(_with_all(view), dataset):
        lacks_zh = "已审数据"
        hint_zh = "" if is_display(view.actor.username) else "打开“含未审”，可看已报的数。"
    st.info(
        f"{asked_zh}还没有{lacks_zh}，现显示{shown_zh}。{hint_zh}", icon=":material/event_busy:"
    )


def _missed(weeks: Sequence[date]) -> _Missed | None:
    """The week that cannot be shown; one that can be shown by now takes its place again."""
    current, asked = st.session_state.get(_KEY), st.query_params.get(_KEY)
    wanted = _week(current or asked)
    if wanted and wanted not in weeks and (current or asked) in (asked, choices().get(_KEY)):
        return _Missed(wanted)
    before: _Missed | None = st.session_state.get(_MISSED_KEY)
    if before is None or wanted != before.shown:
        return None
    if before.asked not in weeks:
        return before
    st.session_state[_KEY] = str(before.asked)
    return None


def _week(said: str | None) -> date | None:
    """A week as the address says it; None for anything else."""
    try:
        week = date.fromisoformat(said or "")
    except ValueError:
        return None
    return week if week.isoweekday() == 7 else None  # noqa: PLR2004  Sunday


def _with_all(view: View) -> View:
    return replace(view, as_of=everything(view.as_of))
