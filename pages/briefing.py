"""The same numbers as slides, as a report, as pages and as tables (汇报)."""

import streamlit as st

from indicators.vocabulary import Dataset
from pages.components import briefing_parts as parts
from pages.components.filters import pick_view
from pages.components.page_frame import coverage_line, empty_state, page_title, source_note
from pages.components.visit import require

require("briefing")
under_title = page_title("汇报", "一周的数字做成幻灯、周报、PDF 和表格，口径与各页相同")
view = pick_view(Dataset.WEEKLY, line=under_title)
if view is None:
    empty_state()
coverage_line(view, Dataset.WEEKLY, under_title)
left, right = st.columns([2, 3], gap="large")
with left:
    parts.offer_screen(view)
    st.subheader("文件", anchor=False)
    parts.offer_files(view)
with right:
    st.subheader("讲什么", anchor=False)
    parts.list_slides(view)
source_note(
    "幻灯里的图表、表格和地图都可在 PowerPoint、WPS 中编辑",
    "每页备注是讲稿，由数字生成，可改",
    "数字定格在生成的时刻",
)
