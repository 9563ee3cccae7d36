"""The receipt (回执) that follows a submit, and what to do next."""

from typing import Final

import streamlit as st

from data_access.uploads.receipts import Receipt
from figures.tables import display_frame
from indicators.safe_text import escape_markdown
from indicators.vocabulary import Dataset
from pages.components.figure_tabs import column_config
from pages.components.receipt_columns import UNIT_COLUMNS
from pages.components.receipt_details import receipt_actions
from pages.components.receipt_parts import present, receipt_facts, units
from pages.components.take_back_form import tell_taken_back
from pages.components.upload_state import start_over

_SHOWN_ON: Final = {
    Dataset.WEEKLY: "pages/overview.py",
    Dataset.CARRIERS: "pages/rent_relief.py",
    Dataset.ROLLOUT: "pages/rollout.py",
}


def show_receipt(receipt: Receipt) -> None:
    """The receipt: number, digest, revisions, time, units; and what to do next."""
    tell_taken_back()
    if receipt.is_repeat:
        st.info("已是最新，回执不变：文件内容与库中现值相同。", icon=":material/done_all:")
    else:
        st.success("已入库。请保存回执号。", icon=":material/task_alt:")
    with st.container(border=True):
        _receipt_card(receipt)
    receipt_actions(present(), receipt)
    with st.container(horizontal=True, vertical_alignment="center"):
        _ways_on(receipt)


def _receipt_card(receipt: Receipt) -> None:
    """What is written on it: number, facts, digest and units."""
    st.subheader(f"回执 {receipt.receipt_number}", anchor=False)
    facts = [*receipt_facts(receipt), ("未变化", f"{receipt.unchanged:,} 行")]
    st.markdown("　·　".join(f"**{name}** {escape_markdown(fact)}" for name, fact in facts))
    st.caption("文件 SHA-256")
    st.code(receipt.sha256, language=None)
    st.dataframe(
        display_frame(units(present(), receipt), UNIT_COLUMNS),
        hide_index=True,
        column_config=column_config(UNIT_COLUMNS),
        alt="回执所列单位",
        key="receipt-units",
    )


def _ways_on(receipt: Receipt) -> None:
    week = {"week": str(max(unit.week_ending for unit in receipt.units))}
    st.button("再报一份", on_click=start_over, icon=":material/add:", type="primary")
    st.page_link(
        "pages/my_reports.py",
        label="我的填报（对照、撤回）",
        icon=":material/receipt_long:",
        query_params={"receipt": receipt.receipt_number},
    )
    st.page_link(
        _SHOWN_ON[receipt.dataset],
        label="看数字的变化",
        icon=":material/monitoring:",
        query_params=week,
    )
    st.page_link(
        "pages/reporting.py",
        label="看填报情况",
        icon=":material/fact_check:",
        query_params=week,
    )
