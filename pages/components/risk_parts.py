"""The frames of the risk map, each made once per view."""

from dataclasses import replace
from datetime import date
from typing import Final

import pandas as pd

from data_access.views import risk
from data_access.views.filters import NATION
from figures.risk_classes import GROUP_SHORT_ZH
from indicators.catalogue import CARDS
from indicators.measures import sum_measure
from indicators.periods import previous_week
from indicators.risk_groups import (
    RiskGroup,
    add_groups,
    by_gravity,
    changed_levels,
    count_groups,
    groups_on,
    weekly_groups,
)
from indicators.vocabulary import Dataset, RiskLevel
from pages.components import overview_parts
from pages.components.caching import View, cached
from pages.components.loaders import known_weeks, load

_RISK_FIELDS: Final = [
    "on", "group", "group_zh", "source", "announced_on", "confirmed_cumulative",
    "new_confirmed_14d", "cases_on",
]  # fmt: skip


def levels(view: View) -> pd.DataFrame:
    """The level of every zone of the area for every week up to the view's."""
    every = _every_level(replace(view, area=NATION, week_ending=_last_week(view)))
    area = overview_parts.zones(view)["unit_code"]
    return every[(every["on"] <= view.week_ending) & every["zone_code"].isin(area)]


@cached
def zones(view: View, code: str) -> pd.DataFrame:
    """Every zone with its level, what the level rests on, its cases and the indicator."""
    now = levels(view)
    now = now[now["on"] == view.week_ending].set_index("zone_code")
    told = overview_parts.zones(view).join(now[_RISK_FIELDS], on="unit_code")
    sums = sum_measure(told, CARDS[code].measure, ["unit_code"]).set_index("unit_code")
    told = told.join(sums[["numerator", "denominator"]], on="unit_code")
    return by_gravity(
        told.assign(
            zone_code=told["unit_code"],
            value=told[code],
            level_zh=told["group"].map(GROUP_SHORT_ZH),
        )
    )


def of_level(rows: pd.DataFrame, level: RiskLevel | None) -> pd.DataFrame:
    """The zones of one level, 「≥中」 with 中; all of them without one."""
    return rows if level is None else rows[rows["risk_level"] == level.value]


@cached
def counts(view: View) -> pd.DataFrame:
    """How many zones stand in each group, beside last week."""
    return count_groups(levels(view), view.week_ending, previous_week(view.week_ending))


@cached
def weekly(view: View) -> pd.DataFrame:
    """How many zones stood at each level, week by week."""
    return weekly_groups(levels(view))


@cached
def changed(view: View) -> pd.DataFrame:
    """The zones whose level is another than last week."""
    moved = changed_levels(levels(view), view.week_ending, previous_week(view.week_ending))
    names = overview_parts.zones(view).set_index("unit_code")[["short_name_zh", "province_zh"]]
    return moved.join(names, on="zone_code").assign(
        unit_code=moved["zone_code"],
        level_zh=moved["group"].map(GROUP_SHORT_ZH),
        previous_zh=moved["previous"].map(GROUP_SHORT_ZH),
    )


def has_levels(view: View) -> bool:
    """Whether the rule was issued by the view's week."""
    return groups_on(view.week_ending) is RiskGroup


def unchanged_zh(view: View) -> str:
    """Why there is no zone with another level than last week."""
    if groups_on(previous_week(view.week_ending)) is not RiskGroup:
        return "上周在分级规则发布之前，没有可比的等级。"
    return "与上周相比，没有高新区的风险等级发生变化。"


@cached
def _every_level(view: View) -> pd.DataFrame:
    """All zones and weeks at once: moving between weeks and areas reckons nothing anew."""
    weeks = known_weeks(view, Dataset.WEEKLY)
    return add_groups(load(risk.risk_of_weeks, view, weeks))


def _last_week(view: View) -> date:
    return known_weeks(replace(view, area=NATION), Dataset.WEEKLY)[-1]
