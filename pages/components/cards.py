"""KPI cards: name, value, change with its sign, sparkline and coverage."""

from collections.abc import Hashable, Sequence
from typing import Any, Literal

import pandas as pd
import streamlit as st

from figures.formats import change_zh, count_zh, is_missing, value_zh
from figures.trends import sparkline
from indicators.cards import IndicatorCard

_STILL = 0.0005  # of 1
_Colour = Literal["normal", "inverse", "off"]


def indicator_cards(
    cards: Sequence[IndicatorCard],
    headline: pd.DataFrame,
    weekly: pd.DataFrame,
    noun_zh: str = "个高新区",
) -> None:
    """One card per indicator, side by side; they wrap on a phone.

    Args:
        cards: which indicators.
        headline: one row per indicator: value, change, units, expected.
        weekly: indicator, week_ending, value: the sparkline.
        noun_zh: what is counted in the coverage.
    """
    lines = headline.set_index("indicator").to_dict("index")
    with st.grid(columns=len(cards), min_column_width=230):
        for card in cards:
            _card(card, lines[card.code], weekly[weekly["indicator"] == card.code], noun_zh)


def _card(card: IndicatorCard, line: dict[Hashable, Any], weekly: pd.DataFrame, noun_zh: str) -> None:
    change = line["change"]
    told = f"{count_zh(line['units'])}/{count_zh(line['expected'])} {noun_zh}"
    st.metric(
        card.title_zh,
        _value_zh(card, line),
        None if is_missing(change) else change_zh(change, card.unit),
        delta_color=_colour(card),
        delta_arrow="off" if _is_still(change) else "auto",
        delta_description=f"较上周 · {told}" if not is_missing(change) else told,
        help=f"{card.formula_zh}。{card.why_zh}。较上周为可比口径：只比两周都填报的单位。",
        border=True,
        chart_data=sparkline(weekly) or None,
        chart_type="area",
        height="stretch",
    )


def _value_zh(card: IndicatorCard, line: dict[Hashable, Any]) -> str:
    share = value_zh(line["value"], card.unit)
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
