"""One zone's story: where it stands, why, around it, and what it reported (园区详情)."""

import streamlit as st

from figures.report_rows import REPORT_COLUMNS
from geo.places.zone_register import zone
from indicators.resumption import CARDS
from indicators.vocabulary import Dataset
from pages.components import zone_parts as parts
from pages.components import zone_sections as sections
from pages.components.figure_tabs import show_table
from pages.components.filters import pick_indicator, pick_view
from pages.components.page_frame import coverage_line, empty_state, page_title, source_note
from pages.components.visit import require
from pages.components.zone_cards import (
    relief_cards,
    report_texts,
    status_note,
    zone_cards,
    zone_head,
)
from pages.components.zone_choice import neighbour_buttons, pick_zone
from pages.components.zone_columns import CARRIER_COLUMNS, REVISION_COLUMNS

require("zone_detail")
under_title = page_title("园区详情", "一个高新区复工到哪一步、难在哪里、报了什么")
row = st.columns([1, 0.9, 1, 1.8, 1.2], vertical_alignment="bottom")
view = pick_view(Dataset.WEEKLY, line=under_title, columns=row[:3])
if view is None:
    empty_state()
with row[3]:
    zone_code = pick_zone(view)
coverage_line(view, Dataset.WEEKLY, under_title, zone(zone_code).name_zh)
with row[4]:
    card = pick_indicator(CARDS)

head, before, after = st.columns([5, 1, 1], vertical_alignment="center")
with head:
    zone_head(view, zone_code)
neighbour_buttons(view, zone_code, (before, after))
status_note(view, zone_code)
zone_cards(view, zone_code)

left, right = st.columns(2, gap="medium")
with left:
    sections.own_trend(view, zone_code)
    sections.difficulties(view, zone_code)
    report_texts(view, zone_code)
with right:
    sections.compared_trend(view, zone_code, card)
    sections.risk(view, zone_code)

left, right = st.columns([3, 2], gap="medium")
with left:
    st.subheader("本周周报全表", anchor=False)
    show_table("本周周报", parts.report(view, zone_code), REPORT_COLUMNS, view, height=460)
with right:
    sections.peers(view, zone_code, card)

st.subheader("创业孵化机构与租金减免", anchor=False)
relief_cards(view, zone_code)
show_table("本区创业孵化机构", parts.carriers(view, zone_code), CARRIER_COLUMNS, view, height=300)

st.subheader("填报与更正记录", anchor=False)
show_table("填报与更正记录", parts.revisions(view, zone_code), REVISION_COLUMNS, view, height=300)

source_note(
    "位次只在本周填报的高新区中比较",
    "更正不覆盖原报，每次填报都是新的版本",
    "病例数为所在地公开累计确诊，截至周日24时",
)
