"""Where the country stands this week, who lags and why (总览)."""

import streamlit as st

from data_access.views.filters import NATION
from indicators.resumption import CARDS
from indicators.vocabulary import Dataset
from pages.components import overview_parts as parts
from pages.components.cards import indicator_cards
from pages.components.figure_tabs import figure_and_table, show_table
from pages.components.filters import pick_indicator, pick_risk_level, pick_view
from pages.components.line_columns import LINE_COLUMNS
from pages.components.off_map import list_off_map
from pages.components.page_frame import coverage_line, empty_state, page_title, source_note
from pages.components.place_choice import breadcrumb, chosen_place
from pages.components.place_notes import map_notes, place_name_zh
from pages.components.place_parts import province_rates
from pages.components.screen import Screen, screen
from pages.components.visit import require
from pages.components.zone_links import clickable_map, clickable_zones

require("overview")
size = screen()
compact = size is Screen.COMPACT
under_title = page_title("总览", "本周复工复产到了哪一步，谁在滞后，为什么")
row = st.columns([1, 1, 1, 1.2, 2], vertical_alignment="bottom")
view = pick_view(Dataset.WEEKLY, line=under_title, columns=row[:3])
if view is None:
    empty_state()
coverage_line(view, Dataset.WEEKLY, under_title)
with row[3]:
    card = pick_indicator(CARDS)
with row[4]:
    level = pick_risk_level()

indicator_cards(
    parts.HEADLINE_CARDS,
    parts.headline(view),
    parts.weekly(view, tuple(card.code for card in parts.HEADLINE_CARDS)),
)

left, right = st.columns([3, 2], gap="medium")
with left:
    st.subheader(f"风险等级与{card.title_zh}", anchor=False)
    place = chosen_place(view)
    breadcrumb(view, place)
    clickable_map(
        "总览",
        parts.map_figure(view, card.code, level, size, place),
        f"{place_name_zh(view, place)}高新区按疫情风险等级标注，各地按{card.title_zh}着色",
        view,
    )
    map_notes(parts.zones(view), place)
    list_off_map("总览", parts.zones(view), view)
with right:
    st.subheader("谁在滞后，为什么", anchor=False)
    st.caption("点选一行，打开该高新区")
    behind = parts.lagging(view, card.code)
    if behind.empty:
        st.info(f"没有{card.title_zh}落在{view.area.label_zh}总水平之后的高新区。")
    else:
        clickable_zones("滞后", behind, parts.lagging_columns(card), 318)
    st.subheader("困难企业占比", anchor=False)
    figure_and_table(
        "困难企业占比",
        parts.difficulty_figure(view, compact),
        parts.difficulties(view),
        parts.DIFFICULTY_COLUMNS,
        view,
        "五类困难企业占企业总数的比重，与上周相比",
    )

# A single province is no ranking: its line over the weeks then has the whole width.
halves = st.columns(2, gap="medium") if view.area == NATION else [st.container()]
with halves[0]:
    st.subheader(f"{card.title_zh}走势", anchor=False)
    figure_and_table(
        f"{card.title_zh}走势",
        parts.trend(view, card.code, compact),
        parts.weekly(view, (card.code,)),
        LINE_COLUMNS,
        view,
        f"{view.area.label_zh}{card.title_zh}逐周走势，标有政策节点",
    )
if len(halves) > 1:
    with halves[1]:
        st.subheader(f"各省{card.title_zh}", anchor=False)
        figure_and_table(
            f"各省{card.title_zh}",
            parts.province_bars(view, card.code, compact),
            province_rates(view, card.code),
            parts.PROVINCE_COLUMNS,
            view,
            f"各省{card.title_zh}由高到低排列",
        )

st.subheader("全部高新区", anchor=False)
show_table("高新区明细", parts.zones(view), parts.ZONE_COLUMNS, view, height=460)

source_note(
    "变化为可比口径：只比较两周都填报的高新区",
    "未报不等于零，不参与计算",
    "公布数来源见“指标口径”",
)
