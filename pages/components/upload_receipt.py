"""The receipt (回执) that follows a submit, and what to do next."""

from typing import Final

import streamlit as st

from data_access.uploads.receipts import Receipt
from figures.tables import display_frame
from indicators.periods import local_text
from indicators.safe_text import escape_markdown
from indicators.vocabulary import Dataset
from pages.components import upload_parts as parts
from pages.components.downloads import offer_bytes
from pages.components.figure_tabs import column_config
from pages.components.upload_columns import RECEIPT_COLUMNS
from pages.components.upload_state import start_over

_SHOWN_ON: Final = {
    Dataset.WEEKLY: "pages/overview.py",
    Dataset.CARRIERS: "pages/rent_relief.py",
    Dataset.ROLLOUT: "pages/rollout.py",
}


def show_receipt(receipt: Receipt) -> None:
    """The receipt: number, digest, revisions, time, units; and what to do next."""
    if receipt.is_repeat:
        st.info("已是最新，回执不变：文件内容与库中现值相同。", icon=":material/done_all:")
    else:
        st.success("已入库。请保存回执号。", icon=":material/task_alt:")
    with st.container(border=True):
        st.subheader(f"回执 {receipt.receipt_number}", anchor=False)
        st.markdown("　·　".join(f"**{name}** {value}" for name, value in _facts(receipt)))
        st.caption("文件 SHA-256")
        st.code(receipt.sha256, language=None)
        st.dataframe(
            display_frame(parts.receipt_units(receipt), RECEIPT_COLUMNS),
            hide_index=True,
            column_config=column_config(RECEIPT_COLUMNS),
            alt="回执所列单位",
            key="receipt-units",
        )
    week = {"week": str(max(unit.week_ending for unit in receipt.units))}
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button("再报一份", on_click=start_over, icon=":material/add:", type="primary")
        offer_bytes(
            "下载回执（CSV）",
            lambda: parts.receipt_csv(receipt),
            f"回执_{receipt.receipt_number}.csv",
            "text/csv",
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


def _facts(receipt: Receipt) -> list[tuple[str, str]]:
    revisions = sorted({unit.revision for unit in receipt.units})
    return [
        ("报表", receipt.dataset.label_zh),
        ("单位", f"{len(receipt.units):,} 家次"),
        ("版本", "、".join(f"第 {revision} 版" for revision in revisions)),
        ("入库时间", local_text(receipt.committed_at)),
        ("填报人", escape_markdown(receipt.actor_name)),
        ("文件", escape_markdown(receipt.file_name)),
        ("未变化", f"{receipt.unchanged:,} 行"),
    ]
