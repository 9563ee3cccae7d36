"""Any zones, provinces and peer groups in one figure; who leads, who lags, and why (对比)."""

import streamlit as st

from indicators.resumption import CARDS
from indicators.vocabulary import Dataset
from pages.components import compare_sections as sections
from pages.components.compare_choice import pick_kind, pick_members
from pages.components.filters import pick_indicator, pick_view
from pages.components.page_frame import coverage_line, empty_state, page_title, source_note
from pages.components.visit import require

require("compare")
under_title = page_title("对比", "高新区、省份、同类组放在一张图上比：谁领先、谁落后、差在哪里")
row = st.columns([1, 1, 1.4, 1.6], vertical_alignment="bottom")
view = pick_view(
    Dataset.WEEKLY, with_area=False, line=under_title, columns=(row[0], row[0], row[1])
)
if view is None:
    empty_state()
coverage_line(view, Dataset.WEEKLY, under_title)
with row[2]:
    card = pick_indicator(CARDS)
with row[3]:
    kind = pick_kind()
keys = pick_members(view, kind)

if not keys:
    st.info("请先选择要比较的高新区、省份或同类组。", icon=":material/add_circle:")
else:
    left, right = st.columns([3, 2], gap="medium")
    with left:
        sections.trend(view, card, keys)
    with right:
        sections.this_week(view, card, keys)
    sections.places(view, card, keys)

sections.apart(view, card)

source_note(
    "同类组按所选周划定：规模看最近一次填报的企业总数，风险等级看当周；走势各周用同一批高新区",
    "未报不等于零，不参与计算",
    "变化为可比口径：只比较两周都填报的高新区",
)
