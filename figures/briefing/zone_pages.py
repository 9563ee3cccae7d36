"""A page of a hand-out for each zone: its numbers of the week, its trend, its levels so far."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any, Final

import pandas as pd

from figures.briefing.facts import BriefingFacts
from figures.briefing.sentences import change_zh
from figures.cards import Card, tone_of
from figures.drawing.chart_drawing import draw_chart
from figures.drawing.charts import Chart, ChartKind, Series
from figures.drawing.svg import svg_text
from figures.formats import count_zh, plain, value_zh
from figures.risk_classes import GROUP_SHORT_ZH
from indicators.cards import IndicatorCard
from indicators.periods import previous_week, week_label_zh
from indicators.resumption import (
    ABOVE_SCALE_RATE,
    CAPACITY_RECOVERY_RATE,
    EMPLOYEE_RETURN_RATE,
    ENTERPRISE_RESUMPTION_RATE,
)

ZONE_CARDS: Final = (
    ENTERPRISE_RESUMPTION_RATE, ABOVE_SCALE_RATE, EMPLOYEE_RETURN_RATE, CAPACITY_RECOVERY_RATE,
)  # fmt: skip
_CHART: Final = (520.0, 320.0)  # one for desk and phone: 169 pages are carried on a stick
ZONES_FOLDER: Final = "zones"
NOT_TOLD_ZH: Final = "本周没有已审的填报；未报不等于零"
_HEADS_ZH: Final = ("周", "风险等级", "近14日新增", "累计确诊", "依据")
_Row = Mapping[Hashable, Any]


@dataclass(frozen=True, slots=True)
class ZonesOverWeeks:
    """What the pages of the zones are made of, read once.

    Attributes:
        weeks: every week up to the hand-out's, whether a zone reported or not.
        rates: unit_code, week_ending, indicator, value, numerator, denominator.
        levels: zone_code, on, group, group_zh, reason_zh, new_confirmed_14d,
            confirmed_cumulative.
    """

    weeks: Sequence[date]
    rates: pd.DataFrame
    levels: pd.DataFrame


def zone_page_name(zone_code: str) -> str:
    """Where a zone's page lies in the folder."""
    return f"{ZONES_FOLDER}/{zone_code}.html"


def zone_pages(facts: BriefingFacts, over_weeks: ZonesOverWeeks) -> Iterator[tuple[_Row, str]]:
    """Each zone of the facts with the body of its page."""
    rates = dict(iter(over_weeks.rates.groupby("unit_code")))
    levels = dict(iter(over_weeks.levels.groupby("zone_code")))
    nothing = over_weeks.rates.iloc[:0], over_weeks.levels.iloc[:0]
    for zone in facts.zones.to_dict("records"):
        code = zone["unit_code"]
        own, stood = rates.get(code, nothing[0]), levels.get(code, nothing[1])
        yield zone, _body(zone, ZonesOverWeeks(over_weeks.weeks, own, stood))


def _body(zone: _Row, own: ZonesOverWeeks) -> str:
    told = _told(own.rates)
    cards = [_card(card, told, own.weeks[-1]) for card in ZONE_CARDS]
    shown = "".join(map(_card_markup, cards))
    reported = "" if zone["reported"] else f'<p class="none">{NOT_TOLD_ZH}</p>'
    return (
        f"{reported}<ul class='cards'>{shown}</ul><h2>走势</h2>{_trend(zone, told, own.weeks)}"
        f"<h2>各周风险等级</h2>{_levels(own.levels)}"
    )


def _told(rates: pd.DataFrame) -> dict[tuple[str, date], _Row]:
    return {(row["indicator"], row["week_ending"]): row for row in rates.to_dict("records")}


def _card(card: IndicatorCard, told: Mapping[tuple[str, date], _Row], week: date) -> Card:
    """A rate of the week with its change, and the two numbers it is made of."""
    now, before = told.get((card.code, week)), told.get((card.code, previous_week(week)))
    if now is None:
        return Card(card.title_zh, "—", note_zh="没有已审的填报")
    change = _change(now, before)
    made_of = (
        ""
        if card is CAPACITY_RECOVERY_RATE  # a rate that the zone itself gives
        else f"{card.numerator_zh} {count_zh(now['numerator'])} ÷ "
        f"{card.denominator_zh} {count_zh(now['denominator'])}"
    )
    return Card(
        card.title_zh,
        value_zh(now["value"], card.unit),
        change_zh(card, change),
        tone=tone_of(change, higher_is_better=card.higher_is_better),
        note_zh=made_of,
    )


def _change(now: _Row, before: _Row | None) -> float | None:
    value, earlier = plain(now["value"]), plain(before["value"]) if before else None
    return None if value is None or earlier is None else value - earlier


def _card_markup(card: Card) -> str:
    return (
        f"<li><span>{escape(card.title_zh)}</span><strong>{escape(card.value_zh)}</strong>"
        f'<em class="{card.tone}">{escape(card.change_zh)}</em>'
        f"<small>{escape(card.note_zh)}</small></li>"
    )


def _trend(zone: _Row, told: Mapping[tuple[str, date], _Row], weeks: Sequence[date]) -> str:
    if not told:
        return "<p>还没有已审的填报</p>"
    series = tuple(
        Series(card.title_zh, tuple(_value(told.get((card.code, week))) for week in weeks))
        for card in ZONE_CARDS
    )
    names = tuple(f"{week.month}/{week.day}" for week in weeks)
    chart = Chart(ChartKind.LINES, names, series)
    title = f"{zone['short_name_zh']}四项比率逐周走势"
    width, height = _CHART
    drawing = draw_chart(chart, title, width=width, height=height)
    return f'<div class="shown">{svg_text(drawing)}</div>'


def _value(row: _Row | None) -> float | None:
    return None if row is None else plain(row["value"])


def _levels(levels: pd.DataFrame) -> str:
    rows = levels.sort_values("on", ascending=False).to_dict("records")
    if not rows:
        return "<p>没有病例资料</p>"
    heads = "".join(f"<th>{head}</th>" for head in _HEADS_ZH)
    return (
        f"<table><thead><tr>{heads}</tr></thead>"
        f"<tbody>{''.join(map(_level_row, rows))}</tbody></table>"
    )


def _level_row(row: _Row) -> str:
    group = GROUP_SHORT_ZH.get(row["group"], row["group_zh"])
    return (
        f'<tr><td class="week">{week_label_zh(row["on"])}</td>'
        f'<td class="level {escape(row["group"])}">{escape(group)}</td>'
        f'<td class="number">{count_zh(row["new_confirmed_14d"], "例")}</td>'
        f'<td class="number">{count_zh(row["confirmed_cumulative"], "例")}</td>'
        f"<td>{escape(row['reason_zh'])}</td></tr>"
    )
