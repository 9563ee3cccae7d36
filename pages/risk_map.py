"""Which zones lie where the epidemic is, and how far they resumed there (风险地图)."""

import streamlit as st

from indicators.resumption import CARDS
from indicators.vocabulary import Dataset
from pages.components import risk_parts as parts
from pages.components import risk_sections as sections
from pages.components.filters import pick_indicator, pick_risk_level, pick_view
from pages.components.page_frame import coverage_line, empty_state, page_title, source_note
from pages.components.risk_cards import group_cards
from pages.components.risk_maps import maps_and_dots
from pages.components.risk_shading import pick_shading
from pages.components.small_maps import offer_small_maps
from pages.components.visit import require

require("risk_map")
under_title = page_title("风险地图", "各高新区处在什么风险等级，风险等级不同、复工复产差多少")
row = st.columns([1, 1, 1, 1.2, 2, 1.1], vertical_alignment="bottom")
view = pick_view(Dataset.WEEKLY, line=under_title, columns=row[:3])
if view is None:
    empty_state()
coverage_line(view, Dataset.WEEKLY, under_title)
with row[3]:
    card = pick_indicator(CARDS)
with row[4]:
    level = pick_risk_level()
with row[5]:
    shade = pick_shading()

group_cards(parts.counts(view), parts.weekly(view))

maps_and_dots(view, card, level, shade)

if parts.has_levels(view):
    left, right = st.columns(2, gap="medium")
    with left:
        sections.level_weeks(view)
    with right:
        sections.level_changes(view)

offer_small_maps(view)
sections.zone_levels(view, card, level)

source_note(
    "病例数：公开的地市、县区累计确诊，截至报告周周日24时或导入的最近一天",
    "公告：已入库的各地风险等级公告，文件和来源见明细表",
    "未报的高新区也有风险等级，但不参与复工率的计算",
)
