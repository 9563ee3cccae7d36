"""How far rent relief has come among carriers, who gives it and who benefits (租金减免)."""

import streamlit as st

from indicators.rent_relief import RENT_REDUCED, RENT_RELIEF_UPTAKE
from indicators.vocabulary import Dataset
from pages.components import rent_relief_columns as columns
from pages.components import rent_relief_parts as parts
from pages.components.cards import indicator_cards
from pages.components.figure_tabs import figure_and_table, show_table
from pages.components.filters import pick_indicator, pick_view
from pages.components.off_map import list_off_map
from pages.components.page_frame import coverage_line, empty_state, page_title, source_note
from pages.components.rent_relief_published import beside, sees_the_nation
from pages.components.screen import is_compact, screen
from pages.components.visit import require
from pages.components.zone_links import clickable_map

require("rent_relief")
under_title = page_title(
    "租金减免", "孵化器、众创空间、大学科技园减了多少租金，哪些在减，惠及多少企业"
)
row = st.columns(4, vertical_alignment="bottom")
view = pick_view(Dataset.CARRIERS, line=under_title, columns=row[:3])
if view is None:
    empty_state()
coverage_line(view, Dataset.CARRIERS, under_title)
with row[3]:
    card = pick_indicator(columns.PICKED_CARDS, key="relief_indicator")

for cards in (parts.RELIEF_CARDS, parts.RESUMPTION_CARDS):
    indicator_cards(cards, parts.headline(view), parts.weekly(view), parts.CARD_WORDS)

left, right = st.columns([3, 2], gap="medium")
with left:
    st.subheader(RENT_RELIEF_UPTAKE.title_zh, anchor=False)
    st.caption("高新区和省份都按开展减免的机构占比着色；点选高新区打开详情，点选省份只看该省")
    clickable_map(
        "租金减免",
        parts.map_figure(view, screen()),
        "高新区和各省按开展减免的机构占比着色",
        view,
    )
    list_off_map("租金减免", parts.zones(view), view)
with right:
    places_zh = "各高新区" if view.area.province_zh else "各省"
    st.subheader(f"{places_zh}{card.title_zh}", anchor=False)
    figure_and_table(
        f"{places_zh}{card.title_zh}",
        parts.place_bars(view, card.code, is_compact()),
        parts.place_lines(view, card.code),
        columns.place_columns(card),
        view,
        f"{places_zh}{card.title_zh}由高到低排列",
    )

left, right = st.columns(2, gap="medium")
with left:
    st.subheader("减免租金总额走势", anchor=False)
    figure_and_table(
        "减免租金总额走势",
        parts.trend(view, is_compact()),
        parts.one_weekly(view, RENT_REDUCED.code),
        columns.trend_columns(RENT_REDUCED),
        view,
        "2020年累计减免租金逐周走势，标有政策节点和当时公布数",
    )
with right:
    st.subheader(f"三类机构{card.title_zh}", anchor=False)
    figure_and_table(
        f"三类机构{card.title_zh}",
        parts.kinds_trend(view, card.code, is_compact()),
        parts.kinds_weekly(view, card.code),
        columns.kind_trend_columns(card),
        view,
        f"孵化器、众创空间、大学科技园{card.title_zh}逐周走势",
    )

left, right = st.columns([9, 16], gap="medium")  # 户均减免 is whole on a desk screen
with left:
    st.subheader("减免办法（免N个月、减半M个月）", anchor=False)
    figure_and_table(
        "减免办法",
        parts.policy_figure(view, is_compact()),
        parts.policies(view),
        columns.POLICY_COLUMNS,
        view,
        "按免租月数和减半月数统计的机构数；免0减0为未减免",
    )
with right:
    st.subheader("三类机构本周情况", anchor=False)
    show_table("三类机构本周情况", parts.kinds(view), columns.KIND_COLUMNS, view)

if sees_the_nation(view):
    st.subheader("公布数与本系统", anchor=False)
    show_table("公布数与本系统", beside(view), columns.BESIDE_COLUMNS, view, height=320)

st.subheader("各高新区租金减免", anchor=False)
show_table("各高新区租金减免", parts.zones(view), columns.ZONE_COLUMNS, view, height=460)

source_note(
    "金额为2020年累计；本周未报的机构沿用上次填报并注明，累计数因此不会回落",
    "变化为可比口径：只比较两周都填报的机构",
    "公布数：科技部火炬中心3月24日调查、4月3日国务院联防联控机制发布会",
)
