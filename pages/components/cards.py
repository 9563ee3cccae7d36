"""KPI cards: name, value, change with its sign, sparkline and coverage."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import pandas as pd
import streamlit as st

from figures.formats import change_zh, count_zh, is_missing, value_zh
from figures.trends import sparkline
from indicators.cards import IndicatorCard
from pages.components.loaders import kept_beside

_STILL = 0.0005  # of 1
_Colour = Literal["normal", "inverse", "off"]


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
    """One card per indicator, side by side; they wrap on a phone.

    Args:
        cards: which indicators.
        headline: one row per indicator: value, change, units, expected, and perhaps carried: how
            many of the units stand with an earlier value.
        weekly: indicator, week_ending, value: the small chart.
        words: how the cards speak.
    """
    lines = _lines(headline)
    charts = _charts(weekly, words.by_period)
    with st.grid(columns=len(cards), min_column_width=230):
        for card in cards:
            _card(card, lines[card.code], charts.get(card.code), words)


@kept_beside
def _lines(headline: pd.DataFrame) -> dict[Hashable, Any]:
    return headline.set_index("indicator").to_dict("index")


@kept_beside
def _charts(weekly: pd.DataFrame, by_period: bool) -> dict[str, list[float] | None]:
    codes = weekly["indicator"].unique()
    return {
        code: _chart(weekly[weekly["indicator"] == code], by_period=by_period) for code in codes
    }


def _card(
    card: IndicatorCard, line: dict[Hashable, Any], chart: list[float] | None, words: CardWords
) -> None:
    change = line["change"]
    noun = words.nouns_zh.get(card.code, "")
    told = _coverage_zh(line, words)
    st.metric(
        card.title_zh,
        _value_zh(card, line, noun),
        None if is_missing(change) else _delta_zh(change, card, noun),
        delta_color=_colour(card),
        delta_arrow="off" if _is_still(change) else "auto",
        delta_description=f"{words.since_zh} · {told}" if not is_missing(change) else told,
        help=f"{card.formula_zh}。{card.why_zh}。{words.since_zh}为可比口径：{words.compared_zh}。",
        border=True,
        chart_data=chart,
        chart_type="area",
        height="stretch",
    )


def _delta_zh(change: float, card: IndicatorCard, noun_zh: str) -> str:
    """The change with a plain hyphen: by it Streamlit tells down from up."""
    return change_zh(change, card.unit, noun_zh).replace("−", "-")


def _coverage_zh(line: dict[Hashable, Any], words: CardWords) -> str:
    told = f"{count_zh(line['units'])}/{count_zh(line['expected'])} {words.units_zh}"
    carried = line.get("carried")
    if is_missing(carried) or not carried:
        return told
    return f"{told}，其中 {count_zh(carried)} 家沿用上次填报"


def _chart(weekly: pd.DataFrame, *, by_period: bool) -> list[float] | None:
    if by_period:
        periods = [float(value) for value in weekly.sort_values("week_ending")["value"].dropna()]
        return periods if len(periods) > 1 else None
    return sparkline(weekly) or None


def _value_zh(card: IndicatorCard, line: dict[Hashable, Any], noun_zh: str) -> str:
    share = value_zh(line["value"], card.unit, noun_zh)
    if not card.leads_with_count or is_missing(line["value"]):
        return share
    return f"{count_zh(line['numerator'], '家')}（{share}）"


def _colour(card: IndicatorCard) -> _Colour:
    if card.higher_is_better is None:
        return "off"
    return "normal" if card.higher_is_better else "inverse"


def _is_still(change: object) -> bool:
    """Whether the change disappears in rounding; an arrow would then mislead."""
    return not is_missing(change) and abs(float(str(change))) < _STILL
