"""The figures and frames of the overview, each made once per view."""

from collections.abc import Sequence
from datetime import date
from typing import Final

import pandas as pd

from data_access.views import resumption, risk
from data_access.views.trends import indicator_weeks
from data_access.views.zones_of_week import zones_of_week
from figures.bars import difficulty_bars, ranked_bars
from figures.maps import zone_map
from figures.risk_classes import GROUP_SHORT_ZH
from figures.shared import Figure
from figures.tables import ColumnFormat, Columns, TableKind, card_column
from figures.trends import trend_figure
from indicators.cards import IndicatorCard
from indicators.catalogue import CARDS
from indicators.events import PolicyEvent, events_between
from indicators.leading import ahead_and_behind
from indicators.published import published
from indicators.resumption import (
    ABOVE_SCALE_RATE,
    EMPLOYEE_RETURN_RATE,
    ENTERPRISE_RESUMPTION_RATE,
    FULLY_RESUMED_ZONES,
)
from indicators.risk_groups import add_groups
from indicators.vocabulary import Dataset, RiskLevel
from pages.components.caching import View, cached
from pages.components.loaders import known_weeks, load
from pages.components.place_parts import area_rates, province_rates, zones_in

_LISTED: Final = 10
HEADLINE_CARDS: Final = (
    ENTERPRISE_RESUMPTION_RATE,
    ABOVE_SCALE_RATE,
    EMPLOYEE_RETURN_RATE,
    FULLY_RESUMED_ZONES,
)


@cached
def headline(view: View) -> pd.DataFrame:
    """The four headline numbers with their change."""
    return load(resumption.headline, view, view.week_ending, HEADLINE_CARDS)


@cached
def weekly(view: View, codes: tuple[str, ...]) -> pd.DataFrame:
    """Indicators up to the view's week."""
    weeks = [week for week in known_weeks(view, Dataset.WEEKLY) if week <= view.week_ending]
    return load(indicator_weeks, view, [CARDS[code] for code in codes], weeks)


@cached
def zones(view: View) -> pd.DataFrame:
    """Every zone of the week with its rates and its risk level."""
    reported = load(zones_of_week, view, view.week_ending)
    levels = add_groups(load(risk.risk_of_zones, view, view.week_ending)).rename(
        columns={"zone_code": "unit_code", "level": "risk_level"}
    )
    levels["risk_zh"] = levels["group"].map(GROUP_SHORT_ZH)
    kept = ["unit_code", "risk_level", "risk_zh", "reason_zh", "basis_zh"]
    return reported.join(levels[kept].set_index("unit_code"), on="unit_code")


@cached
def difficulties(view: View) -> pd.DataFrame:
    """The five difficulties of the week."""
    table = load(resumption.difficulties, view, view.week_ending)
    return table.rename(columns={"difficulty_zh": "name_zh"})


@cached
def map_figure(view: View, code: str, level: RiskLevel | None, size: str, place: str) -> Figure:
    """Zones by risk level over areas shaded by the indicator."""
    shown = zones_in(zones(view), place)
    if level is not None:
        shown = shown[shown["risk_level"] == level.value]
    points = pd.DataFrame(
        {
            "zone_code": shown["unit_code"],
            "name_zh": shown["short_name_zh"],
            "lon": shown["lon"],
            "lat": shown["lat"],
            "value": shown[code],
            "risk_level": shown["risk_level"],
        }
    )
    return zone_map(
        points,
        week_ending=view.week_ending,
        value_title_zh=CARDS[code].title_zh,
        areas=area_rates(view, code, place),
        place=place,
        compact=size == "compact",
        height=880 if size == "wall" else None,
    )


@cached
def trend(view: View, code: str, compact: bool) -> Figure:
    """The indicator over the weeks, with policy marks and what was published at the time."""
    lines = weekly(view, (code,))
    return trend_figure(
        lines,
        CARDS[code].unit,
        events=_events(lines["week_ending"].tolist()),
        published=_published(code, view),
        compact=compact,
    )


