"""A figure and its table side by side in tabs: the same numbers, told twice."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from figures.column_widths import column_widths
from figures.shared import Figure
from figures.tables import ColumnFormat, Columns
from figures.theme import PLOT_CONFIG
from pages.components.caching import View, kept_beside
from pages.components.downloads import offer_table
from pages.components.drawn_figure import drawn_figure
from pages.components.sent_tables import displayed


def figure_and_table(
    name_zh: str,
    figure: Figure,
    rows: pd.DataFrame,
    columns: Columns,
    view: View,
    alt_zh: str,
    notes_zh: Sequence[str] = (),
    config: Mapping[str, Any] | None = None,
) -> None:
    """图 and 表 of the same numbers, the table with its downloads; only the open one is sent.

    Args:
        name_zh: heading and file name.
        figure: from a figure function.
        rows: what the figure draws.
        columns: how the table shows it.
        view: the moment, week and area.
        alt_zh: what the figure shows, for those who cannot see it.
        notes_zh: sentences for the 说明 sheet.
        config: the chart's configuration, where it is not the ordinary one.
    """
    chart, table = st.tabs(["图", "表"], key=f"tabs-{name_zh}", on_change="rerun")
    if chart.open:
        with chart:
            show_figure(name_zh, figure, alt_zh, config)
    if table.open:
        with table:
            show_table(name_zh, rows, columns, view, notes_zh)


def show_figure(
    name_zh: str, figure: Figure, alt_zh: str, config: Mapping[str, Any] | None = None
) -> None:
    """A figure in the product's own look."""
    drawn_figure(figure, key=f"figure-{name_zh}", alt_zh=alt_zh, config=config or PLOT_CONFIG)


def show_table(
    name_zh: str,
    rows: pd.DataFrame,
    columns: Columns,
    view: View,
    notes_zh: Sequence[str] = (),
    height: int | None = None,
) -> None:
    """A table with Chinese headers, right-aligned numbers and its downloads."""
    if rows.empty:
        st.info(
            "没有符合条件的记录。可换一周、换一个地区，或放宽筛选。", icon=":material/search_off:"
        )
        return
    st.dataframe(
        displayed(rows, columns),
        hide_index=True,
        height=height or "auto",
        column_config=column_config(columns, rows),
        placeholder="—",
        alt=name_zh,
        key=f"table-{name_zh}",
    )
    offer_table(name_zh, rows, columns, view, notes_zh)


@kept_beside
def _widths(rows: pd.DataFrame, columns: Columns) -> dict[str, int]:
    return column_widths(rows, columns)


def column_config(columns: Columns, rows: pd.DataFrame | None = None) -> dict[str, Any]:
    """Streamlit's column settings of each format; with the rows, as wide as their numbers."""
    widths = {} if rows is None else _widths(rows, columns)
    return {
        column.shown_header_zh: _configured(column, widths.get(column.shown_header_zh))
        for column in columns.values()
    }


def _configured(column: ColumnFormat, width: int | None) -> Any:
    help_zh = column.help_zh or None
    if not column.is_number:
        return st.column_config.TextColumn(help=help_zh, width=width)
    return st.column_config.NumberColumn(help=help_zh, format=column.number_format, width=width)
