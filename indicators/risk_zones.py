"""The risk level of every zone (高新区) on a day: cases of its place, overridden by notices."""

from datetime import date
from typing import Any, Final

import pandas as pd

from indicators.periods import dates_of
from indicators.risk_decision import decide_levels, mark_city_cases
from indicators.risk_notices import is_city_code
from indicators.risk_rule import grade_units

CITY_PLACE_ZH: Final = "园区仅有地市代码，县级公告不能对应"
ZONE_RISK_COLUMNS: Final = (
    "zone_code", "level", "at_least", "text_zh", "reason_zh", "basis", "basis_zh", "source",
    "announced_on", "derived_from_city", "confirmed_cumulative", "new_confirmed_14d", "on",
    "cases_on",
)  # fmt: skip
_COUNTS: Final[dict[str, Any]] = {
    "confirmed_cumulative": "Int64",
    "new_confirmed_14d": "Int64",
    "has_cluster": "boolean",
}


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
    zones = with_standing(zone_places.reset_index(drop=True), cases_weekly, on)
    decided = decide_levels(grade_units(zones, on), zones["adcode"], notices, on)
    decided = mark_city_cases(decided, zones["case_adcode"])
    reasons = decided["reason_zh"].to_numpy(dtype=object)
    told = [
        f"{reason_zh}；{CITY_PLACE_ZH}" if is_city_code(code) else reason_zh
        for reason_zh, code in zip(reasons, zones["adcode"].to_numpy(dtype=object), strict=True)
    ]
    decided["reason_zh"] = pd.array(told, dtype="string")
    return decided[list(ZONE_RISK_COLUMNS)]


def with_standing(places: pd.DataFrame, cases_weekly: pd.DataFrame, on: date) -> pd.DataFrame:
    """The places with the counts of the last known week of each zone, and its day as cases_on.

    Args:
        places: zone_code, on an index that counts from 0.
        cases_weekly: as for `zone_risk`.
        on: the day at 24:00.
    """
    days = dates_of(cases_weekly["week_ending"])
    last: dict[str, tuple[date, int]] = {}
    zones = cases_weekly["zone_code"].to_numpy(dtype=object)
    for at, (zone_code, day) in enumerate(zip(zones, days, strict=True)):
        if day <= on and (zone_code not in last or day >= last[zone_code][0]):
            last[zone_code] = day, at
    wanted = places["zone_code"].to_numpy(dtype=object)
    found = [last.get(zone_code, (None, -1)) for zone_code in wanted]
    positions = [at for _, at in found]
    counts = {
        name: pd.Series(cases_weekly[name]).astype(dtype).array.take(positions, allow_fill=True)
        for name, dtype in _COUNTS.items()
        if name in cases_weekly
    }
    return places.assign(cases_on=pd.Series([day for day, _ in found], dtype=object), **counts)
