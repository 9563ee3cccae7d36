"""Where every site of the 百城百园 action stands, and where money and technology went."""

import streamlit as st

from figures.maps import MAP_CONFIG
from indicators.vocabulary import Dataset
from pages.components import rollout_parts as parts
from pages.components.caching import View
from pages.components.cards import indicator_cards
from pages.components.figure_tabs import figure_and_table, show_table
from pages.components.filters import pick_view
from pages.components.off_map import list_off_map
from pages.components.page_frame import coverage_line, empty_state, page_title, source_note
from pages.components.screen import is_compact, screen
from pages.components.visit import require


def _funds_by_theme(chosen: View, name_zh: str, *, is_city: bool) -> None:
    st.subheader(name_zh, anchor=False)
    figure_and_table(
        name_zh,
        parts.theme_figure(chosen, is_city, is_compact()),
        parts.themes(chosen, is_city),
        parts.THEME_COLUMNS,
        chosen,
        f"{name_zh}：按到位资金排列，分中央、地方、社会资金，行末为单位数",
    )


require("rollout")
under_title = page_title("百城百园", "每个城市和园区走到了哪一步，资金和技术落到了哪里")
view = pick_view(Dataset.ROLLOUT, line=under_title)
if view is None:
    empty_state()
coverage_line(view, Dataset.ROLLOUT, under_title)

indicator_cards(parts.HEADLINE_CARDS, parts.headline(view), parts.periods(view), parts.CARD_WORDS)
st.caption(parts.ACTION_ZH)

left, right = st.columns([3, 2], gap="medium")
with left:
    st.subheader("单位分布", anchor=False)
    figure_and_table(
        "百城百园单位分布",
        parts.map_figure(view, screen()),
        parts.sites(view),
        parts.PLACE_COLUMNS,
        view,
        "百城百园单位在全国的分布，颜色表示阶段，形状表示单位类型",
        config=MAP_CONFIG,
    )
    list_off_map("百城百园", parts.sites(view), view)
with right:
    st.subheader("各类单位所处阶段", anchor=False)
    figure_and_table(
        "各类单位所处阶段",
        parts.stage_figure(view, is_compact()),
        parts.stages(view),
        parts.STAGE_COLUMNS,
        view,
        "四类单位处于推荐到总结六个阶段的家数",
    )
    _funds_by_theme(view, "一城一主题", is_city=True)

left, right = st.columns(2, gap="medium")
with left:
    _funds_by_theme(view, "一园一产业", is_city=False)
with right:
    st.subheader("各省资金与杠杆比", anchor=False)
    figure_and_table(
        "各省资金与杠杆比",
        parts.province_figure(view, is_compact()),
        parts.provinces(view),
        parts.PROVINCE_COLUMNS,
        view,
        "到位资金最多的省份，按中央、地方、社会资金分段，行末为杠杆比",
        ("图中只列到位资金最多的12个省份，表中为全部省份",),
    )

st.subheader("全部单位", anchor=False)
show_table("百城百园单位明细", parts.sites(view), parts.SITE_COLUMNS, view, height=460)

source_note(
    "单位按月填报，以当月最后一个周日为准；本期未报的沿用上次的值并标“沿用”",
    "较上期为可比口径",
    "名称以“示例”开头的单位为虚构，未见公布名单",
    "口径来源：国科办区〔2020〕24号",
)
