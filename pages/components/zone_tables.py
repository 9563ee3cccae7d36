"""A table of zones that opens the zone on a click and can be taken away as a file."""

from collections.abc import Callable, Sequence
from typing import Final

import pandas as pd
import streamlit as st

from figures.tables import Columns
from pages.components.caching import View
from pages.components.downloads import offer_table
from pages.components.zone_links import clickable_zones

_ROW_HEIGHT: Final = 35  # [px] of a table on the screen


def zone_table(
    name_zh: str,
    rows: pd.DataFrame,
    columns: Columns,
    view: View,
    height: int,
    *,
    empty_zh: str = "没有符合条件的高新区。可换一周、换一个地区，或放宽筛选。",
    notes_zh: Sequence[str] = (),
    opens: Callable[[str], None] | None = None,
) -> None:
    """Zones as rows, with their downloads; a sentence where there is none.

    Args:
        name_zh: name of the table and its files.
        rows: the zones, with unit_code.
        columns: how they are shown.
        view: the moment, week and area.
        height: of the table at most [px]; a short one takes no more than it needs.
        empty_zh: what is said where there is no row.
        notes_zh: sentences for the 说明 sheet.
        opens: as for `clickable_zones`.
    """
    if rows.empty:
        st.info(empty_zh, icon=":material/search_off:")
        return
    needed = _ROW_HEIGHT * (len(rows) + 1) + 3
    clickable_zones(name_zh, rows, columns, min(height, needed), opens)
    offer_table(name_zh, rows, columns, view, notes_zh)
