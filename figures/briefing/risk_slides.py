"""The slides of risk: the map, and how far each level has resumed."""

from typing import Final

import pandas as pd

from figures.briefing import sentences as say
from figures.briefing.facts import BriefingFacts
from figures.briefing.story import Slide
from figures.drawing.charts import Chart, ChartKind, Series
from figures.drawing.map_drawing import draw_map
from figures.formats import percent, plain, points_apart
from figures.map_points import unplaced
from figures.map_risk import risk_map
from figures.theme import RISK_COLOURS
from geo.outlines import SLIDE_TOLERANCE
from indicators.measures import add_rate, sum_measure
from indicators.resumption import ENTERPRISE_RESUMPTION_RATE
from indicators.vocabulary import RiskLevel

_RATE: Final = ENTERPRISE_RESUMPTION_RATE
_PROVINCE_TOLERANCE: Final = SLIDE_TOLERANCE / 8  # a province is drawn as much larger
_SHADED_ZH: Final = "省份按企业复工率着色，未报的省份为灰色并画斜线"

_PARTS_SHADED_ZH: Final = "各地按企业复工率着色，未报的地方为灰色并画斜线"


def map_slide(facts: BriefingFacts, foot: str) -> Slide:
    """Zones by risk level with the count of each; over provinces by resumption, or in their own.

    A province fills the slide with its cities: on the map of the nation it was a spot.
    """
    levels = say.levels_zh(facts.levels, short=True)
    shown = facts.zones.assign(
        zone_code=facts.zones["unit_code"],
        name_zh=facts.zones["short_name_zh"] + "高新区",
        value=facts.zones[_RATE.code],
    )
    figure = risk_map(
        shown,
        week_ending=facts.week_ending,
        value_title_zh=_RATE.title_zh,
        areas=facts.provinces if facts.is_national else _parts(facts),
        place=_province(facts),
    )
    shows_zh, shaded, tolerance = "高新区风险等级与各省企业复工率", [_SHADED_ZH], SLIDE_TOLERANCE
    if not facts.is_national:
        shows_zh = f"{facts.area_zh}高新区风险等级与各地企业复工率"
        shaded, tolerance = [_PARTS_SHADED_ZH], _PROVINCE_TOLERANCE
    title = levels or "分级规则发布前，按累计确诊病例标注"
    return Slide(
        "map",
        "风险地图",
        title,
        drawing=draw_map(figure, f"{shows_zh}：{title}", tolerance),
        points_zh=[*filter(None, levels.split("，")), f"未报 {len(facts.missing)} 家",
                   *_off_map_zh(facts)],
        notes_zh=[f"{facts.area_zh}高新区：{title}", *shaded],
        foot_zh=foot,
    )  # fmt: skip


def has_several_levels(facts: BriefingFacts) -> bool:
    """Whether zones of more than one level reported: one alone repeats the headline."""
    reported = facts.zones[facts.zones[_RATE.code].notna()]
    return bool(reported["risk_level"].nunique() > 1)


def risk_slide(facts: BriefingFacts, foot: str) -> Slide:
    """The resumption rate of each risk level, all its zones taken together."""
    by_level = add_rate(sum_measure(facts.zones, _RATE.measure, ["risk_level"])).set_index(
        "risk_level"
    )
    values = tuple(plain(by_level["value"].get(level.value)) for level in RiskLevel)
    zones = facts.zones["risk_level"].value_counts().to_dict()
    told = [
        f"{level.label_zh}地区 {percent(value)}"
        for level, value in zip(RiskLevel, values, strict=True)
        if value is not None
    ]
    return Slide(
        "risk",
        "风险等级 × 复工率",
        _gap_zh(values) or f"企业复工率：{'，'.join(told) or '暂无填报'}",
        chart=Chart(
            ChartKind.COLUMNS,
            tuple(f"{level.label_zh}（{zones.get(level.value, 0)} 家）" for level in RiskLevel),
            (Series(_RATE.title_zh, values),),
            colours=tuple(RISK_COLOURS[level] for level in RiskLevel),
        ),
        points_zh=[*told, "“≥中”计入中风险", "各等级的比率为其全部高新区合计，先相加后相除"],
        notes_zh=[say.levels_zh(facts.levels, short=True), "“≥中”计入中风险一行",
                  "比率为该等级全部高新区合计"],
        foot_zh=foot,
    )  # fmt: skip


def _parts(facts: BriefingFacts) -> pd.DataFrame | None:
    return facts.parts if len(facts.parts) else None


def _province(facts: BriefingFacts) -> str:
    """The code of the one province that is told of; empty for the nation."""
    codes = facts.provinces["adcode"].dropna()
    return "" if facts.is_national or codes.empty else str(codes.iloc[0])


def _off_map_zh(facts: BriefingFacts) -> list[str]:
    count = len(unplaced(facts.zones))
    return [f"未上图 {count} 家"] if count else []


def _gap_zh(values: tuple[float | None, ...]) -> str:
    low, medium, *_ = values
    if low is None or medium is None:
        return ""
    gap = points_apart(low - medium)
    if not gap:
        return f"低风险与中风险地区企业复工率相同，为 {percent(low)}"
    word = "高" if low > medium else "低"
    return f"低风险地区企业复工率 {percent(low)}，比中风险地区{word} {gap}"
