"""The cards of indicators: value, change on the same units, coverage and small chart."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import pandas as pd

from figures.cards import Card, tone_of
from figures.formats import change_zh, count_zh, is_missing, value_zh
from figures.sparklines import sparkline_points
from indicators.cards import IndicatorCard
from indicators.reporting import is_partial
from pages.components.caching import kept_beside
from pages.components.card_row import show_cards
from pages.components.source_address import source_address

_STILL: Final = 0.0005  # of 1
PARTIAL_ZH: Final = "未齐"


@dataclass(frozen=True, slots=True)
class CardWords:
    """How the cards of a page speak of units and periods.

    Attributes:
        units_zh: what is counted in the coverage.
        since_zh: what the change is measured against.
        compared_zh: which units the change compares.
        nouns_zh: what an indicator counts, by code, where it is not 家.
        by_period: whether reports come by month; the weeks between are then no gaps.
    """

    units_zh: str = "个高新区"
    since_zh: str = "较上周"
    compared_zh: str = "只比两周都填报的单位"
    nouns_zh: Mapping[str, str] = field(default_factory=dict)
    by_period: bool = False


def indicator_cards(
    cards: Sequence[IndicatorCard],
    headline: pd.DataFrame,
    weekly: pd.DataFrame,
    words: CardWords = CardWords(),
) -> None:
    """One card per indicator, side by side.

    Args:
        cards: which indicators.
        headline: one row per indicator: value, change, units, expected, and perhaps carried: how
            many of the units stand with an earlier value.
        weekly: indicator, week_ending, value: the small chart.
        words: how the cards speak.
    """
    lines = _lines(headline)
    charts = _charts(weekly, words.by_period)
    show_cards([_card(card, lines[card.code], charts.get(card.code, ()), words) for card in cards])


def is_still(change: object) -> bool:
    """Whether a change is missing or disappears in rounding; an arrow would then mislead."""
    return is_missing(change) or abs(float(str(change))) < _STILL


@kept_beside
def _lines(headline: pd.DataFrame) -> dict[Hashable, Any]:
    return headline.set_index("indicator").to_dict("index")


@kept_beside
def _charts(weekly: pd.DataFrame, by_period: bool) -> dict[str, tuple[float | None, ...]]:
    codes = weekly["indicator"].unique()
    return {
        code: _chart(weekly[weekly["indicator"] == code], by_period=by_period) for code in codes
    }


def _card(
    card: IndicatorCard,
    line: dict[Hashable, Any],
    points: tuple[float | None, ...],
    words: CardWords,
) -> Card:
    noun = words.nouns_zh.get(card.code, "")
    change = None if is_missing(line["change"]) else float(line["change"])
    still = is_still(change)
    told = _coverage_zh(line, words)
    return Card(
        card.title_zh,
        _value_zh(card, line, noun),
        "" if change is None else change_zh(change, card.unit, noun),
        rises=None if change is None or still else change > 0,
        tone=tone_of(None if still else change, higher_is_better=card.higher_is_better),
        note_zh=told if change is None else f"{words.since_zh} · {told}",
        help_zh=f"{card.formula_zh}。{card.why_zh}。"
        f"{words.since_zh}为可比口径：{words.compared_zh}。",
        points=points,
        partial=is_partial(line["units"], line["expected"]),
        link=source_address(card),
    )


def _coverage_zh(line: dict[Hashable, Any], words: CardWords) -> str:
    told = f"{count_zh(line['units'])}/{count_zh(line['expected'])} {words.units_zh}"
    if is_partial(line["units"], line["expected"]):
        told += f"（{PARTIAL_ZH}）"
    carried = line.get("carried")
    if is_missing(carried) or not carried:
        return told
    return f"{told}，其中 {count_zh(carried)} 家沿用上次填报"


def _chart(weekly: pd.DataFrame, *, by_period: bool) -> tuple[float | None, ...]:
    if by_period:
        return tuple(float(value) for value in weekly.sort_values("week_ending")["value"].dropna())
    return sparkline_points(weekly)


def _value_zh(card: IndicatorCard, line: dict[Hashable, Any], noun_zh: str) -> str:
    share = value_zh(line["value"], card.unit, noun_zh)
    if not card.leads_with_count or is_missing(line["value"]):
        return share
    return f"{count_zh(line['numerator'], '家')}（{share}）"
