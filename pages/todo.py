"""What waits for me: reports, returns, questions, requests and reviews (待办)."""

import streamlit as st

from pages.components import question_forms, todo_parts
from pages.components.page_frame import page_title, source_note
from pages.components.todo_list import list_all
from pages.components.unit_choice import view_of_week
from pages.components.upload_draft_list import list_drafts
from pages.components.visit import require

actor = require("todo")
page_title("待办", "等我办的事：待报、被退回、待答复的核实任务、更正申请和审核")
question_forms.tell()
todos = todo_parts.my_todos(actor)
if not todos:
    st.success("都办完了。有新的待办时，菜单里会显示件数。", icon=":material/task_alt:")
list_all(todos, view_of_week())
list_drafts()
source_note("被退回和待答复的核实任务列在最前", "核实任务的答复随数值一并保留", "可由催报消息提醒")
