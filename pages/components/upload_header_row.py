"""Which row holds the names of the columns (表头), put right by the visitor."""

from typing import Final

import streamlit as st

from data_access.uploads.grid import NumberedRow
from pages.components.upload_state import Review, upload_state

_SHOWN_CHARACTERS: Final = 60


def offer_header_row(review: Review) -> None:
    """Choose the header's row among the first of the file; open where none was found."""
    rows = dict(review.first_rows)
    if len(rows) <= 1:
        return
    state = upload_state()
    current = review.sheet.header_row if review.sheet else state.mending.header_row
    key = f"header-row-{state.round}-{state.edition}"
    with st.expander("表头不在这一行？" if current else "指出表头", expanded=review.sheet is None):
        st.selectbox(
            "列名写在",
            list(rows),
            index=list(rows).index(current) if current in rows else None,
            format_func=lambda number: _row_zh((number, rows[number])),
            placeholder="请选列名所在的一行",
            key=key,
            on_change=_point,
            args=(key,),
        )
        st.caption("选定后立即按它重读，不改动您的文件；已改的格子随旧表头一起撤下，可以撤销。")


def _row_zh(row: NumberedRow) -> str:
    number, cells = row
    said = "、".join(cell.strip() for cell in cells if cell.strip())
    shown = said[:_SHOWN_CHARACTERS]
    return f"第 {number} 行：{shown}{'…' if len(said) > len(shown) else ''}"


def _point(key: str) -> None:
    row = st.session_state[key]
    if row is not None:
        upload_state().point_at_header(row)
