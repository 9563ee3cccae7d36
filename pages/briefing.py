"""The same numbers as slides, as a report, as pages and as tables; saved, and frozen (汇报)."""

import streamlit as st

from indicators.vocabulary import Dataset
from pages.components import briefing_parts as parts
from pages.components.briefing_choice import choose_slides, write_points
from pages.components.briefing_list import list_saved
from pages.components.briefing_opened import opened_briefing, tell_opened, view_of
from pages.components.briefing_saving import offer_saving
from pages.components.briefing_update import offer_update
from pages.components.filters import pick_view
from pages.components.page_frame import coverage_line, empty_state, page_title, source_note
from pages.components.visit import require

actor = require("briefing")
under_title = page_title("汇报", "一周的数字做成幻灯、周报、PDF 和表格，口径与各页相同")
opened = opened_briefing(actor)
view = view_of(opened, actor) if opened else pick_view(Dataset.WEEKLY, line=under_title)
if view is None:
    empty_state()
coverage_line(view, Dataset.WEEKLY, under_title)
if opened:
    tell_opened(opened)
    offer_update(view, opened)
list_saved(actor)
story = parts.briefing(view).story
left, right = st.columns([2, 3], gap="large")
with left:
    screen, slides = st.container(), choose_slides(story, opened)
with right:
    choice = write_points(story, slides, view, opened)
with screen:
    parts.offer_screen(view, choice, opened)
with left:
    offer_saving(view, choice, opened)
    st.subheader("文件", anchor=False)
    parts.offer_files(view, choice)
source_note(
    "幻灯里的图表、表格和地图都可在 PowerPoint、WPS 中编辑",
    "每页备注是讲稿，由数字生成，可改",
    "填报的数和应报名录都定格在生成或保存的时刻",
)
