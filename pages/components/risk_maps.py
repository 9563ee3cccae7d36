"""The map of risk on its page: one week beside its dots, or two weeks side by side."""

import streamlit as st

from indicators.cards import IndicatorCard
from indicators.periods import week_label_zh
from indicators.safe_text import escape_markdown
from indicators.vocabulary import Dataset, RiskLevel
from pages.components import risk_figures as drawn
from pages.components import risk_parts as parts
from pages.components.caching import View
from pages.components.off_map import list_off_map
from pages.components.place_choice import breadcrumb, chosen_place
from pages.components.place_notes import map_notes
from pages.components.place_parts import level_line_zh
from pages.components.risk_cards import rule_box
from pages.components.risk_sections import level_dots
from pages.components.risk_shading import Shade
from pages.components.screen import Screen, screen
from pages.components.two_weeks import pick_beside
from pages.components.week_strip import week_strip
from pages.components.zone_links import clickable_map

NAME_ZH = "风险地图"
BESIDE_ZH = "风险地图（并排）"


def maps_and_dots(view: View, card: IndicatorCard, level: RiskLevel | None, shade: Shade) -> None:
    """The map with the dots and the rule beside it; below it, where two weeks are compared."""
    head, choice = st.columns([5, 1], vertical_alignment="bottom")
    with choice:
        other = pick_beside(view, Dataset.WEEKLY)
    with head:
        st.subheader(drawn.map_title_zh(view), anchor=False)
        place = chosen_place(view)
        breadcrumb(view, place)
        if told := level_line_zh(view, place):
            st.caption(escape_markdown(told))
    if other is None:
        left, right = st.columns([3, 2], gap="medium")
        with left:
            week_strip(view, Dataset.WEEKLY)
            _level_map(NAME_ZH, view, card, level, screen(), place, shade)
        with right:
            level_dots(view, card)
            _rule()
        return
    week_strip(view, Dataset.WEEKLY)
    size = Screen.COMPACT if screen() is Screen.COMPACT else Screen.HALF
    sides = zip((NAME_ZH, BESIDE_ZH), (view, other), st.columns(2, gap="medium"), strict=True)
    for name_zh, one, column in sides:
        with column:
            st.markdown(f"**{week_label_zh(one.week_ending)}**")
            _level_map(name_zh, one, card, level, size, place, shade)
    left, right = st.columns(2, gap="medium")
    with left:
        level_dots(view, card)
    with right:
        _rule()


def _level_map(
    name_zh: str,
    view: View,
    card: IndicatorCard,
    level: RiskLevel | None,
    size: Screen,
    place: str,
    shade: Shade,
) -> None:
    """Every zone by its level, or by cases before there were levels."""
    clickable_map(
        name_zh,
        drawn.map_figure(view, card.code, level, size, place, shade),
        drawn.map_alt_zh(view, card, place, shade),
        view,
    )
    zones = parts.zones(view, card.code)
    map_notes(zones, place)
    list_off_map(name_zh, zones, view)


def _rule() -> None:
    st.subheader("等级的标准与策略", anchor=False)
    rule_box()
