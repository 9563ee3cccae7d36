"""Zones in groups for counting and drawing: by risk level under the rule, by cases before it."""

from datetime import date
from typing import Any, Final

import pandas as pd

from indicators.risk_rule import (
    AT_LEAST_MEDIUM_ZH,
    LARGE_OUTBREAK_CASES,
    NO_CASES_ZH,
    RULE_ISSUED_ON,
)
from indicators.vocabulary import LabelledEnum, RiskLevel

UNKNOWN: Final = "no_cases"  # the same word in both lists: nobody knows the cases of the place
_FEW_CASES: Final = 10  # [cases]
_VERY_MANY_CASES: Final = 500  # [cases]


class RiskGroup(LabelledEnum):
    """What a level is counted as, from the gravest; 「≥中」 stands apart from plain medium."""

    HIGH = RiskLevel.HIGH.value, RiskLevel.HIGH.label_zh
    AT_LEAST_MEDIUM = "at_least_medium", AT_LEAST_MEDIUM_ZH
    MEDIUM = RiskLevel.MEDIUM.value, RiskLevel.MEDIUM.label_zh
    LOW = RiskLevel.LOW.value, RiskLevel.LOW.label_zh
    UNKNOWN = UNKNOWN, NO_CASES_ZH


class CaseGroup(LabelledEnum):
    """Cumulative confirmed cases (累计确诊), which stand in for levels before the rule."""

    VERY_MANY = "very_many", f"累计超过{_VERY_MANY_CASES}例"
    MANY = "many", f"累计{LARGE_OUTBREAK_CASES + 1}–{_VERY_MANY_CASES}例"
    SOME = "some", f"累计{_FEW_CASES + 1}–{LARGE_OUTBREAK_CASES}例"
    FEW = "few", f"累计1–{_FEW_CASES}例"
    NONE = "none", "累计0例"
    UNKNOWN = UNKNOWN, NO_CASES_ZH


Groups = type[RiskGroup] | type[CaseGroup]


def groups_on(on: date) -> Groups:
    """Which groups a day is told in: there are no levels before the rule was issued."""
    return RiskGroup if on >= RULE_ISSUED_ON else CaseGroup


def add_groups(levels: pd.DataFrame) -> pd.DataFrame:
    """The levels with the group each row is counted in.

    Args:
        levels: rows of `zone_risk`: on, level, at_least, confirmed_cumulative.

    Returns:
        `levels` with group (code word) and group_zh.
    """
    cells = zip(
        levels["on"],
        levels["level"],
        levels["at_least"],
        levels["confirmed_cumulative"],
        strict=True,
    )
    groups = [_group(*row) for row in cells]
    return levels.assign(
        group=pd.Series([group.value for group in groups], levels.index, dtype="string"),
        group_zh=pd.Series([group.label_zh for group in groups], levels.index, dtype="string"),
    )


def by_gravity(grouped: pd.DataFrame) -> pd.DataFrame:
    """The zones from the gravest group down, within a group by their new cases."""
    ranks = {
        group.value: rank for groups in (CaseGroup, RiskGroup) for rank, group in enumerate(groups)
    }
    keys = pd.DataFrame({"rank": grouped["group"].map(ranks), "new": -grouped["new_confirmed_14d"]})
    return grouped.loc[keys.sort_values(["rank", "new"], kind="stable").index]


def count_groups(grouped: pd.DataFrame, on: date, previous_on: date) -> pd.DataFrame:
    """How many zones stand in each group, beside the week before.

    Args:
        grouped: rows of `add_groups`, one per zone and day.
        on: the day.
        previous_on: the day that is compared; missing where it was told in other groups.

    Returns:
        group, group_zh, zones, previous and change [Int64]; every group in its order, those in
        which nobody stands as 0, the unknown only where there is one.
    """
    groups = groups_on(on)
    counts = grouped[grouped["on"] == on]["group"].value_counts()
    before = grouped[grouped["on"] == previous_on]["group"].value_counts()
    comparable = groups_on(previous_on) is groups and len(before) > 0
    rows = [
        {
            "group": group.value,
            "group_zh": group.label_zh,
            "zones": int(counts.get(group.value, 0)),
            "previous": int(before.get(group.value, 0)) if comparable else pd.NA,
        }
        for group in groups
        if group.value != UNKNOWN or UNKNOWN in counts.index
    ]
    table = pd.DataFrame(rows).astype({"previous": "Int64"})
    return table.assign(change=table["zones"] - table["previous"])


def weekly_groups(grouped: pd.DataFrame) -> pd.DataFrame:
    """How many zones stood in each risk group, week by week since the rule: on, group, zones."""
    under_rule = grouped[grouped["on"] >= RULE_ISSUED_ON]
    counts = under_rule.groupby(["on", "group", "group_zh"], as_index=False).size()
    return counts.rename(columns={"size": "zones"})


def changed_levels(grouped: pd.DataFrame, on: date, previous_on: date) -> pd.DataFrame:
    """The zones whose level is another than on the day before, those that worsened first.

    Returns:
        The rows of the day with previous (code word), step and direction_zh; empty where either
        day has no levels.
    """
    if groups_on(previous_on) is not RiskGroup:
        return grouped.iloc[0:0].assign(previous="", step=0, direction_zh="")
    now = grouped[grouped["on"] == on]
    before = grouped[grouped["on"] == previous_on].set_index("zone_code")["group"]
    gravity = {group.value: rank for rank, group in enumerate(reversed(RiskGroup))}
    joined = now.assign(previous=now["zone_code"].map(before))
    ranks, earlier = (joined[name].map(gravity).astype("Float64") for name in ("group", "previous"))
    steps = ranks - earlier
    changed = joined.assign(step=steps)[steps.notna() & (steps != 0).fillna(False)]
    directions = changed["step"].map(lambda step: "↑ 上调" if step > 0 else "↓ 下调")
    return changed.assign(direction_zh=directions).sort_values(
        "step", ascending=False, kind="stable"
    )


def _group(on: date, level: Any, at_least: bool, cumulative: Any) -> RiskGroup | CaseGroup:
    if on < RULE_ISSUED_ON:
        return _case_group(cumulative)
    if pd.isna(level):
        return RiskGroup.UNKNOWN
    return RiskGroup.AT_LEAST_MEDIUM if at_least else RiskGroup(level)


def _case_group(cumulative: Any) -> CaseGroup:
    if pd.isna(cumulative):
        return CaseGroup.UNKNOWN
    floors = {
        CaseGroup.VERY_MANY: _VERY_MANY_CASES,
        CaseGroup.MANY: LARGE_OUTBREAK_CASES,
        CaseGroup.SOME: _FEW_CASES,
        CaseGroup.FEW: 0,
    }
    return next((group for group, floor in floors.items() if cumulative > floor), CaseGroup.NONE)
