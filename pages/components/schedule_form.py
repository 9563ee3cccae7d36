"""Changing the deadlines of a dataset: three settings, since which week, and what it would do."""

from datetime import date, time, timedelta
from typing import Final

import pandas as pd
import streamlit as st

from data_access.permissions import Action, may_anywhere
from data_access.schedules import set_schedule
from indicators.periods import DAYS_PER_WEEK, week_label_zh
from indicators.schedules import (
    MOST_DAYS,
    WEEKDAYS_ZH,
    ReportingSchedule,
    ScheduleBook,
    rule_zh,
    time_left_zh,
)
from indicators.vocabulary import Dataset
from pages.components.attempts import attempt, show_told
from pages.components.caching import View
from pages.components.loaders import now, store
from pages.components.plain_table import plain_table
from pages.components.schedule_columns import WEEK_COLUMNS
from pages.components.schedule_parts import book_of
from pages.components.visit import current_actor

_WEEKS_SHOWN: Final = 4
_WEEKS_OFFERED: Final = 12
_TOLD: Final = "schedule-told"


def coming_weeks(view: View, dataset: Dataset) -> None:
    """The rule in words, and what it says of this week and those around it."""
    book = book_of(view, dataset)
    st.markdown(f"**{rule_zh(book.of(view.week_ending))}**")
    first = view.week_ending - timedelta(weeks=1)
    weeks = [first + timedelta(weeks=step) for step in range(_WEEKS_SHOWN)]
    plain_table(pd.DataFrame([_week_line(book, week) for week in weeks]), WEEK_COLUMNS)


def change_schedule(view: View, dataset: Dataset) -> None:
    """The settings, what would change, and the button."""
    if not may_anywhere(current_actor(), Action.SET_SCHEDULE):
        st.caption("只有系统管理员可以修改期限。")
        return
    with st.container(border=True):
        from_week, schedule = _settings(view, dataset)
        _preview(book_of(view, dataset), from_week, schedule)
        st.button(
            "保存期限", type="primary", icon=":material/save:", key="save-schedule",
            on_click=_save, args=(dataset, from_week, schedule),
        )  # fmt: skip
        show_told(_TOLD)


def _settings(view: View, dataset: Dataset) -> tuple[date, ReportingSchedule]:
    key = f"schedule-{dataset.value}"
    now_held = book_of(view, dataset).of(view.week_ending)
    weeks = [view.week_ending + timedelta(weeks=step) for step in range(_WEEKS_OFFERED)]
    with st.grid(columns=2, min_column_width=220):
        from_week = st.selectbox("自哪一周起", weeks, format_func=week_label_zh, key=f"{key}-from")
        weekday = st.selectbox(
            "统计截止（当日24时）", range(1, DAYS_PER_WEEK + 1), now_held.cutoff_weekday - 1,
            format_func=lambda number: WEEKDAYS_ZH[number - 1], key=f"{key}-cutoff",
        )  # fmt: skip
        days = st.number_input(
            "报送期限：周末之后几天", 0, MOST_DAYS, now_held.days_after, key=f"{key}-days"
        )
        at = st.time_input("期限时刻", now_held.due_at, step=1800, key=f"{key}-at")
        closing = st.number_input(
            "关闭：周末之后几天（留空不关闭）", 0, MOST_DAYS, now_held.closing_days,
            key=f"{key}-closing", placeholder="不关闭",
        )  # fmt: skip
    schedule = ReportingSchedule(
        weekday, int(days), at or time(12), None if closing is None else int(closing)
    )
    return from_week or view.week_ending, schedule


def _preview(book: ScheduleBook, from_week: date, schedule: ReportingSchedule) -> None:
    """What the chosen week would be under the new settings; what contradicts itself."""
    if schedule.problem_zh:
        st.error(schedule.problem_zh)
        return
    if schedule == book.of(from_week):
        st.caption("与现行期限相同。")
        return
    line = _week_line(ScheduleBook(((from_week, schedule),)), from_week)
    st.caption(
        f"改后：{rule_zh(schedule)}。{line['week_zh']}的期限为 {line['due_zh']}，"
        f"关闭：{line['closes_zh']}；此前各周不变。"
    )


def _save(dataset: Dataset, from_week: date, schedule: ReportingSchedule) -> None:
    attempt(
        _TOLD,
        lambda actor: set_schedule(store(), actor, dataset, from_week, schedule),
        f"已保存：自{week_label_zh(from_week)}起，{rule_zh(schedule)}",
    )


def _week_line(book: ScheduleBook, week: date) -> dict[str, str]:
    schedule = book.of(week)
    due, closing = schedule.deadline(week), schedule.closing_days
    last_day = None if closing is None else week + timedelta(days=closing)
    return {
        "week_zh": week_label_zh(week),
        "cutoff_zh": f"{_day_zh(schedule.cutoff(week))} 24:00",
        "due_zh": f"{_day_zh(due)} {due:%H:%M}",
        "left_zh": time_left_zh(now(), due),
        "closes_zh": f"{_day_zh(last_day)} 24:00" if last_day else "不关闭",
    }


def _day_zh(day: date) -> str:
    return f"{day.month}月{day.day}日"
