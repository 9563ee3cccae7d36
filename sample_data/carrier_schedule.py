"""Which carrier reports which week and when; 9,860 of them on 24 March 2020."""

from typing import Final

import numpy as np
import pandas as pd

from indicators.vocabulary import CarrierType, ReportStatus
from sample_data.carrier_targets import (
    CARRIER_WEEKS,
    COUNT_DAYS,
    REPORTING_SHARES,
    SURVEY,
    SURVEY_DAYS,
    SURVEY_WEEK,
)
from sample_data.delivery import (
    DAYS_TO_TUESDAY,
    IMPORT_TIME,
    ON_TIME_SHARE_OF_FIRST_DAY,
    Days,
    days,
    instants,
    late_days,
    on_time_days,
)
from sample_data.draws import generator

HABIT: Final = 0.8  # how much of reporting is a carrier's habit, the rest is the week's chance
LATE_SHARE: Final = 0.06
LAST_DAY_OF_LATE_SURVEYS: Final = 4  # Thursday: known before the next survey is summed up


def carrier_statuses(register: pd.DataFrame, seed: int) -> np.ndarray:
    """One ReportStatus per carrier and week: on time, late or missing."""
    draws = generator(seed, "carrier schedule")
    kinds = register["kind"].to_numpy()
    shape = (len(register), len(CARRIER_WEEKS))
    keenness = HABIT * draws.normal(size=(shape[0], 1)) + np.sqrt(1 - HABIT**2) * draws.normal(
        size=shape
    )
    status = np.full(shape, ReportStatus.MISSING, dtype=object)
    for week, wanted in enumerate(REPORTING_SHARES):
        for kind in CarrierType:
            members = np.flatnonzero(kinds == str(kind))
            ranked = members[np.argsort(-keenness[members, week], kind="stable")]
            on_time = (
                SURVEY[kind].reporting
                if week == SURVEY_WEEK
                else round(members.size * wanted * (1 - LATE_SHARE))
            )
            late = round(members.size * wanted * LATE_SHARE)
            chosen = draws.permutation(ranked[: on_time + late])
            status[chosen[:on_time], week] = ReportStatus.ON_TIME
            status[chosen[on_time:], week] = ReportStatus.LATE
    return status


def received(week: int, status: np.ndarray, seed: int) -> pd.DatetimeIndex:
    """When the reports of one week arrived (UTC); NaT where the report is missing."""
    draws = generator(seed, f"carrier arrivals {week}")
    endings: Days = np.full(status.size, days([CARRIER_WEEKS[week]])[0])
    counted: Days = np.full(status.size, days([COUNT_DAYS[week]])[0])
    late = status == ReportStatus.LATE
    second_day = draws.random(status.size) > ON_TIME_SHARE_OF_FIRST_DAY
    waiting = late_days(endings, draws)
    if week < len(SURVEY_DAYS):
        waiting = np.minimum(waiting, endings + LAST_DAY_OF_LATE_SURVEYS)
    arrival = np.where(late, waiting, on_time_days(counted, endings, second_day))
    at_the_end = late & (week == len(CARRIER_WEEKS) - 1)
    arrival = np.where(at_the_end, endings + DAYS_TO_TUESDAY, arrival)
    return instants(arrival, IMPORT_TIME, evening=at_the_end, never=status == ReportStatus.MISSING)
