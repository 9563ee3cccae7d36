"""Weeks, instants and the product clock: everything the product knows about time."""

import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

import pandas as pd

SHANGHAI: Final = ZoneInfo("Asia/Shanghai")
DEMO_START: Final = datetime(2020, 7, 1, 8, 0, tzinfo=SHANGHAI)
DAYS_PER_WEEK: Final = 7

Clock = Callable[[], datetime]


def week_ending(day: date) -> date:
    """Sunday of the ISO week (Monday to Sunday) that contains the day."""
    return day + timedelta(days=DAYS_PER_WEEK - day.isoweekday())


def previous_week(ending: date) -> date:
    """Sunday of the week before."""
    return ending - timedelta(days=DAYS_PER_WEEK)


def weeks_between(first_ending: date, last_ending: date) -> list[date]:
    """Every Sunday from the first to the last, both included."""
    span = (last_ending - first_ending).days // DAYS_PER_WEEK
    return [first_ending + timedelta(days=DAYS_PER_WEEK * step) for step in range(span + 1)]


def week_label_zh(ending: date) -> str:
    """The week as people read it: ISO number and its two ends, 2020年第14周（3月30日—4月5日）."""
    first = ending - timedelta(days=DAYS_PER_WEEK - 1)
    iso = ending.isocalendar()
    return (
        f"{iso.year}年第{iso.week}周（{first.month}月{first.day}日—{ending.month}月{ending.day}日）"
    )


def dates_of(days: "pd.Series[Any]") -> list[date]:
    """A column of days as plain dates, of whatever kind pandas holds them; none is missing."""
    held = days.to_numpy(dtype=object)
    return [day if type(day) is date else pd.Timestamp(day).date() for day in held]


def end_of_day(day: date) -> datetime:
    """The instant 24:00 of a day in Shanghai, in UTC."""
    following = day + timedelta(days=1)
    midnight = datetime(following.year, following.month, following.day, tzinfo=SHANGHAI)
    return midnight.astimezone(UTC)


def local_text(instant: datetime) -> str:
    """An instant as people read it, in Shanghai: 2020-07-01 08:00."""
    return f"{instant.astimezone(SHANGHAI):%Y-%m-%d %H:%M}"


def demo_clock(start: datetime = DEMO_START) -> Clock:
    """A clock that reads `start` now and ticks from there."""
    began = time.monotonic()
    return lambda: (start + timedelta(seconds=time.monotonic() - began)).astimezone(UTC)


def real_clock() -> datetime:
    """The machine's time in UTC."""
    return datetime.now(UTC)
