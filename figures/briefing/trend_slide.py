"""The slide of the trend: three rates week by week, and the notices that fell among them."""

from collections.abc import Sequence
from datetime import date
from typing import Final

import pandas as pd

from figures.briefing import sentences as say
from figures.briefing.facts import BriefingFacts
from figures.briefing.story import Slide
from figures.drawing.charts import Chart, ChartKind, Event, Series
from figures.formats import percent, plain
from indicators.events import PolicyEvent, events_between
from indicators.periods import DAYS_PER_WEEK, weeks_between
from indicators.resumption import (
    ABOVE_SCALE_RATE,
    EMPLOYEE_RETURN_RATE,
    ENTERPRISE_RESUMPTION_RATE,
)

TREND_CARDS: Final = (ENTERPRISE_RESUMPTION_RATE, ABOVE_SCALE_RATE, EMPLOYEE_RETURN_RATE)
_RATE: Final = ENTERPRISE_RESUMPTION_RATE
_SIGNS_ZH: Final = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫"


def trend_slide(facts: BriefingFacts, foot: str) -> Slide:
    """How the rates moved up to the week, with every policy mark between."""
    told = facts.weekly["week_ending"]
    weeks = weeks_between(told.min(), facts.week_ending) if len(told) else []
    events = events_between(weeks[0], weeks[-1]) if weeks else ()
    run = say.run_zh(facts.weekly, _RATE.code, facts.week_ending)
    sentence = say.standing_zh(_RATE, facts.line(_RATE.code))
    return Slide(
        "trend",
        "走势",
        f"{sentence}，{run}" if run else _earlier_zh(facts) or sentence,
        chart=_lines(facts, weeks, events) if weeks else None,
        points_zh=[f"{sign} {event.on:%-m月%-d日}　{event.title_zh}"
                   for sign, event in zip(_SIGNS_ZH, events, strict=False)],
        notes_zh=[f"{event.on:%Y-%m-%d} {event.document_zh}" for event in events],
        foot_zh=foot,
    )  # fmt: skip


def has_trend(facts: BriefingFacts) -> bool:
    """Whether there is more than one week to compare."""
    return bool(facts.weekly["week_ending"].nunique() > 1)


def _earlier_zh(facts: BriefingFacts) -> str:
    """What was known last, where nobody reported in the week itself; else nothing."""
    told = facts.weekly[facts.weekly["indicator"] == _RATE.code].dropna(subset="value")
    last = told.sort_values("week_ending").tail(1).to_dict("records")
    if not last or last[0]["week_ending"] == facts.week_ending:
        return ""
    week, value = last[0]["week_ending"], percent(last[0]["value"])
    return f"{_RATE.title_zh}本周暂无填报，最近一次为 {week.month}月{week.day}日的 {value}"


def _lines(facts: BriefingFacts, weeks: list[date], events: Sequence[PolicyEvent]) -> Chart:
    return Chart(
        ChartKind.LINES,
        tuple(f"{week.month}/{week.day}" for week in weeks),
        tuple(_series(facts.weekly, card.code, card.title_zh, weeks) for card in TREND_CARDS),
        events=tuple(
            Event(_place(event.on, weeks), sign, event.title_zh)
            for sign, event in zip(_SIGNS_ZH, events, strict=False)
        ),
    )


def _place(on: date, weeks: list[date]) -> float:
    """Where a day falls between the weeks, each drawn above the Sunday that names it."""
    return (on - weeks[0]).days / DAYS_PER_WEEK + 0.5


def _series(weekly: pd.DataFrame, code: str, title_zh: str, weeks: list[date]) -> Series:
    values = weekly[weekly["indicator"] == code].set_index("week_ending")["value"]
    return Series(title_zh, tuple(plain(values.get(week)) for week in weeks))
