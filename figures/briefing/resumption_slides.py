"""The slides of resumption: headline, map, risk, trend, provinces, zones, difficulties."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import pandas as pd

from figures.briefing import sentences as say
from figures.briefing.facts import BriefingFacts
from figures.briefing.parts import LAGGING_COLUMNS, ZONE_COLUMNS, cards_of, foot_zh
from figures.briefing.story import Slide
from figures.drawing.charts import Chart, ChartKind, Series
from figures.drawing.map_drawing import draw_map
from figures.formats import decimal_zh, is_missing, percent, plain
from figures.map_risk import risk_map
from figures.risk_classes import GROUP_SHORT_ZH
from figures.theme import RISK_COLOURS
from geo.outlines import SLIDE_TOLERANCE
from indicators.events import events_between
from indicators.lagging import lagging_zones
from indicators.measures import add_rate, sum_measure
from indicators.resumption import (
    ABOVE_SCALE_RATE,
    EMPLOYEE_RETURN_RATE,
    ENTERPRISE_RESUMPTION_RATE,
    FULLY_RESUMED_ZONES,
)
from indicators.vocabulary import RiskLevel

HEADLINE_CARDS: Final = (
    ENTERPRISE_RESUMPTION_RATE, ABOVE_SCALE_RATE, EMPLOYEE_RETURN_RATE, FULLY_RESUMED_ZONES,
)  # fmt: skip
TREND_CARDS: Final = HEADLINE_CARDS[:3]
_RATE: Final = ENTERPRISE_RESUMPTION_RATE
_ZONES_ZH: Final = "家高新区"
_LISTED: Final = 12
_LED: Final = 5


def resumption_slides(facts: BriefingFacts) -> Iterator[Slide]:
    """Every slide for which there are numbers."""
    line = facts.line(_RATE.code)
    foot = foot_zh(facts, line, _ZONES_ZH)
    yield _headline(facts, line, foot)
    yield _map(facts, foot)
    if len(facts.levels):
        yield _risk(facts, foot)
    yield _trend(facts, foot)
    if facts.is_national:
        yield _provinces(facts, line, foot)
    yield _zones(facts, foot)
    yield _difficulties(facts, foot)


def _headline(facts: BriefingFacts, line: Any, foot: str) -> Slide:
    told = [say.standing_zh(card, facts.line(card.code)) for card in HEADLINE_CARDS]
    run = say.run_zh(facts.weekly, _RATE.code)
    return Slide(
        "headline",
        "总体情况",
        f"{facts.area_zh}{say.standing_zh(_RATE, line)}",
        cards=cards_of(facts, HEADLINE_CARDS, _ZONES_ZH),
        chart=_two_weeks(facts),
        points_zh=[f"{sentence}。" for sentence in told],
        notes_zh=[*told, *([f"企业复工率{run}"] if run else []),
                  "变化为可比口径，只比较两周都填报的高新区"],
        foot_zh=foot,
    )  # fmt: skip


def _two_weeks(facts: BriefingFacts) -> Chart:
    """The rates beside those of the week before, on the same units."""
    lines = [facts.line(card.code) for card in TREND_CARDS]
    now = tuple(plain(line["value"]) for line in lines)
    before = tuple(_before(line) for line in lines)
    return Chart(
        ChartKind.COLUMNS,
        tuple(card.title_zh for card in TREND_CARDS),
        (Series("本周", now), Series("上周（可比口径）", before)),
        lowest=0.0,
        highest=1.0,
    )


def _before(line: Mapping[str, Any]) -> float | None:
    value, change = plain(line["value"]), plain(line["change"])
    return None if value is None or change is None else value - change


def _map(facts: BriefingFacts, foot: str) -> Slide:
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
        provinces=facts.provinces,
    )
    title = levels or "分级规则发布前，按累计确诊病例标注"
    return Slide(
        "map",
        "风险地图",
        title,
        drawing=draw_map(figure, f"高新区风险等级与各省企业复工率：{title}", SLIDE_TOLERANCE),
        points_zh=[*levels.split("，"), f"未报 {len(facts.missing)} 家"],
        notes_zh=[f"{facts.area_zh}高新区：{title}",
                  "省份按企业复工率着色，未报的省份为灰色并画斜线"],
        foot_zh=foot,
    )  # fmt: skip


def _risk(facts: BriefingFacts, foot: str) -> Slide:
    by_level = add_rate(sum_measure(facts.zones, _RATE.measure, ["risk_level"])).set_index(
        "risk_level"
    )
    values = tuple(plain(by_level["value"].get(level.value)) for level in RiskLevel)
    told = [
        f"{level.label_zh}地区 {percent(value)}"
        for level, value in zip(RiskLevel, values, strict=True)
        if value is not None
    ]
    return Slide(
        "risk",
        "风险等级 × 复工率",
        _gap_zh(values) or f"企业复工率：{'，'.join(told)}",
        chart=Chart(
            ChartKind.COLUMNS,
            tuple(level.label_zh for level in RiskLevel),
            (Series(_RATE.title_zh, values),),
            lowest=0.0,
            highest=1.0,
            colours=tuple(RISK_COLOURS[level] for level in RiskLevel),
        ),
        points_zh=[say.levels_zh(facts.levels, short=True), *told],
        notes_zh=["“≥中”计入中风险一行", "比率为该等级全部高新区合计"],
        foot_zh=foot,
    )


def _gap_zh(values: tuple[float | None, ...]) -> str:
    low, medium, *_ = values
    if low is None or medium is None:
        return ""
    gap = (low - medium) * 100
    word = "高" if gap >= 0 else "低"
    return f"低风险地区企业复工率 {percent(low)}，比中风险地区{word} {abs(gap):.1f} 个百分点"


def _trend(facts: BriefingFacts, foot: str) -> Slide:
    weeks = sorted(set(facts.weekly["week_ending"]))
    events = events_between(weeks[0], weeks[-1]) if weeks else ()
    run = say.run_zh(facts.weekly, _RATE.code)
    sentence = say.standing_zh(_RATE, facts.line(_RATE.code))
    return Slide(
        "trend",
        "走势",
        f"{sentence}，{run}" if run else sentence,
        chart=_lines(facts, weeks) if weeks else None,
        points_zh=[f"{event.on:%-m月%-d日}　{event.title_zh}" for event in events][-6:],
        notes_zh=[f"{event.on:%Y-%m-%d} {event.document_zh}" for event in events],
        foot_zh=foot,
    )


def _lines(facts: BriefingFacts, weeks: list[Any]) -> Chart:
    return Chart(
        ChartKind.LINES,
        tuple(f"{week.month}/{week.day}" for week in weeks),
        tuple(_series(facts.weekly, card.code, card.title_zh, weeks) for card in TREND_CARDS),
        lowest=0.0,
        highest=1.0,
    )


def _series(weekly: pd.DataFrame, code: str, title_zh: str, weeks: list[Any]) -> Series:
    values = weekly[weekly["indicator"] == code].set_index("week_ending")["value"]
    return Series(title_zh, tuple(plain(values.get(week)) for week in weeks))


def _provinces(facts: BriefingFacts, line: Any, foot: str) -> Slide:
    told = facts.provinces.sort_values("value", ascending=False, na_position="last")
    return Slide(
        "provinces",
        "各省",
        say.provinces_zh(facts.provinces, line.get("value")) or "各省企业复工率",
        chart=Chart(
            ChartKind.COLUMNS,
            tuple(told["name_zh"]),
            (Series(_RATE.title_zh, tuple(map(plain, told["value"]))),),
            number_format="0%",
            lowest=0.0,
            highest=1.0,
        ),
        notes_zh=[f"{one['name_zh']} {percent(one['value'])}" for one in told.to_dict("records")],
        foot_zh=foot,
    )


def _zones(facts: BriefingFacts, foot: str) -> Slide:
    named = facts.zones.assign(level_zh=facts.zones["group"].map(GROUP_SHORT_ZH))
    if not facts.is_national:
        rows = named.sort_values(_RATE.code, ascending=False, na_position="last")
        title = f"{facts.area_zh} {len(rows)} 家高新区"
        return Slide("zones", "本省高新区", title, table=rows, columns=ZONE_COLUMNS, foot_zh=foot)
    behind = lagging_zones(named, _RATE.code, _LISTED)
    leaders = _ahead_zh(named)
    return Slide(
        "zones",
        "领先与滞后",
        _behind_zh(behind),
        table=behind,
        columns=LAGGING_COLUMNS,
        points_zh=[leaders],
        notes_zh=[leaders, *(_reason_zh(row) for row in behind.to_dict("records"))],
        foot_zh=foot,
    )


def _ahead_zh(zones: pd.DataFrame) -> str:
    """Where every enterprise is back, or who is nearest to it."""
    full = zones[(zones[_RATE.code] >= 1).fillna(False)]["short_name_zh"].tolist()
    if full:
        return f"企业全部复工：{say.names_zh(full)}"
    ahead = zones.dropna(subset=[_RATE.code]).nlargest(_LED, _RATE.code)
    return "领先：" + "、".join(ahead["short_name_zh"])


def _behind_zh(behind: pd.DataFrame) -> str:
    if behind.empty:
        return "各高新区暂无填报"
    kinds = behind["difficulty_zh"].dropna()
    names = say.names_zh(behind["short_name_zh"].tolist()[:3])
    if kinds.empty:
        return f"滞后的高新区：{names}等"
    return f"{names}等滞后，多数困在“{kinds.mode().iloc[0]}”"


def _reason_zh(row: dict[Any, Any]) -> str:
    told = f"{row['short_name_zh']} {percent(row[_RATE.code])}"
    if is_missing(row["difficulty_zh"]):
        return told
    return f"{told}，{row['difficulty_zh']}（占企业 {percent(row['difficulty_share'])}）"


def _difficulties(facts: BriefingFacts, foot: str) -> Slide:
    told = facts.difficulties.sort_values("value", ascending=False, na_position="last")
    return Slide(
        "difficulties",
        "五类困难",
        say.difficulty_zh(facts.difficulties),
        chart=Chart(
            ChartKind.BARS,
            tuple(told["name_zh"]),
            (
                Series("本周", tuple(map(plain, told["value"]))),
                Series("上周", tuple(map(plain, told["previous"]))),
            ),
            lowest=0.0,
        ),
        points_zh=[_moved_zh(row) for row in told.to_dict("records")],
        notes_zh=["一家企业可以反映几类困难，各类不相加"],
        foot_zh=foot,
    )


def _moved_zh(row: dict[Any, Any]) -> str:
    told = f"{row['name_zh']} {percent(row['value'])}"
    if is_missing(row["change"]):
        return told
    change = float(row["change"]) * 100
    sign = "+" if change > 0 else "−" if change < 0 else ""
    return f"{told}（{sign}{decimal_zh(abs(change))}）"
