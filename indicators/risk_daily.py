"""Zones counted by the day where their place has a daily series, by the week where it has none."""

from datetime import date
from typing import Final

import pandas as pd

from indicators.risk_cases import count_every_day, mark_clusters
from indicators.risk_rule import WINDOW_DAYS

_WINDOW: Final = pd.Timedelta(days=WINDOW_DAYS)
_COUNTS: Final = ["confirmed_cumulative", "new_confirmed_14d"]


def zone_counts(
    cases_weekly: pd.DataFrame,
    daily: pd.DataFrame,
    zone_places: pd.DataFrame,
    corrections: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """The weekly counts of zones with the daily ones of their places among them.

    - A daily series takes the place of the weekly counts from its first day on. The Sundays
      before stay, and are what its first day is compared with: a file that begins in June says
      nothing of how many of its cases are new.
    - Where the series ends, its last day is the last that is known, until a later Sunday: nobody
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
    weekly = cases_weekly.assign(
        unit_code=cases_weekly["zone_code"].map(case_codes),
        counted_on=pd.to_datetime(cases_weekly["week_ending"]).astype(daily["asof_date"].dtype),
    )
    first_days = daily.groupby("adcode")["asof_date"].min()
    last_days = daily.groupby("adcode")["asof_date"].max()
    begins, ends = weekly["unit_code"].map(first_days), weekly["unit_code"].map(last_days)
    before = weekly[weekly["counted_on"] < begins]
    series = pd.concat([_as_daily(before), daily], ignore_index=True)
    counted = count_every_day(series, corrections)
    counted = counted[counted["counted_on"] >= counted["unit_code"].map(first_days)]
    by_zone = zone_places[["zone_code", "case_adcode"]].merge(
        counted, left_on="case_adcode", right_on="unit_code"
    )
    kept = weekly[~weekly["counted_on"].between(begins, ends)]
    both = pd.concat([kept, by_zone], ignore_index=True).sort_values(
        ["zone_code", "counted_on"], kind="stable"
    )
    days = both.assign(week_ending=both["counted_on"].dt.date)
    return days[["zone_code", "week_ending", *_COUNTS]].reset_index(drop=True)


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
        adcode=lambda rows: rows["adcode"].str[:4] + "00"
    )
    known = pd.concat([clusters, of_cities], ignore_index=True)
    placed = counts.assign(unit_code=counts["zone_code"].map(case_codes))
    return mark_clusters(placed, known, on).drop(columns="unit_code")


def _as_daily(weekly: pd.DataFrame) -> pd.DataFrame:
    """Sundays as points of the daily series of their place; zones of one place share them.

    Fourteen days before the first of them the place stood at what that Sunday does not count
    as new.
    """
    points = weekly.drop_duplicates(["unit_code", "counted_on"])
    first = points.sort_values("counted_on", kind="stable").drop_duplicates("unit_code")
    anchors = first.assign(
        counted_on=(first["counted_on"] - _WINDOW).astype(first["counted_on"].dtype),
        confirmed_cumulative=first["confirmed_cumulative"] - first["new_confirmed_14d"],
    )
    both = pd.concat([anchors, points], ignore_index=True)
    return pd.DataFrame(
        {
            "adcode": both["unit_code"],
            "name": "",
            "asof_date": both["counted_on"],
            "date": both["counted_on"],
            "confirmed": both["confirmed_cumulative"],
        }
    )
