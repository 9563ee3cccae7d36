"""Finding a receipt again: by words, in the list, or by its address."""

from typing import Final

import pandas as pd
import streamlit as st

from pages.components.caching import View
from pages.components.downloads import offer_table
from pages.components.figure_tabs import column_config
from pages.components.receipt_columns import OWN_COLUMNS
from pages.components.receipt_parts import SHOWN
from pages.components.sent_tables import displayed
from pages.components.take_back_form import PARAMETER

_LIMIT: Final = 80
_HEIGHT: Final = 300  # [px]
_ROW: Final = 35  # [px]


def find_words() -> str:
    """What the visitor looks for; empty for everything."""
    return st.text_input(
        "查找",
        max_chars=_LIMIT,
        key="find",
        bind="query-params",
        placeholder="回执号、SHA-256、单位代码或名称、填报人、文件名",
    ).strip()


def pick_receipt(rows: pd.DataFrame, search: str, view: View) -> str:
    """The receipt of the chosen row, of the address, or the newest; "" where there is none."""
    asked = st.query_params.get(PARAMETER, "")
    if rows.empty:
        _nothing(search)
        return asked
    if len(rows) == SHOWN:
        st.caption(f"只列最近 {SHOWN} 张；更早的请输入回执号或单位查找。")
    chosen = st.dataframe(
        displayed(rows, OWN_COLUMNS),
        hide_index=True,
        height=min(_HEIGHT, _ROW * (len(rows) + 1) + 3),
        column_config=column_config(OWN_COLUMNS, rows),
        placeholder="—",
        alt="回执",
        key=f"receipts-{view.as_of.version}-{search}",
        on_select="rerun",
        selection_mode="single-row",
    )
    offer_table("我的回执", rows, OWN_COLUMNS, view)
    if picked := chosen["selection"]["rows"]:
        asked = str(rows["receipt_number"].iloc[picked[0]])
        st.query_params[PARAMETER] = asked
    return asked or str(rows["receipt_number"].iloc[0])


def _nothing(search: str) -> None:
    if search:
        st.info("没有找到。可以少输几个字，或换一种报表。", icon=":material/search_off:")
        return
    st.info("还没有填报过这种报表。报送后，回执会列在这里。", icon=":material/inbox:")
    st.page_link("pages/upload.py", label="去填报", icon=":material/upload_file:")
