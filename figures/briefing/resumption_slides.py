"""The slides of resumption: headline, trend, provinces, difficulties."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from figures.briefing import sentences as say
from figures.briefing.facts import BriefingFacts
from figures.briefing.parts import cards_of, foot_zh
from figures.briefing.province_slide import provinces_slide
from figures.briefing.risk_slides import has_several_levels, map_slide, risk_slide
from figures.briefing.story import Slide
from figures.briefing.trend_slide import TREND_CARDS, has_trend, trend_slide
from figures.briefing.zone_slides import zones_slide
from figures.drawing.charts import Chart, ChartKind, Series
from figures.formats import is_missing, percent, plain, points, points_apart
from indicators.resumption import (
    ABOVE_SCALE_RATE,
    ENTERPRISE_RESUMPTION_RATE,
    FULLY_RESUMED_ZONES,
)

HEADLINE_CARDS: Final = (*TREND_CARDS, FULLY_RESUMED_ZONES)
_RATE: Final = ENTERPRISE_RESUMPTION_RATE
_ZONES_ZH: Final = "家高新区"


def resumption_slides(facts: BriefingFacts) -> Iterator[Slide]:
    """Every slide for which there are numbers."""
    line = facts.line(_RATE.code)
    foot = foot_zh(facts, line, _ZONES_ZH)
    yield _headline(facts, line, foot)
    yield map_slide(facts, foot)
    if len(facts.levels) and has_several_levels(facts):
        yield risk_slide(facts, foot)
    if has_trend(facts):
        yield trend_slide(facts, foot)
    if facts.is_national and facts.provinces["value"].notna().any():
        yield provinces_slide(facts, line, foot)
    if not facts.is_national or facts.zones[_RATE.code].notna().any():
        yield zones_slide(facts, foot)
    if facts.difficulties["value"].notna().any():
        yield _difficulties(facts, foot)


def _headline(facts: BriefingFacts, line: Any, foot: str) -> Slide:
    told = [say.standing_zh(card, facts.line(card.code)) for card in HEADLINE_CARDS]
    run = say.run_zh(facts.weekly, _RATE.code, facts.week_ending)
    return Slide(
        "headline",
        "总体情况",
        f"{facts.area_zh}{say.standing_zh(_RATE, line)}",
        cards=cards_of(facts, HEADLINE_CARDS, _ZONES_ZH),
        chart=_two_weeks(facts),
        points_zh=[f"{sentence}。" for sentence in _beside(facts, line, run)],
        notes_zh=[*told, *([f"企业复工率{run}"] if run else []),
                  "变化为可比口径，只比较两周都填报的高新区"],
        foot_zh=foot,
    )  # fmt: skip


def _beside(facts: BriefingFacts, line: Mapping[str, Any], run: str) -> list[str]:
    """What the numbers above do not say of themselves."""
    return [
        *([f"企业复工率{run}"] if run else []),
        *filter(None, [_scale_zh(line, facts.line(ABOVE_SCALE_RATE.code))]),
        *filter(None, [say.coverage_sentence_zh(line, _ZONES_ZH)]),
        *(["变化为可比口径，只比较两周都填报的高新区"] if plain(line.get("change")) is not None
          else []),
    ]  # fmt: skip


def _scale_zh(line: Mapping[str, Any], above_scale: Mapping[str, Any]) -> str:
    """How far the enterprises above scale are ahead of all, or behind."""
    every, large = plain(line.get("value")), plain(above_scale.get("value"))
    if every is None or large is None or not (apart := points_apart(large - every)):
        return ""
    return f"规上企业复工率比全部企业{'高' if large > every else '低'} {apart}"


def _two_weeks(facts: BriefingFacts) -> Chart | None:
    """The rates beside those of the week before, on the same units; none before any is known."""
    lines = [facts.line(card.code) for card in TREND_CARDS]
    now = tuple(plain(line["value"]) for line in lines)
    before = tuple(_before(line) for line in lines)
    if not any(value is not None for value in now):
        return None
    return Chart(
        ChartKind.COLUMNS,
        tuple(card.title_zh for card in TREND_CARDS),
        (Series("本周", now), Series("上周（可比口径）", before))
        if any(value is not None for value in before)
        else (Series("本周", now),),
    )


def _before(line: Mapping[str, Any]) -> float | None:
    value, change = plain(line["value"]), plain(line["change"])
    return None if value is None or change is None else value - change


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
            )[: 2 if told["previous"].notna().any() else 1],
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
