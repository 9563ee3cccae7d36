"""The risk level of every zone (高新区) on a day: cases of its place, overridden by notices."""

from datetime import date
from typing import Final

import pandas as pd

from indicators.risk_decision import decide_levels, mark_city_cases
from indicators.risk_notices import is_city_code
from indicators.risk_rule import grade_units

CITY_PLACE_ZH: Final = "园区仅有地市代码，县级公告不能对应"
ZONE_RISK_COLUMNS: Final = (
    "zone_code", "level", "at_least", "text_zh", "reason_zh", "basis", "basis_zh", "source",
    "announced_on", "derived_from_city", "confirmed_cumulative", "new_confirmed_14d", "on",
    "cases_on",
)  # fmt: skip


def zone_risk(
    cases_weekly: pd.DataFrame,
    notices: pd.DataFrame | None,
    zone_places: pd.DataFrame,
    on: date,
) -> pd.DataFrame:
    """The level that is shown for each zone on a day, with what it rests on.

    A zone takes the cases of the last Sunday on or before the day; its notices are found by the
    county it lies in, not by the unit of its cases. A level reckoned from a city's series says
    so; a level that a notice gives is not derived from the city.

    Args:
        cases_weekly: One row per zone and week: zone_code, week_ending, confirmed_cumulative,
            new_confirmed_14d [cases] and, where recorded, has_cluster.
        notices: As for `official_levels`; None where there are none.
        zone_places: One row per zone: zone_code, adcode, city_adcode, case_adcode.
        on: The day at 24:00.

    Returns:
        One row per zone in the order of `zone_places`, columns ZONE_RISK_COLUMNS: level is a
        code word or missing, cases_on the Sunday of the counts or missing.
    """
    standing = _standing(cases_weekly, on)
    zones = zone_places.merge(standing, on="zone_code", how="left")
    decided = decide_levels(grade_units(zones, on), zones["adcode"], notices, on)
    decided = mark_city_cases(decided, zones["case_adcode"])
    at_city = decided["adcode"].astype(str).map(is_city_code)
    said = decided["reason_zh"] + "；" + CITY_PLACE_ZH
    decided["reason_zh"] = decided["reason_zh"].mask(at_city, said)
    return decided[list(ZONE_RISK_COLUMNS)]


def _standing(cases_weekly: pd.DataFrame, on: date) -> pd.DataFrame:
    """The last known week of each zone."""
    counted_on = pd.to_datetime(cases_weekly["week_ending"])
    known = cases_weekly.assign(cases_on=counted_on.dt.date)[counted_on <= pd.Timestamp(on)]
    latest = known.sort_values("cases_on", kind="stable").drop_duplicates("zone_code", keep="last")
    counts = ["confirmed_cumulative", "new_confirmed_14d"]
    columns = ["zone_code", "cases_on", *counts]
    if "has_cluster" in latest:
        columns.append("has_cluster")
    return latest[columns].astype(dict.fromkeys(counts, "Int64"))
