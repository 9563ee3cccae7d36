"""Send a report: what is wrong with a file, what it would change, and the receipt (数据填报)."""

import streamlit as st

from pages.components import upload_parts as parts
from pages.components.filters import pick_dataset
from pages.components.page_frame import page_title, source_note
from pages.components.reopen_form import offer_request
from pages.components.upload_changes import show_changes
from pages.components.upload_choice import choose_file, files_to_try, how_to_report, pick_way
from pages.components.upload_draft import keep_draft, take_up_draft
from pages.components.upload_draft_list import list_drafts
from pages.components.upload_proofread import show_proofread
from pages.components.upload_receipt import show_receipt
from pages.components.upload_recognise import show_facts, show_recognised
from pages.components.upload_state import FILE_WAY_ZH, upload_state
from pages.components.upload_steps import step_bar
from pages.components.upload_submission import (
    ask_explanations,
    show_problem,
    submit_bar,
)
from pages.components.visit import require

require("upload")
page_title("数据填报", "选文件或在线填写，看清问题和变化，提交，领回执")
state = upload_state()
take_up_draft(state)
bar = st.container()

left, right = st.columns([3, 2], gap="large")
with left:
    with st.container(horizontal=True, gap="medium"):
        dataset, way = pick_dataset(), pick_way()
    chosen = choose_file(dataset, way)
if chosen is None:
    with bar:
        step_bar(state, None)
    with right:
        list_drafts()
        how_to_report(dataset, way)
    if way == FILE_WAY_ZH:
        files_to_try()
    source_note("强制性问题必须改正", "核实性问题写明说明后可以提交", "规则清单见“指标口径”")
    st.stop()

if state.outcome is not None and state.outcome.receipt is not None:
    with bar:
        step_bar(state, state.review)
    show_receipt(state.outcome.receipt)
    st.stop()

review = parts.reviewed(state, chosen, dataset)
with bar:
    step_bar(state, review)
with left:
    show_facts(review, chosen)
with right:
    show_recognised(review)
show_problem(state.outcome)
show_proofread(review, chosen)
offer_request(review, chosen)
if review.is_storable:
    show_changes(review, chosen)
    ask_explanations(review, chosen)
with left:
    keep_draft(state)
submit_bar(review, chosen)

source_note("强制性问题必须改正", "核实性问题写明说明后可以提交", "提交前不写入任何数据")
