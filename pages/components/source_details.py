"""One report behind a number: what it said, its versions, its review and its questions."""

from collections.abc import Hashable
from typing import Any

import streamlit as st

from figures.formats import is_missing
from indicators.periods import week_label_zh
from indicators.safe_text import escape_markdown
from indicators.vocabulary import Dataset, Role
from pages.components import source_parts as parts
from pages.components.caching import View
from pages.components.figure_tabs import show_table
from pages.components.question_forms import show_questions
from pages.components.receipt_columns import VERSION_COLUMNS
from pages.components.receipt_parts import versions
from pages.components.roles import ROLES_OF_PAGE
from pages.components.source_columns import ACT_COLUMNS, SAID_COLUMNS


def show_report(view: View, dataset: Dataset, report: dict[Hashable, Any]) -> None:
    """The report in a box of its own, under the table it was chosen from."""
    code, week, revision = report["unit_code"], report["week_ending"], int(report["revision"])
    with st.container(border=True):
        name = escape_markdown(report["name_zh"])
        st.subheader(f"{name}　{week_label_zh(week)}　第 {revision} 版", anchor=False)
        st.markdown(_origin_zh(report))
        _receipt_link(view.actor.role, report["receipt_number"])
    tabs = st.tabs(["填报值", "版本", "审核经过", "核实任务"], key="report-tabs")
    with tabs[0]:
        said = parts.whole_report(view, dataset, code, week, revision)
        show_table("填报值", said, SAID_COLUMNS, view, height=320)
    with tabs[1]:
        show_table("版本", versions(view, code, week), VERSION_COLUMNS, view)
    with tabs[2]:
        acts = parts.acts(view, dataset, code, week)
        if acts.empty:
            st.info("这份填报还没有人审核。", icon=":material/rule:")
        else:
            show_table("审核经过", acts, ACT_COLUMNS, view)
    with tabs[3]:
        show_questions(view, dataset, code, week)


def _origin_zh(report: dict[Hashable, Any]) -> str:
    row = report["sheet_row"]
    place = "" if is_missing(row) else f"第 {int(row)} 行"
    facts = [
        ("文件", f"{escape_markdown(report['file_name'])} {place}"),
        ("填报人", escape_markdown(report["actor_name"])),
        ("入库", report["received_zh"]),
        ("审核人", escape_markdown(report["reviewer"]) or "尚未审核"),
        ("回执", report["receipt_number"]),
    ]
    said = escape_markdown(report["said_zh"])
    told = "　·　".join(f"**{name}** {fact}" for name, fact in facts)
    return f"{told}\n\n**说明** {said}" if said else told


def _receipt_link(role: Role, receipt_number: str) -> None:
    if role in ROLES_OF_PAGE["my_reports"]:
        st.page_link(
            "pages/my_reports.py", label="看整份回执、校验和对照",
            icon=":material/receipt_long:", query_params={"receipt": receipt_number},
        )  # fmt: skip
