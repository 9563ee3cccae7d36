"""What was reported, when, and what it changed; to print, compare or take back (我的填报)."""

import streamlit as st

from pages.components import receipt_parts as parts
from pages.components.filters import pick_dataset
from pages.components.page_frame import page_title, source_note
from pages.components.receipt_details import show_details
from pages.components.receipt_list import find_words, pick_receipt
from pages.components.returned_reports import show_returned
from pages.components.take_back_form import tell_taken_back
from pages.components.visit import require

require("my_reports")
page_title("我的填报", "报过什么、何时入库、改了哪里；可打印、可对照、可撤回")
view = parts.present()
left, right = st.columns([3, 2], vertical_alignment="bottom")
with left:
    dataset = pick_dataset()
with right:
    search = find_words()
tell_taken_back()
show_returned(dataset)
rows = parts.own_receipts(view, dataset, search)
number = pick_receipt(rows, search, view)
receipt = parts.receipt_of(view, number) if number else None
if number and receipt is None:
    st.warning(
        "查无此回执，或它不在您的管辖范围内。请核对回执号，或在上表中另选一张。",
        icon=":material/search_off:",
    )
if receipt is not None:
    show_details(view, receipt)
source_note("回执号、SHA-256 和版本永久保留", "撤回不删除任何数据")
