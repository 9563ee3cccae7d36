"""Sundays beside a daily series: which of them still speak, and as points of the series."""

from typing import Final, Literal

import pandas as pd

from indicators.periods import DAYS_PER_WEEK
from indicators.risk_rule import WINDOW_DAYS

_SIDES: Final[tuple[tuple[Literal["backward", "forward"], str], ...]] = (
    ("backward", "daily_before"),
    ("forward", "daily_after"),
)
_WEEK: Final = pd.Timedelta(days=DAYS_PER_WEEK)
_WINDOW: Final = pd.Timedelta(days=WINDOW_DAYS)


def uncovered_sundays(points: pd.DataFrame, daily: pd.DataFrame) -> pd.DataFrame:
    """The Sundays that no daily series speaks for: before it, after it, in a gap of a week.

    What lies more than a week after a Sunday has no say in it, so that a day stands the same
    whoever asks for later days beside it.

    Args:
        points: unit_code, counted_on (datetime).
        daily: As for `count_cases`.

    Returns:
        Those of `points` in the order of days, with daily_before: the last daily count on or
        before the Sunday (NaT before the series).
    """
    counted_on = daily["asof_date"].astype(points["counted_on"].dtype)
    days = pd.DataFrame({"unit_code": daily["adcode"].astype("str"), "daily": counted_on})
    told = points.astype({"unit_code": "str"}).sort_values("counted_on", kind="stable")
    for direction, name in _SIDES:
        told = pd.merge_asof(
            told,
            days.rename(columns={"daily": name}).sort_values(name, kind="stable"),
            left_on="counted_on",
            right_on=name,
            by="unit_code",
            direction=direction,
        )
    return told[~(told["daily_after"] - told["daily_before"] < _WEEK)]


def joined_to_daily(sundays: pd.DataFrame, daily: pd.DataFrame) -> pd.DataFrame:
    """Sundays as points of the daily series that they come before, or whose gaps they fill.

    Fourteen days before the first of them the place stood at what that Sunday does not count
    as new; unless a daily count says it.

    Args:
        sundays: Rows of `uncovered_sundays`, with the counts.
        daily: As for `count_cases`.
    """
    if sundays.empty:
        return daily
    first = sundays.drop_duplicates(["unit_code", "daily_before"])
    first = first[~(first["counted_on"] - first["daily_before"] <= _WINDOW)]
    anchors = first.assign(
        counted_on=(first["counted_on"] - _WINDOW).astype(first["counted_on"].dtype),
        confirmed_cumulative=first["confirmed_cumulative"] - first["new_confirmed_14d"],
    )
    points = pd.concat([anchors, sundays], ignore_index=True)
    as_daily = pd.DataFrame(
        {
            "adcode": points["unit_code"],
            "name": "",
            "asof_date": points["counted_on"],
            "date": points["counted_on"],
            "confirmed": points["confirmed_cumulative"],
        }
    )
    return pd.concat([as_daily, daily], ignore_index=True)
