"""When a report arrives: on time, late, as a zero report or never (准时、迟报、零报告、未报)."""

from datetime import date
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from indicators.periods import SHANGHAI
from indicators.vocabulary import ReportStatus
from sample_data.draws import Flags, Integers

IMPORT_TIME: Final = pd.Timedelta(hours=11, minutes=30)
EVENING_TIME: Final = pd.Timedelta(hours=18)
CORRECTION_TIME: Final = pd.Timedelta(hours=15)
DAYS_TO_MONDAY: Final = 1
DAYS_TO_TUESDAY: Final = 2
DAYS_FROM_FRIDAY: Final = 2
FIRST_DAY_OF_WEEKEND: Final = 6

ON_TIME_SHARE_OF_FIRST_DAY: Final = 0.6
LATE_DAYS: Final = (3, 4, 8)  # days after the week's Sunday: Wednesday, Thursday, next Monday
LATE_WEIGHTS: Final = (0.6, 0.28, 0.12)

Days = npt.NDArray[np.datetime64]


def instants(
    days: Days, at: pd.Timedelta, *, evening: Flags | None = None, never: Flags | None = None
) -> pd.DatetimeIndex:
    """Those days at a time of the day in Shanghai, in UTC; some at 18:00, some never (NaT)."""
    local = days.astype("datetime64[us]") + at.to_timedelta64()
    if evening is not None:
        local = np.where(evening, local + (EVENING_TIME - at).to_timedelta64(), local)
    if never is not None:
        local = np.where(never, np.datetime64("NaT"), local)
    return pd.DatetimeIndex(local.astype("datetime64[us]")).tz_localize(SHANGHAI).tz_convert("UTC")


def days(of: list[date]) -> Days:
    """Dates as an array that can be added to."""
    return np.array(of, dtype="datetime64[D]")


def on_time_days(counted_on: Days, week_ending: Days, second_day: Flags) -> Days:
    """Arrival days of punctual reports.

    Counted at the weekend: the Monday or Tuesday after it; counted earlier: one or two days on.
    """
    after_sunday = np.where(second_day, DAYS_TO_TUESDAY, DAYS_TO_MONDAY)
    after_count = np.where(second_day, 2, 1)
    weekday = (week_ending - counted_on).astype(np.int64)
    at_weekend = weekday <= 7 - FIRST_DAY_OF_WEEKEND
    return np.where(at_weekend, week_ending + after_sunday, counted_on + after_count)


def late_days(week_ending: Days, draws: np.random.Generator) -> Days:
    """Arrival days of late reports, all after Tuesday noon."""
    waits = draws.choice(LATE_DAYS, size=week_ending.size, p=LATE_WEIGHTS)
    return np.asarray(week_ending + waits)


def statuses(late: Flags, zero: Flags, missing: Flags) -> npt.NDArray[np.object_]:
    """One ReportStatus per report; missing before zero before late."""
    status = np.full(late.shape, ReportStatus.ON_TIME, dtype=object)
    status[late] = ReportStatus.LATE
    status[zero] = ReportStatus.ZERO
    status[missing] = ReportStatus.MISSING
    return status


def dates_of(of: Days | pd.Series) -> list[date]:
    """Plain dates, as the store keeps them, without one conversion per row."""
    values = np.asarray(of, dtype="datetime64[D]")
    distinct, places = np.unique(values, return_inverse=True)
    plain = np.array([day.item() for day in distinct], dtype=object)
    return list(plain[places])


def fridays_after(week_ending: Days, weeks: Integers) -> Days:
    """The Friday on which corrections of a week are imported."""
    return np.asarray(week_ending + weeks * 7 - DAYS_FROM_FRIDAY)
