"""The figures of the risk map, each made once per view."""

from datetime import date
from typing import Final

from figures.dots import TIANJIN_4_MARCH, risk_dots
from figures.map_risk import risk_map
from figures.risk_weeks import group_weeks
from figures.shared import Figure
from geo.divisions import shown_in
from indicators.cards import IndicatorCard
from indicators.catalogue import CARDS
from indicators.resumption import (
    ABOVE_SCALE_INDUSTRIAL_RATE,
    ABOVE_SCALE_RATE,
    ENTERPRISE_RESUMPTION_RATE,
)
from indicators.risk import BEFORE_RULE_ZH
from indicators.vocabulary import RiskLevel
from pages.components import risk_parts as parts
from pages.components.caching import View, cached
from pages.components.place_parts import area_rates, place_levels, zones_in
from pages.components.risk_shading import Shade

_MAP_HEIGHTS: Final = {"wall": 900, "half": 540}  # [px] where it is not the usual
TIANJIN_ON: Final = date(2020, 3, 4)
_TIANJIN_CARDS: Final = (
    ENTERPRISE_RESUMPTION_RATE.code,
    ABOVE_SCALE_RATE.code,
    ABOVE_SCALE_INDUSTRIAL_RATE.code,
)


@cached
def map_figure(
    view: View, code: str, level: RiskLevel | None, size: str, place: str, shade: Shade
) -> Figure:
    """Zones by level, over areas shaded by the indicator or by their own level."""
    by_level = shade is Shade.LEVEL and parts.has_levels(view)
    shown = zones_in(parts.of_level(parts.zones(view, code), level), place)
    return risk_map(
        shown.assign(name_zh=shown["short_name_zh"] + "高新区"),
        week_ending=view.week_ending,
        value_title_zh=CARDS[code].title_zh,
        areas=area_rates(view, code, place) if shade is Shade.INDICATOR else None,
        levels=place_levels(view, place) if by_level else None,
        place=place,
        compact=size == "compact",
        height=_MAP_HEIGHTS.get(size),
    )


def map_title_zh(view: View) -> str:
    """What the map shows, said above it."""
    if parts.has_levels(view):
        return "高新区风险等级"
    return f"高新区所在地累计确诊（{BEFORE_RULE_ZH}）"


def map_alt_zh(view: View, card: IndicatorCard, place: str, shade: Shade) -> str:
    """What the map shows, for those who cannot see it."""
    by = {Shade.INDICATOR: card.title_zh, Shade.LEVEL: "各自的风险等级"}.get(shade)
    shading = f"，各地按{by}着色" if by else ""
    where = f"{shown_in(place).name_zh}：" if place else ""
    return f"{where}{map_title_zh(view)}，每个高新区一个点{shading}"


@cached
def dots_figure(view: View, code: str, compact: bool) -> Figure:
    """The rate of each zone in the row of its level."""
    told = parts.zones(view, code)
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


def has_reference(view: View, code: str) -> bool:
    """Whether Tianjin's figures were published by the week, and are near enough to compare."""
    return view.week_ending >= TIANJIN_ON and code in _TIANJIN_CARDS


@cached
def weeks_figure(view: View, compact: bool) -> Figure:
    """The number of zones at each level, week by week."""
    return group_weeks(parts.weekly(view), compact=compact)
