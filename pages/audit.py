"""Who did what, when and to what; and whether the trail is whole (审计)."""

import streamlit as st

from pages.components import audit_parts as parts
from pages.components.audit_columns import AUDIT_COLUMNS
from pages.components.figure_tabs import show_table
from pages.components.page_frame import page_title, source_note
from pages.components.unit_choice import view_of_week
from pages.components.visit import require

require("audit")
page_title("审计", "谁、何时、从哪里、做了什么；登录和被拒绝的操作也在内")
parts.chain_state()
asked = parts.pick_lines()
rows = parts.trail(asked)
shown = f"{len(rows):,} 条" if len(rows) < parts.MOST_LINES else f"最近 {parts.MOST_LINES:,} 条"
st.caption(f"{shown}，新的在前；下载的文件与表中所列相同")
show_table("审计记录", rows, AUDIT_COLUMNS, view_of_week(), ["每条都含前一条的哈希，改动即可发现"])
source_note("审计记录只增不改，数据库拒绝修改和删除", "时间为北京时间")
