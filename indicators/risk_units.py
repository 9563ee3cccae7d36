"""The risk level of every unit (县、市) of a case file on a day."""

from datetime import date

import pandas as pd

from indicators.risk_cases import count_cases, mark_clusters
from indicators.risk_decision import decide_levels, mark_city_cases
from indicators.risk_notices import OfficialLevel, is_city_code, urban_levels
from indicators.risk_rule import grade_units


def unit_risk(
    daily: pd.DataFrame,
    on: date,
    clusters: pd.DataFrame | None = None,
    notices: pd.DataFrame | None = None,
    corrections: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """The level that is shown for each unit that the case file names.

    A notice of other grain than the cases (「XX市城区」 beside the whole city) is told in the
    reason and never overrides.

    Args:
        daily: As for `count_cases`.
        on: The day at 24:00.
        clusters: As for `mark_clusters`.
        notices: As for `official_levels`.
        corrections: As for `count_cases`.

    Returns:
        One row per unit, by code: unit_code, name, on, confirmed_cumulative, new_confirmed_14d,
        has_cluster, the columns of `decide_levels` and derived_from_city.
    """
    counted = count_cases(daily, [on], corrections)
    graded = grade_units(mark_clusters(counted, clusters, on))
    codes = graded["unit_code"]
    decided = mark_city_cases(decide_levels(graded, codes, notices, on), codes)
    urban = urban_levels(notices, codes[codes.map(is_city_code).astype(bool)], on)
    told = codes.map(lambda code: _urban_zh(urban.get(code)))
    return decided.assign(reason_zh=decided["reason_zh"] + told)


def _urban_zh(urban: OfficialLevel | None) -> str:
    if urban is None or urban.expired:
        return ""
    return f"；{urban.announced_on}城区公告{urban.level.label_zh}，口径与病例不同，不作依据"
