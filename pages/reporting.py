"""Who reported on time, who late, who not at all (填报情况)."""

from typing import Final

import streamlit as st

from data_access.actor import ScopeLevel
from indicators.vocabulary import Dataset
from pages.components import reporting_columns as columns
from pages.components import reporting_parts as parts
from pages.components.figure_tabs import figure_and_table, show_table
from pages.components.filters import pick_dataset, pick_view
from pages.components.page_frame import coverage_line, empty_state, page_title, source_note
from pages.components.reporting_cards import (
    deadline_line,
    matrix_and_table,
    reminders,
    reporting_cards,
    status_legend,
)
from pages.components.screen import is_compact
from pages.components.visit import require

_QUESTION_ZH: Final = "谁按时报了，谁迟报、谁没有报，该催谁"
_OWN_QUESTION_ZH: Final = "本单位每一期是否按时报送，哪一期还没有报"

actor = require("reporting")
of_many = actor.scope.level in (ScopeLevel.NATION, ScopeLevel.PROVINCE)
under_title = page_title("填报情况", _QUESTION_ZH if of_many else _OWN_QUESTION_ZH)
row = st.columns([1, 1, 1, 2.2], vertical_alignment="bottom")
with row[3]:
    dataset = pick_dataset()
view = pick_view(dataset, columns=row[:3])
if view is None:
    empty_state()
coverage_line(view, dataset, under_title)
deadline_line(view, dataset)

reporting_cards(view, dataset)

missing = parts.missing(view, dataset)
if of_many:
    left, right = st.columns(2, gap="medium")
    with left:
        st.subheader("催报名单", anchor=False)
        reminders(view, dataset)
        if not missing.empty:
            st.subheader("未报单位", anchor=False)
            show_table("未报单位", missing, columns.UNIT_COLUMNS, view)
    with right:
        st.subheader("各省填报率", anchor=False)
        figure_and_table(
            "各省填报率",
            parts.province_bars(view, dataset, is_compact()),
            parts.by_province(view, dataset),
            columns.PROVINCE_COLUMNS,
            view,
            "各省填报率由高到低排列",
        )

if dataset is Dataset.CARRIERS:
    st.subheader("填报率走势", anchor=False)
    figure_and_table(
        "填报率走势",
        parts.rate_trend(view, dataset, is_compact()),
        parts.weekly_rates(view, dataset),
        columns.TREND_COLUMNS,
        view,
        "创业孵化机构填报率逐周走势",
    )
else:
    st.subheader("逐期填报矩阵", anchor=False)
    status_legend()
    matrix_and_table(view, dataset)

st.subheader("全部单位", anchor=False)
show_table("填报明细", parts.units(view, dataset), columns.UNIT_COLUMNS, view, height=420)

st.subheader("最近回执", anchor=False)
show_table("最近回执", parts.recent_receipts(view, dataset), columns.RECEIPT_COLUMNS, view)

source_note("零报告计入填报率，不参与任何比率", "未报不等于零", "准时按首次报送判断")
