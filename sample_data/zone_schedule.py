"""Which zone reports which week, counted on which day and received when."""

from datetime import date
from typing import Final

import numpy as np
import pandas as pd

from indicators.periods import week_ending
from indicators.vocabulary import ReportStatus
from sample_data.delivery import (
    DAYS_TO_TUESDAY,
    IMPORT_TIME,
    ON_TIME_SHARE_OF_FIRST_DAY,
    Days,
    days,
    instants,
    late_days,
    on_time_days,
    statuses,
)
from sample_data.draws import Flags, generator
from sample_data.zone_sizes import LARGE_ZONES
from sample_data.zone_targets import (
    ANCHOR_WEEKS,
    HUBEI,
    HUBEI_COUNT_DAYS,
    LAST_WEEK,
    NATIONAL_COUNT_DAYS,
    SAMPLE_WEEKS,
    ZONE_COUNT_DAYS,
    ZONE_WEEK,
)

LATE_SHARE: Final = 0.062
MISSING_SHARES: Final = (0.09, 0.07, 0.05, 0.035)  # of the first weeks, then the last of the list
USUAL_MISSING_SHARE: Final = 0.016
MISSING_SHARE_OF_LAST_WEEK: Final = 0.04
ZERO_WEEKS: Final = 3
ZERO_SHARE_IN_HUBEI: Final = 0.3
# 51.9 % was known three days after 23 February: no late report may arrive before that.
WEEK_WITH_LATER_LATE_DAYS: Final = SAMPLE_WEEKS.index(date(2020, 2, 23))


def zone_schedule(zones: pd.DataFrame, seed: int) -> pd.DataFrame:
    """One row per zone and week, zone by zone.

    Columns: unit_code, week_index, week_ending, counted_on, status, received_at (UTC, NaT where
    the report is missing).
    """
    draws = generator(seed, "zone schedule")
    shape = (len(zones), len(SAMPLE_WEEKS))
    counted_on = _count_days(zones)
    status = _statuses(zones, counted_on, draws)
    endings = np.tile(days(list(SAMPLE_WEEKS)), len(zones))
    return pd.DataFrame(
        {
            "unit_code": np.repeat(zones["zone_code"].to_numpy(), shape[1]),
            "week_index": np.tile(np.arange(shape[1]), shape[0]),
            "week_ending": endings,
            "counted_on": counted_on.ravel(),
            "status": status.ravel(),
            "received_at": _received(counted_on.ravel(), endings, status.ravel(), draws),
        }
    )


def _count_days(zones: pd.DataFrame) -> Days:
    counted = np.tile(days(list(SAMPLE_WEEKS)), (len(zones), 1))
    for day in NATIONAL_COUNT_DAYS:
        counted[:, SAMPLE_WEEKS.index(week_ending(day))] = np.datetime64(day)
    in_hubei = (zones["province"] == HUBEI).to_numpy()
    for day in HUBEI_COUNT_DAYS:
        counted[in_hubei, SAMPLE_WEEKS.index(week_ending(day))] = np.datetime64(day)
    for code, own_days in ZONE_COUNT_DAYS.items():
        for day in own_days:
            row = (zones["zone_code"] == code).to_numpy()
            counted[row, SAMPLE_WEEKS.index(week_ending(day))] = np.datetime64(day)
    return counted


def _statuses(zones: pd.DataFrame, counted_on: Days, draws: np.random.Generator) -> np.ndarray:
    late = draws.random(counted_on.shape) < LATE_SHARE
    missing_shares = np.full(len(SAMPLE_WEEKS), USUAL_MISSING_SHARE)
    missing_shares[: len(MISSING_SHARES)] = MISSING_SHARES
    missing_shares[LAST_WEEK] = MISSING_SHARE_OF_LAST_WEEK
    missing = draws.random(counted_on.shape) < missing_shares
    zero = draws.random(counted_on.shape) < ZERO_SHARE_IN_HUBEI
    zero &= (zones["province"] == HUBEI).to_numpy()[:, np.newaxis]
    zero[:, ZERO_WEEKS:] = False
    certain = _certain(zones)
    return statuses(late & ~certain, zero & ~certain, missing & ~certain)


def _certain(zones: pd.DataFrame) -> Flags:
    """Reports that a published figure needs on time."""
    certain = np.zeros((len(zones), len(SAMPLE_WEEKS)), dtype=bool)
    certain[:, ZONE_WEEK] = True
    heavy = zones["zone_code"].isin([*ZONE_COUNT_DAYS, *LARGE_ZONES]).to_numpy()
    certain[np.ix_(heavy, np.array(ANCHOR_WEEKS))] = (
        True  # one late giant would move the country's rate
    )
    certain[zones["zone_code"].isin(list(ZONE_COUNT_DAYS)).to_numpy(), :ZONE_WEEK] = True
    return certain


def _received(
    counted_on: Days, endings: Days, status: np.ndarray, draws: np.random.Generator
) -> pd.DatetimeIndex:
    second_day = draws.random(counted_on.size) > ON_TIME_SHARE_OF_FIRST_DAY
    second_day &= counted_on != np.datetime64(date(2020, 4, 2))  # known by the end of 3 April
    arrival = on_time_days(counted_on, endings, second_day)
    late = status == ReportStatus.LATE
    waiting = late_days(endings, draws)
    waiting += endings == np.datetime64(SAMPLE_WEEKS[WEEK_WITH_LATER_LATE_DAYS])
    arrival = np.where(late, waiting, arrival)
    last_week = endings == np.datetime64(SAMPLE_WEEKS[LAST_WEEK])
    arrival = np.where(late & last_week, endings + DAYS_TO_TUESDAY, arrival)
    return instants(
        arrival, IMPORT_TIME, evening=late & last_week, never=status == ReportStatus.MISSING
    )
