"""Which zones lie where the epidemic is, and how far they resumed there (风险地图)."""

import streamlit as st

from indicators.resumption import CARDS
from indicators.vocabulary import Dataset, Role
from pages.components import risk_parts as parts
from pages.components.figure_tabs import figure_and_table
from pages.components.filters import pick_indicator, pick_risk_level, pick_view
from pages.components.loaders import require
from pages.components.page_frame import coverage_line, empty_state, page_title, source_note
from pages.components.risk_cards import (
    LIMITS_ZH,
    group_cards,
    no_levels_note,
    pick_shading,
    rule_box,
)
from pages.components.screen import is_compact, screen
from pages.components.zone_links import clickable_map
from pages.components.zone_tables import zone_table

require(Role.LEADER, Role.PRESENTER, Role.PROVINCE_REVIEWER, Role.MINISTRY_REVIEWER)
under_title = page_title("风险地图", "各高新区处在什么风险等级，风险等级不同、复工复产差多少")
row = st.columns([1, 1, 1, 1.2, 2, 0.8], vertical_alignment="bottom")
view = pick_view(Dataset.WEEKLY, columns=row[:3])
if view is None:
    empty_state()
coverage_line(view, Dataset.WEEKLY, under_title)
with row[3]:
    card = pick_indicator(CARDS)
with row[4]:
    level = pick_risk_level()
with row[5]:
    shaded = pick_shading()

has_levels = parts.has_levels(view)
group_cards(parts.counts(view), parts.weekly(view))

left, right = st.columns([3, 2], gap="medium")
with left:
    st.subheader(parts.map_title_zh(view), anchor=False)
    clickable_map(
        "风险地图",
        parts.map_figure(view, card.code, level, screen(), shaded=shaded),
        parts.map_alt_zh(view, card, shaded=shaded),
    )
    st.caption("点选高新区，打开它的详情；点选省份，只看该省")
with right:
    st.subheader(f"风险等级 × {card.title_zh}", anchor=False)
    if has_levels:
        figure_and_table(
            "风险等级与指标",
            parts.dots_figure(view, card.code, is_compact()),
            parts.zones(view, card.code),
            parts.dots_columns(card),
            view,
            f"每个高新区一个点，按风险等级分行，横轴为{card.title_zh}",
            parts.dots_notes_zh(view, card.code),
        )
        st.caption("；".join(parts.dots_notes_zh(view, card.code)))
    else:
        no_levels_note()
    st.subheader("等级的标准与策略", anchor=False)
    rule_box()

if has_levels:
    left, right = st.columns(2, gap="medium")
    with left:
        st.subheader("各等级高新区数，逐周", anchor=False)
        figure_and_table(
            "各等级高新区数",
            parts.weeks_figure(view, is_compact()),
            parts.weekly(view),
            parts.WEEKS_COLUMNS,
            view,
            "分级规则发布以来，每周各风险等级的高新区数",
        )
    with right:
        st.subheader("等级有变化的高新区", anchor=False)
        zone_table(
            "等级变化",
            parts.changed(view),
            parts.CHANGED_COLUMNS,
            view,
            248,
            empty_zh=parts.unchanged_zh(view),
        )

st.subheader("高新区风险明细", anchor=False)
st.caption("点选一行，打开该高新区")
zone_table(
    "高新区风险明细",
    parts.of_level(parts.zones(view, card.code), level),
    parts.zone_columns(view, card),
    view,
    460,
    notes_zh=LIMITS_ZH,
)

source_note(
    "病例数：公开的地市、县区累计确诊，截至报告周周日24时",
    "公告：湖北省新冠肺炎疫情防控指挥部风险等级公告（2月28日—4月20日）",
    "未报的高新区也有风险等级，但不参与复工率的计算",
)
