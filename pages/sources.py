"""Which reports a number was summed from, who checked them, what changed since (数据来源)."""

import streamlit as st

from indicators.catalogue import cards_of
from pages.components import source_parts as parts
from pages.components.filters import pick_dataset, pick_indicator, pick_view
from pages.components.page_frame import coverage_line, empty_state, page_title, source_note
from pages.components.source_address import INDICATOR_KEYS
from pages.components.source_choice import find_reports, pick_report
from pages.components.source_columns import source_columns
from pages.components.source_details import show_report
from pages.components.source_history import show_changes
from pages.components.visit import require

require("sources")
under_title = page_title("数据来源", "一个数由哪些填报相加而来：谁报的、哪份文件哪一行、谁审的")
dataset = pick_dataset()
row = st.columns([1, 1, 1, 1.4, 1.6], vertical_alignment="bottom")
view = pick_view(dataset, line=under_title, columns=row[:3])
if view is None:
    empty_state()
coverage_line(view, dataset, under_title)
with row[3]:
    card = pick_indicator(cards_of(dataset), key=INDICATOR_KEYS[dataset])
with row[4]:
    words = find_reports()

st.markdown(parts.sum_zh(card, parts.reports(view, card.code), view.week_ending))
behind, since = st.tabs(["由哪些填报相加", "此后变化"], key="source-tabs", on_change="rerun")
if behind.open:
    with behind:
        found = parts.matching(view, card.code, words)
        if report := pick_report(view, card, found, source_columns(card)):
            show_report(view, dataset, report)
if since.open:
    with since:
        show_changes(view, card)
source_note(
    "分子分母逐家相加再相除，与各页同数",
    "累计指标中本期未报的单位沿用此前填报",
    "回执号、版本和审核记录永久保留",
)
