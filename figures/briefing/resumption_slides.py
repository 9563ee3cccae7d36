"""The slides of resumption: headline, trend, provinces, difficulties."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import pandas as pd

from figures.briefing import sentences as say
from figures.briefing.facts import BriefingFacts
from figures.briefing.parts import cards_of, foot_zh
from figures.briefing.risk_slides import map_slide, risk_slide
from figures.briefing.story import Slide
from figures.briefing.zone_slides import zones_slide
from figures.drawing.charts import Chart, ChartKind, Series
from figures.formats import is_missing, percent, plain, points, points_apart
from indicators.events import events_between
from indicators.resumption import (
    ABOVE_SCALE_RATE,
    EMPLOYEE_RETURN_RATE,
    ENTERPRISE_RESUMPTION_RATE,
    FULLY_RESUMED_ZONES,
)

HEADLINE_CARDS: Final = (
    ENTERPRISE_RESUMPTION_RATE, ABOVE_SCALE_RATE, EMPLOYEE_RETURN_RATE, FULLY_RESUMED_ZONES,
)  # fmt: skip
TREND_CARDS: Final = HEADLINE_CARDS[:3]
_RATE: Final = ENTERPRISE_RESUMPTION_RATE
_ZONES_ZH: Final = "家高新区"


def resumption_slides(facts: BriefingFacts) -> Iterator[Slide]:
    """Every slide for which there are numbers."""
    line = facts.line(_RATE.code)
    foot = foot_zh(facts, line, _ZONES_ZH)
    yield _headline(facts, line, foot)
    yield map_slide(facts, foot)
    if len(facts.levels):
        yield risk_slide(facts, foot)
    yield _trend(facts, foot)
    if facts.is_national:
        yield _provinces(facts, line, foot)
    yield zones_slide(facts, foot)
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
    return f"{told}（{points(row['change']) if points_apart(row['change']) else '持平'}）"
