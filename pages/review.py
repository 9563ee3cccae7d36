"""Which reports wait for my review, and what became of the others (审核)."""

import streamlit as st

from pages.components import review_parts as parts
from pages.components.figure_tabs import show_table
from pages.components.filters import pick_dataset, pick_view
from pages.components.page_frame import coverage_line, empty_state, page_title, source_note
from pages.components.review_columns import REVIEWED_COLUMNS
from pages.components.review_forms import review_waiting, tell
from pages.components.visit import require

actor = require("review")
under_title = page_title("审核", "哪些填报等我审核，其余走到哪一步；通过、退回都记入审计")
row = st.columns([1, 1, 1, 2.2], vertical_alignment="bottom")
with row[3]:
    dataset = pick_dataset()
view = pick_view(dataset, columns=row[:3])
if view is None:
    empty_state()
coverage_line(view, dataset, under_title)
tell()
if not view.as_of.is_head:
    st.info("审核只看最新数据。清空“重现某日所见”，再来审核。", icon=":material/history:")
    st.stop()
parts.state_cards(view, dataset)

st.subheader(f"等我审核（{len(parts.waiting(view, dataset)):,} 家）", anchor=False)
review_waiting(view, dataset, parts.waiting(view, dataset))

st.subheader("其余填报", anchor=False)
show_table("其余填报", parts.others(view, dataset), REVIEWED_COLUMNS, view, height=420)
source_note("先省级审核，再部级审核并锁定", "不能审核本人报送的数据", "更正后重新审核")
