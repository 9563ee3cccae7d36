"""The weeks beside a map: slide along them, step, or let them play."""

from collections.abc import Sequence
from datetime import date
from typing import Final

import streamlit as st

from indicators.vocabulary import Dataset
from pages.components.caching import View
from pages.components.loaders import known_weeks

_WEEK: Final = "week"  # the filter row's own choice: the strip moves it
_STRIP: Final = "week-strip"
_PLAYING: Final = "week-playing"
_SEEN: Final = "week-played"
_EVERY: Final = 2.0  # [s] a week stands while they play


def week_strip(view: View, dataset: Dataset) -> None:
    """A slider over the known weeks with step and play; nothing where there is only one week.

    Args:
        view: whose week is shown.
        dataset: whose weeks are offered.
    """
    weeks = known_weeks(view, dataset)
    last = len(weeks) - 1
    if last < 1:
        return
    at = weeks.index(view.week_ending)
    st.session_state[_STRIP] = view.week_ending
    with st.container(horizontal=True, vertical_alignment="center"):
        _step("上一周", ":material/skip_previous:", weeks[max(at - 1, 0)], at == 0)
        _step("下一周", ":material/skip_next:", weeks[min(at + 1, last)], at == last)
        st.select_slider(
            "沿报告周移动",
            weeks,
            key=_STRIP,
            format_func=lambda week: f"{week:%m-%d}",
            label_visibility="collapsed",
            on_change=_slide,
        )
        st.toggle("播放", key=_PLAYING, on_change=_begin, args=(weeks,))
    if st.session_state[_PLAYING]:
        _play(weeks)


def _step(label_zh: str, icon: str, week: date, disabled: bool) -> None:
    st.button(label_zh, icon=icon, type="tertiary", disabled=disabled, on_click=_show, args=(week,))


def _show(week: date) -> None:
    st.session_state[_WEEK] = str(week)


def _slide() -> None:
    _show(st.session_state[_STRIP])


def _begin(weeks: Sequence[date]) -> None:
    """From the first week again, where the last one is shown."""
    st.session_state.pop(_SEEN, None)
    if st.session_state[_PLAYING] and st.session_state[_WEEK] == str(weeks[-1]):
        _show(weeks[0])


@st.fragment(run_every=_EVERY)
def _play(weeks: Sequence[date]) -> None:
    """The next week, once this one has stood for a turn; the last one ends it."""
    shown = st.session_state[_WEEK]
    if st.session_state.get(_SEEN) != shown:
        st.session_state[_SEEN] = shown
        return
    later = [week for week in weeks if str(week) > shown]
    if later:
        _show(later[0])
    else:
        st.session_state[_PLAYING] = False
    st.rerun()
