"""The only module that makes downloads: built on the click, under a name nobody can guess."""

from collections.abc import Callable, Sequence
from typing import Final

import pandas as pd
import streamlit as st

from data_access.exports import csv_bytes, xlsx_bytes
from data_access.marks import notice_zh
from figures.tables import Columns, table_export_rows
from indicators.periods import local_text
from pages.components.caching import View
from pages.components.loaders import store
from pages.components.visit import current_session_id
from serving.ownership import download_mark

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def offer_table(
    name_zh: str, rows: pd.DataFrame, columns: Columns, view: View, notes_zh: Sequence[str] = ()
) -> None:
    """CSV and XLSX of a table, with a 说明 sheet: moment, area, definitions.

    Args:
        name_zh: the table's name, part of the file name.
        rows: the frame behind the table.
        columns: the columns as shown.
        view: whose moment and week the file names.
        notes_zh: sentences for the 说明 sheet.
    """
    notes = [*file_notes(view), *notes_zh]
    with st.container(horizontal=True, horizontal_alignment="right"):
        _button(
            "CSV",
            lambda: csv_bytes(table_export_rows(rows, columns), notes[0]),
            _file_name(name_zh, view, "csv"),
            "text/csv",
        )
        _button(
            "XLSX",
            lambda: xlsx_bytes({name_zh: table_export_rows(rows, columns)}, notes),
            _file_name(name_zh, view, "xlsx"),
            XLSX,
        )


def offer_bytes(label_zh: str, make: Callable[[], bytes], file_name: str, mime: str) -> None:
    """A file made when it is asked for."""
    stem, _, ending = file_name.rpartition(".")
    _button(label_zh, make, f"{stem}_{download_mark(current_session_id())}.{ending}", mime)


def file_notes(view: View) -> list[str]:
    """What every file says of itself: what data, known when, which week, where, which reports."""
    first = notice_zh(store().settings, view.actor, view.area.label_zh)
    known = local_text(view.as_of.at) if view.as_of.at else "—"
    return [
        first or "国家高新区复工复产监测",
        f"数据截至：{known}",
        f"报告周：截至 {view.week_ending}",
        f"地区：{view.area.label_zh}",
        "只含已审数据" if view.as_of.approved_only else "含未审数据",
    ]


def _button(label_zh: str, make: Callable[[], bytes], file_name: str, mime: str) -> None:
    st.download_button(
        label_zh,
        make,
        file_name,
        mime,
        key=f"download-{label_zh}-{file_name.rsplit('_', 1)[0]}",
        on_click="ignore",
        icon=":material/download:",
        type="tertiary",
    )


def _file_name(name_zh: str, view: View, ending: str) -> str:
    """The mark keeps apart two files that the server would take for one, and says whose it is."""
    return f"{name_zh}_{view.week_ending}_{download_mark(current_session_id())}.{ending}"
