"""The figures and frames of the risk map, each made once per view."""

from dataclasses import replace
from datetime import date
from typing import Final

import pandas as pd

from data_access.views import risk
from data_access.views.filters import NATION
from figures.dots import TIANJIN_4_MARCH, risk_dots
from figures.map_risk import risk_map
from figures.risk_classes import GROUP_SHORT_ZH
from figures.risk_weeks import group_weeks
from figures.shared import Figure
from figures.tables import ColumnFormat, Columns, TableKind, card_column
from geo.divisions import shown_in
from indicators.cards import IndicatorCard
from indicators.catalogue import CARDS
from indicators.measures import sum_measure
from indicators.periods import previous_week
from indicators.resumption import (
    ABOVE_SCALE_INDUSTRIAL_RATE,
    ABOVE_SCALE_RATE,
    ENTERPRISE_RESUMPTION_RATE,
)
from indicators.risk import BEFORE_RULE_ZH
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
from pages.components.loaders import View, cached, known_weeks, load
from pages.components.place_parts import area_rates, place_levels, zones_in
from pages.components.risk_shading import Shade

_MAP_HEIGHTS: Final = {"wall": 900, "half": 540}  # [px] where it is not the usual
TIANJIN_ON: Final = date(2020, 3, 4)
_TIANJIN_CARDS: Final = (
    ENTERPRISE_RESUMPTION_RATE.code,
    ABOVE_SCALE_RATE.code,
    ABOVE_SCALE_INDUSTRIAL_RATE.code,
)
_AT_LEAST_HELP_ZH: Final = "≥中：聚集性疫情未登记，至少为中风险"
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


@cached
def map_figure(
    view: View, code: str, level: RiskLevel | None, size: str, place: str, shade: Shade
) -> Figure:
    """Zones by level, over areas shaded by the indicator or by their own level."""
    shown = zones_in(of_level(zones(view, code), level), place)
    return risk_map(
        shown.assign(name_zh=shown["short_name_zh"] + "高新区"),
        week_ending=view.week_ending,
        value_title_zh=CARDS[code].title_zh,
        areas=area_rates(view, code, place) if shade is Shade.INDICATOR else None,
        levels=place_levels(view, place) if shade is Shade.LEVEL and has_levels(view) else None,
        place=place,
        compact=size == "compact",
        height=_MAP_HEIGHTS.get(size),
    )


def has_levels(view: View) -> bool:
    """Whether the rule was issued by the view's week."""
    return groups_on(view.week_ending) is RiskGroup


def map_title_zh(view: View) -> str:
    """What the map shows, said above it."""
    return "高新区风险等级" if has_levels(view) else f"高新区所在地累计确诊（{BEFORE_RULE_ZH}）"


def map_alt_zh(view: View, card: IndicatorCard, place: str, shade: Shade) -> str:
    """What the map shows, for those who cannot see it."""
    by = {Shade.INDICATOR: card.title_zh, Shade.LEVEL: "各自的风险等级"}.get(shade)
    shading = f"，各地按{by}着色" if by else ""
    where = f"{shown_in(place).name_zh}：" if place else ""
    return f"{where}{map_title_zh(view)}，每个高新区一个点{shading}"


@cached
def dots_figure(view: View, code: str, compact: bool) -> Figure:
    """The rate of each zone in the row of its level."""
    told = zones(view, code)
    return risk_dots(
        told.assign(level=told["risk_level"], name_zh=told["short_name_zh"]),
        references=TIANJIN_4_MARCH if has_reference(view, code) else (),
        compact=compact,
    )


def dots_notes_zh(view: View, code: str) -> list[str]:
    """What must be said beside the dots."""
    notes = ["“≥中”计入中风险一行", "竖线为该等级全部高新区合计的比率"]
    if not has_reference(view, code):
        return notes
    return [*notes, "◇ 为天津市公布的规上工业企业复工率，按市辖区统计、不是高新区，仅作参照"]


def unchanged_zh(view: View) -> str:
    """Why there is no zone with another level than last week."""
    if groups_on(previous_week(view.week_ending)) is not RiskGroup:
        return "上周在分级规则发布之前，没有可比的等级。"
    return "与上周相比，没有高新区的风险等级发生变化。"


def has_reference(view: View, code: str) -> bool:
    """Whether Tianjin's figures were published by the week, and are near enough to compare."""
    return view.week_ending >= TIANJIN_ON and code in _TIANJIN_CARDS


@cached
def weeks_figure(view: View, compact: bool) -> Figure:
    """The number of zones at each level, week by week."""
    return group_weeks(weekly(view), compact=compact)


def zone_columns(view: View, card: IndicatorCard) -> Columns:
    """The columns of the table of zones; before the rule there is nothing to give reasons for."""
    cases = {
        "confirmed_cumulative": ColumnFormat("累计确诊", TableKind.COUNT),
        "new_confirmed_14d": ColumnFormat("近14日新增", TableKind.COUNT),
        card.code: card_column(card),
    }
    if not has_levels(view):
        return {**_PLACE_COLUMNS, "level_zh": ColumnFormat("累计病例分组"), **cases}
    return {
        **_PLACE_COLUMNS,
        "level_zh": ColumnFormat("风险等级", help_zh=_AT_LEAST_HELP_ZH),
        "reason_zh": ColumnFormat("理由"),
        "basis_zh": ColumnFormat("依据"),
        **cases,
        "announced_on": ColumnFormat("公告日期", TableKind.DATE),
        "source": ColumnFormat("来源"),
        "unit_code": ColumnFormat("代码"),
    }


def dots_columns(card: IndicatorCard) -> Columns:
    """The columns of the table beside the dots."""
    return {
        "short_name_zh": ColumnFormat("高新区"),
        "level_zh": ColumnFormat("风险等级", help_zh=_AT_LEAST_HELP_ZH),
        card.code: card_column(card),
        "numerator": ColumnFormat(card.numerator_zh, TableKind.COUNT),
        "denominator": ColumnFormat(card.denominator_zh, TableKind.COUNT),
    }


_PLACE_COLUMNS: Final[Columns] = {
    "short_name_zh": ColumnFormat("高新区"),
    "province_zh": ColumnFormat("省份"),
}
CHANGED_COLUMNS: Final[Columns] = {
    **_PLACE_COLUMNS,
    "direction_zh": ColumnFormat("变化"),
    "previous_zh": ColumnFormat("上周"),
    "level_zh": ColumnFormat("本周", help_zh=_AT_LEAST_HELP_ZH),
    "reason_zh": ColumnFormat("理由"),
}
WEEKS_COLUMNS: Final[Columns] = {
    "on": ColumnFormat("报告周（周日）", TableKind.DATE),
    "group_zh": ColumnFormat("风险等级"),
    "zones": ColumnFormat("高新区数", TableKind.COUNT),
}


@cached
def _every_level(view: View) -> pd.DataFrame:
    """All zones and weeks at once: moving between weeks and areas reckons nothing anew."""
    weeks = known_weeks(view, Dataset.WEEKLY)
    return add_groups(load(risk.risk_of_weeks, view, weeks))


def _last_week(view: View) -> date:
    return known_weeks(replace(view, area=NATION), Dataset.WEEKLY)[-1]
