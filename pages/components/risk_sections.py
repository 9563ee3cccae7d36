"""The figures of the risk map beside the map, each under its heading with its table."""

from typing import Final

import streamlit as st

from indicators.cards import IndicatorCard
from indicators.vocabulary import RiskLevel
from pages.components import risk_columns as columns
from pages.components import risk_figures as drawn
from pages.components import risk_parts as parts
from pages.components.caching import View
from pages.components.figure_tabs import figure_and_table
from pages.components.risk_cards import LIMITS_ZH, no_levels_note
from pages.components.screen import is_compact
from pages.components.zone_tables import zone_table

_CHANGES_HEIGHT: Final = 248  # [px] as high as the figure beside it
_ZONES_HEIGHT: Final = 460  # [px]


def level_dots(view: View, card: IndicatorCard) -> None:
    """How far the zones of each level have resumed."""
    st.subheader(f"风险等级 × {card.title_zh}", anchor=False)
    if not parts.has_levels(view):
        no_levels_note()
        return
    notes = drawn.dots_notes_zh(view, card.code)
    figure_and_table(
        "风险等级与指标",
        drawn.dots_figure(view, card.code, is_compact()),
        parts.zones(view, card.code),
        columns.dots_columns(card),
        view,
        f"每个高新区一个点，按风险等级分行，横轴为{card.title_zh}",
        notes,
    )
    st.caption("；".join(notes))


def level_weeks(view: View) -> None:
    """How many zones stood at each level, week by week."""
    st.subheader("各等级高新区数，逐周", anchor=False)
    figure_and_table(
        "各等级高新区数",
        drawn.weeks_figure(view, is_compact()),
        parts.weekly(view),
        columns.WEEKS_COLUMNS,
        view,
        "分级规则发布以来，每周各风险等级的高新区数",
    )


def level_changes(view: View) -> None:
    """The zones that moved since last week."""
    st.subheader("等级有变化的高新区", anchor=False)
    zone_table(
        "等级变化",
        parts.changed(view),
        columns.CHANGED_COLUMNS,
        view,
        _CHANGES_HEIGHT,
        empty_zh=parts.unchanged_zh(view),
    )


def zone_levels(view: View, card: IndicatorCard, level: RiskLevel | None) -> None:
    """Every zone with its level, what it rests on and its cases, the gravest first."""
    st.subheader("高新区风险明细", anchor=False)
    st.caption("点选一行，打开该高新区")
    zone_table(
        "高新区风险明细",
        parts.of_level(parts.zones(view, card.code), level),
        columns.zone_columns(view, card),
        view,
        _ZONES_HEIGHT,
        notes_zh=LIMITS_ZH,
    )
