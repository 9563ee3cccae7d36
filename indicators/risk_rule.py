"""The county risk rule of 17 February 2020, as pure arithmetic: counts in, level and reason out."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final, cast

import pandas as pd

from indicators.vocabulary import RiskLevel

RULE_ISSUED_ON: Final = date(2020, 2, 17)
WINDOW_DAYS: Final = 14  # [days], the day itself included
LARGE_OUTBREAK_CASES: Final = 50  # [cases], cumulative; above it a cluster decides
RULE_SOURCE_ZH: Final = "国务院联防联控机制2020年2月17日分区分级指导意见"
BEFORE_RULE_ZH: Final = "分级规则发布前"
NO_CASES_ZH: Final = "无病例数据"
AT_LEAST_MEDIUM_ZH: Final = "≥中（聚集性疫情未登记）"
_CLUSTER_ZH: Final = {True: "有聚集性疫情", False: "无聚集性疫情", None: "聚集性疫情未登记"}


@dataclass(frozen=True, slots=True)
class SuggestedLevel:
    """What the rule says of one place on one day; `at_least` means the level may be higher."""

    level: RiskLevel
    at_least: bool
    reason_zh: str


def suggest_level(
    confirmed_cumulative: int, new_confirmed_14d: int, has_cluster: bool | None, on: date
) -> SuggestedLevel | None:
    """The suggested level (建议等级), or None for a day before the rule was issued.

    Low wins: no new case in 14 days is low whatever the cumulative count, although clause two of
    the rule ("above 50 and no cluster: medium") could be read otherwise. Above 50 cases with new
    ones and no cluster recorded either way the level is medium and `at_least`, so that nobody
    reads Wuhan in February as plain medium.

    Args:
        confirmed_cumulative: Confirmed cases up to the day, as published [cases].
        new_confirmed_14d: New cases in the 14 days that end on the day [cases].
        has_cluster: A cluster (聚集性疫情) in those 14 days; None where nobody recorded either.
        on: The day at 24:00.

    Source: 国务院联防联控机制《关于科学防治精准施策分区分级做好新冠肺炎疫情防控工作的指导意见》,
        17 February 2020.
    """
    if on < RULE_ISSUED_ON:
        return None
    large = confirmed_cumulative > LARGE_OUTBREAK_CASES
    at_least = large and new_confirmed_14d > 0 and has_cluster is None
    parts = [f"近{WINDOW_DAYS}日新增{new_confirmed_14d}例", f"累计{confirmed_cumulative}例"]
    if at_least or has_cluster is not None:
        parts.append(_CLUSTER_ZH[has_cluster])
    level = _level(new_confirmed_14d, large, has_cluster)
    return SuggestedLevel(level, at_least, "，".join(parts))


def grade_units(cases: pd.DataFrame, on: date | None = None) -> pd.DataFrame:
    """The suggested level of many units and days, one row per row of `cases`, in its order.

    Every row passes through `suggest_level`, so that the rule is written once.

    Args:
        cases: One row per unit and day: unit_code, on, confirmed_cumulative, new_confirmed_14d
            [cases] and, where recorded, has_cluster (True, False or missing).
        on: The day of all rows; without it each row's own `on` counts.

    Returns:
        `cases` with level (code word, missing before the rule and without cases), at_least and
        reason_zh.
    """
    graded = cases.copy() if on is None else cases.assign(on=on)
    if "has_cluster" not in graded:
        graded["has_cluster"] = None
    names = ("confirmed_cumulative", "new_confirmed_14d", "has_cluster", "on")
    given = (_given(graded[name]) for name in names)
    suggested = [_graded(*row) for row in zip(*given, strict=True)]
    graded["level"] = pd.array([row[0] for row in suggested], dtype="string")
    graded["at_least"] = [row[1] for row in suggested]
    graded["reason_zh"] = pd.array([row[2] for row in suggested], dtype="string")
    return graded


def level_text_zh(level: str | None, at_least: bool) -> str:
    """The level as people read it; no level reads 「分级规则发布前」."""
    if level is None or pd.isna(level):
        return BEFORE_RULE_ZH
    return AT_LEAST_MEDIUM_ZH if at_least else RiskLevel(level).label_zh


def _level(new_cases: int, large: bool, has_cluster: bool | None) -> RiskLevel:
    if new_cases == 0:
        return RiskLevel.LOW
    return RiskLevel.HIGH if large and has_cluster else RiskLevel.MEDIUM


def _given(values: "pd.Series[Any]") -> list[Any]:
    """The values, None where one is missing."""
    missing: Any = None
    return values.to_numpy(dtype=object, na_value=missing).tolist()


def _graded(
    cumulative: object, new_cases: object, has_cluster: object, on: object
) -> tuple[str | None, bool, str]:
    day = on if type(on) is date else pd.Timestamp(cast("date", on)).date()
    if day < RULE_ISSUED_ON:
        return None, False, BEFORE_RULE_ZH
    if cumulative is None or new_cases is None:
        return None, False, NO_CASES_ZH
    cluster = None if has_cluster is None else bool(has_cluster)
    found = suggest_level(int(cast("int", cumulative)), int(cast("int", new_cases)), cluster, day)
    return (None, False, BEFORE_RULE_ZH) if found is None else _as_row(found)


def _as_row(found: SuggestedLevel) -> tuple[str, bool, str]:
    return found.level.value, found.at_least, found.reason_zh
