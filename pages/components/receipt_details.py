"""One receipt: its facts, its units, what it changed, what it was told, and its versions."""

import streamlit as st

from data_access.uploads.receipts import AcceptedUnit, Receipt
from indicators.periods import week_label_zh
from indicators.safe_text import escape_markdown
from pages.components import receipt_parts as parts
from pages.components.caching import View
from pages.components.downloads import offer_bytes
from pages.components.figure_tabs import show_table
from pages.components.receipt_columns import (
    CHANGE_COLUMNS,
    CHECK_COLUMNS,
    UNIT_COLUMNS,
    VERSION_COLUMNS,
)
from pages.components.take_back_form import take_back_form


def show_details(view: View, receipt: Receipt) -> None:
    """Everything there is to a receipt, and what can be done with it."""
    with st.container(border=True):
        st.subheader(f"回执 {receipt.receipt_number}", anchor=False)
        facts = parts.receipt_facts(receipt)
        st.markdown("　·　".join(f"**{name}** {escape_markdown(fact)}" for name, fact in facts))
        st.caption(f"文件 SHA-256　{receipt.sha256}")
        receipt_actions(view, receipt)
    tabs = st.tabs(["改了什么", "单位", "校验与说明", "版本对照"], key="receipt-tabs")
    with tabs[0]:
        _changes(view, receipt)
    with tabs[1]:
        show_table("回执单位", parts.units(view, receipt), UNIT_COLUMNS, view)
    with tabs[2]:
        _checks(view, receipt)
    with tabs[3]:
        _versions(view, receipt)


def receipt_actions(view: View, receipt: Receipt) -> None:
    """Print, take away, take back."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.link_button(
            "打印上报表", f"/print/receipt/{receipt.receipt_number}", icon=":material/print:"
        )
        offer_bytes(
            "下载回执（CSV）",
            lambda: parts.receipt_csv(receipt),
            f"回执_{receipt.receipt_number}.csv",
            "text/csv",
        )
        take_back_form(receipt, parts.taken_back_by(view, receipt))


def _changes(view: View, receipt: Receipt) -> None:
    st.caption("与各单位上一版逐格对照；首次填报的“原为”一列为空。")
    show_table("回执改动", parts.changes(view, receipt), CHANGE_COLUMNS, view)


def _checks(view: View, receipt: Receipt) -> None:
    checks = parts.checks(view, receipt)
    if checks is None:
        st.info("这份文件还含其他地区的单位，校验结果不在此显示。", icon=":material/lock:")
    elif checks.empty:
        st.success("校验没有发现问题，也没有自动更正。", icon=":material/task_alt:")
    else:
        show_table("校验与说明", checks, CHECK_COLUMNS, view)


def _versions(view: View, receipt: Receipt) -> None:
    unit = _pick_unit(view, receipt)
    versions = parts.versions(view, unit.unit_code, unit.week_ending)
    show_table("填报版本", versions, VERSION_COLUMNS, view)
    numbers = sorted(versions["revision"].tolist())
    if len(numbers) == 1:
        st.info("这个单位本期只有一版，更正后可在此对照。", icon=":material/info:")
        return
    left, right = st.columns(2)
    label = "第 {} 版".format
    before = left.selectbox("从", numbers, len(numbers) - 2, format_func=label, key="version-from")
    after = right.selectbox("到", numbers, len(numbers) - 1, format_func=label, key="version-to")
    told = parts.between(
        view, receipt.dataset, unit.unit_code, unit.week_ending, (int(before), int(after))
    )
    if told.empty:
        st.info("两版各项相同。", icon=":material/info:")
    else:
        show_table("版本对照", told, CHANGE_COLUMNS, view)


def _pick_unit(view: View, receipt: Receipt) -> AcceptedUnit:
    if len(receipt.units) == 1:
        return receipt.units[0]
    names = parts.units(view, receipt)["name_zh"].tolist()
    labels = {
        unit: f"{name}　{week_label_zh(unit.week_ending)}"
        for unit, name in zip(receipt.units, names, strict=True)
    }
    return st.selectbox("单位", list(labels), format_func=labels.__getitem__, key="version-unit")
