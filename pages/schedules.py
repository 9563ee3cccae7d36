"""When reports are due, and who may still report a closed week (填报设置)."""

import streamlit as st

from pages.components import schedule_parts as parts
from pages.components.announcement_forms import keep_announcements
from pages.components.figure_tabs import show_table
from pages.components.filters import pick_dataset
from pages.components.page_frame import page_title, source_note
from pages.components.plain_table import plain_table
from pages.components.reopen_answers import answer_requests
from pages.components.schedule_columns import HISTORY_COLUMNS, REQUEST_COLUMNS
from pages.components.schedule_form import change_schedule, coming_weeks
from pages.components.unit_choice import view_of_week
from pages.components.visit import require

require("schedules")
page_title("填报设置", "每种报表统计到哪天、何时截止、何时关闭；关闭后谁可以再报")
dataset = pick_dataset()
view = view_of_week()

left, right = st.columns([3, 2], gap="large")
with left:
    st.subheader("现行期限", anchor=False)
    coming_weeks(view, dataset)
    st.subheader("修改期限", anchor=False)
    change_schedule(view, dataset)
with right:
    st.subheader("更正申请", anchor=False)
    answer_requests(view, dataset)
    st.subheader("公告", anchor=False)
    keep_announcements()

st.subheader("设置记录", anchor=False)
if parts.history(view, dataset).empty:
    st.caption("还没有修改过，使用默认期限。")
else:
    plain_table(parts.history(view, dataset), HISTORY_COLUMNS)
if not parts.requests(view, dataset).empty:
    st.subheader("申请记录", anchor=False)
    show_table("申请记录", parts.requests(view, dataset), REQUEST_COLUMNS, view)

source_note("改期限不影响此前各周的判定", "迟报照收并标明", "每次修改和答复都记入审计")