@cached
def province_bars(view: View, code: str, compact: bool) -> Figure:
    """Provinces from the highest to the lowest."""
    card = CARDS[code]
    return ranked_bars(
        province_rates(view, code),
        card.unit,
        average=_whole(view, code),
        average_zh=view.area.label_zh,
        higher_is_better=card.higher_is_better,
        compact=compact,
    )


def _whole(view: View, code: str) -> float | None:
    """The week's value of the area, its counts summed before dividing."""
    lines = weekly(view, (code,))
    this_week = lines.loc[lines["week_ending"] == view.week_ending, "value"].dropna()
    return float(this_week.iloc[0]) if len(this_week) else None


@cached
def difficulty_figure(view: View, compact: bool) -> Figure:
    """The five difficulties against last week."""
    return difficulty_bars(difficulties(view), compact=compact)


@cached
def lagging(view: View, code: str) -> pd.DataFrame:
    """The ten zones furthest behind all of the area, and what sets each apart."""
    whole = _whole(view, code)
    if whole is None:
        return zones(view).iloc[:0].assign(difficulty_zh=None, difficulty_share=None)
    up = CARDS[code].higher_is_better is not False
    return ahead_and_behind(zones(view), code, whole=whole, higher_is_better=up, most=_LISTED)[1]


def lagging_columns(card: IndicatorCard) -> Columns:
    """The columns of the lagging table."""
    return {
        "short_name_zh": ColumnFormat("高新区"),
        card.code: card_column(card),
        "difficulty_zh": ColumnFormat(
            "最突出的困难", help_zh="占企业的比重高出全部高新区最多的一类；五类都不高出的不写"
        ),
        "difficulty_share": ColumnFormat("占企业", TableKind.SHARE),
        "risk_zh": ColumnFormat("风险等级"),
    }


ZONE_COLUMNS: Final[Columns] = {
    "unit_code": ColumnFormat("代码"),
    "short_name_zh": ColumnFormat("高新区"),
    "province_zh": ColumnFormat("省份"),
    "risk_zh": ColumnFormat("风险等级"),
    "enterprises": ColumnFormat("企业总数", TableKind.COUNT),
    "enterprises_resumed": ColumnFormat("已复工企业数", TableKind.COUNT),
    **{
        card.code: card_column(card)
        for card in (
            ENTERPRISE_RESUMPTION_RATE,
            ABOVE_SCALE_RATE,
            EMPLOYEE_RETURN_RATE,
            CARDS["capacity_recovery_rate"],
        )
    },
    "enterprise_change": ColumnFormat("较上周", TableKind.POINTS, "企业复工率较上周的变化"),
    "workers_short": ColumnFormat("尚缺工人数", TableKind.COUNT),
}
PROVINCE_COLUMNS: Final[Columns] = {
    "province_zh": ColumnFormat("省份"),
    "value": ColumnFormat("数值", TableKind.SHARE),
    "change": ColumnFormat("较上周", TableKind.POINTS),
    "numerator": ColumnFormat("分子", TableKind.COUNT),
    "denominator": ColumnFormat("分母", TableKind.COUNT),
    "units": ColumnFormat("已报高新区", TableKind.COUNT),
    "expected": ColumnFormat("应报高新区", TableKind.COUNT),
}
DIFFICULTY_COLUMNS: Final[Columns] = {
    "name_zh": ColumnFormat("困难"),
    "value": ColumnFormat("占企业总数", TableKind.SHARE),
    "previous": ColumnFormat("上周", TableKind.SHARE),
    "change": ColumnFormat("变化", TableKind.POINTS),
    "numerator": ColumnFormat("企业数", TableKind.COUNT),
    "units": ColumnFormat("已报高新区", TableKind.COUNT),
}


def _events(weeks: Sequence[date]) -> tuple[PolicyEvent, ...]:
    return tuple(events_between(min(weeks), max(weeks))) if weeks else ()


def _published(code: str, view: View) -> pd.DataFrame | None:
    """National figures only: a province's line is not held against the nation's."""
    if view.area.province_zh:
        return None
    figures = published(code)
    national = figures[figures["scope_zh"].str.startswith(("全国", "169家"))]
    shown = national[national["on"] <= view.week_ending]
    return shown.rename(columns={"scope_zh": "title_zh"}) if len(shown) else None
