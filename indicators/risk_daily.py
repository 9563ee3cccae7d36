"""Places counted by the day where they have a daily series, by the week where they have none."""

from datetime import date
from typing import Any, Final

import pandas as pd

from indicators.risk_cases import count_every_day, mark_clusters
from indicators.risk_notices import city_code_of
from indicators.risk_rule import WINDOW_DAYS
from indicators.risk_sundays import joined_to_daily, uncovered_sundays

# A series that begins by then begins with the epidemic (公开病例自1月20日起): its counts are new.
COUNTING_BEGAN: Final = date(2020, 1, 31)
_WINDOW: Final = pd.Timedelta(days=WINDOW_DAYS)
_COUNTS: Final = ["confirmed_cumulative", "new_confirmed_14d"]
_COLUMNS: Final = ["unit_code", "counted_on", *_COUNTS]


def place_counts(
    daily: pd.DataFrame, sundays: pd.DataFrame, corrections: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Where each place stood on every day that is known: daily counts, Sundays around them.

    - A daily series takes the place of the Sundays from its first day to its last. The Sundays
      before stay, and are what its first day is compared with: a file that begins in June says
      nothing of how many of its cases are new. So do those in a gap of a week or more: a count
      in April is compared with the Sundays of March rather than with a day of February.
    - Where there is no Sunday before and the file that brought the place begins later than the
      epidemic, what is new is missing for 14 days, not guessed; a first count of 0 says it.

    Args:
        daily: As for `count_cases`; and, where known, file_began (datetime): when the file began,
            in the place's province, that brought its first count. Without it all is one file.
        sundays: unit_code, counted_on (datetime), confirmed_cumulative, new_confirmed_14d.
        corrections: As for `count_cases`.

    Returns:
        unit_code, counted_on (datetime), confirmed_cumulative, new_confirmed_14d [Int64], in the
        order of unit and day.
    """
    points = sundays[_COLUMNS].drop_duplicates(["unit_code", "counted_on"])
    if daily.empty:
        return _ordered(points)
    by_unit = daily.groupby("adcode")["asof_date"]
    points = uncovered_sundays(points, daily)
    joined = points[points["counted_on"] < points["unit_code"].map(by_unit.max())]
    counted = count_every_day(joined_to_daily(joined, daily), corrections)
    counted = counted[counted["counted_on"] >= counted["unit_code"].map(by_unit.min())]
    anchored = set(joined.loc[joined["daily_before"].isna(), "unit_code"])
    counted["new_confirmed_14d"] = (
        counted["new_confirmed_14d"].astype("Int64").mask(_window_is_cut(counted, daily, anchored))
    )
    if points.empty:
        return _ordered(counted)
    both = pd.concat([points[_COLUMNS], counted], ignore_index=True)
    return _ordered(both.drop_duplicates(["unit_code", "counted_on"]))


def zone_counts(
    cases_weekly: pd.DataFrame,
    daily: pd.DataFrame,
    zone_places: pd.DataFrame,
    corrections: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """The counts of `place_counts` for the zones whose cases are those of a place.

    Where a series ends, its last day is the last that is known, until a later Sunday: nobody
    becomes low because nobody imported.

    Args:
        cases_weekly: As for `zone_risk`.
        daily: As for `count_cases`.
        zone_places: zone_code and case_adcode.
        corrections: As for `count_cases`.

    Returns:
        zone_code, week_ending (the day of the count), confirmed_cumulative, new_confirmed_14d,
        in the order of zone and day.
    """
    case_codes = zone_places.set_index("zone_code")["case_adcode"]
    days = pd.to_datetime(cases_weekly["week_ending"]).astype(daily["asof_date"].dtype)
    sundays = cases_weekly.assign(
        unit_code=cases_weekly["zone_code"].map(case_codes), counted_on=days
    )
    counted = place_counts(daily, sundays, corrections)
    by_zone = zone_places[["zone_code", "case_adcode"]].merge(
        counted, left_on="case_adcode", right_on="unit_code"
    )
    told = by_zone.assign(week_ending=by_zone["counted_on"].dt.date)
    return told[["zone_code", "week_ending", *_COUNTS]]


def last_counts(counts: pd.DataFrame, on: date) -> pd.DataFrame:
    """Of counts in the order of zone and day, the last of each zone on or before the day."""
    return counts[counts["week_ending"] <= on].drop_duplicates("zone_code", keep="last")


def mark_zone_clusters(
    counts: pd.DataFrame, clusters: pd.DataFrame, zone_places: pd.DataFrame, on: date
) -> pd.DataFrame:
    """The counts with has_cluster: what was recorded of the place whose cases stand for a zone.

    A cluster in a county is one in its city; that a county had none says nothing of the city.

    Args:
        counts: One row per zone: zone_code.
        clusters: As for `mark_clusters`.
        zone_places: zone_code and case_adcode.
        on: The day at 24:00.
    """
    case_codes = zone_places.set_index("zone_code")["case_adcode"]
    of_cities = clusters[clusters["cluster"]].assign(
        adcode=lambda rows: rows["adcode"].map(city_code_of)
    )
    known = pd.concat([clusters, of_cities], ignore_index=True)
    placed = counts.assign(unit_code=counts["zone_code"].map(case_codes))
    return mark_clusters(placed, known, on).drop(columns="unit_code")


def _window_is_cut(
    counted: pd.DataFrame, daily: pd.DataFrame, anchored: set[str]
) -> "pd.Series[bool]":
    """Whether the 14 days of a count reach back before the file that brought its place.

    A place that comes into a file later had no case before, as the public files are made; one
    that a later file begins with may have had many.
    """
    own = daily.sort_values("asof_date", kind="stable").drop_duplicates("adcode")
    begins = own["asof_date"]
    is_late = (begins == _files_began(own, daily)) & (begins > pd.Timestamp(COUNTING_BEGAN))
    cut = own[is_late & (own["confirmed"] > 0) & ~own["adcode"].isin(anchored)]
    begun = cut.set_index("adcode")["asof_date"].reindex(counted["unit_code"])
    return counted["counted_on"] < begun.set_axis(counted.index) + _WINDOW


def _files_began(own: pd.DataFrame, daily: pd.DataFrame) -> "pd.Series[Any]":
    """When the file of each first count began; without a word on it, the province's first day."""
    by_province = daily["asof_date"].groupby(daily["adcode"].str[:2]).min()
    assumed = own["adcode"].str[:2].map(by_province)
    return own["file_began"].fillna(assumed) if "file_began" in own else assumed


def _ordered(counts: pd.DataFrame) -> pd.DataFrame:
    typed = counts.astype(dict.fromkeys(_COUNTS, "Int64"))
    return typed.sort_values(["unit_code", "counted_on"], kind="stable", ignore_index=True)
