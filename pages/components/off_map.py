"""Who has no place on a map (未上图): told by name, never dropped in silence."""

from typing import Final

import pandas as pd
import streamlit as st

from figures.map_points import unplaced
from figures.tables import ColumnFormat, Columns
from pages.components.caching import View, kept_beside
from pages.components.figure_tabs import show_table

_COLUMNS: Final[Columns] = {
    "unit_code": ColumnFormat("代码"),
    "name_zh": ColumnFormat("名称"),
    "province_zh": ColumnFormat("省份"),
}


@kept_beside
def _absent(rows: pd.DataFrame) -> pd.DataFrame:
    return unplaced(rows)


def list_off_map(name_zh: str, rows: pd.DataFrame, view: View) -> None:
    """The units of a map that the register gives no coordinates; nothing where all have them.

    Args:
        name_zh: of the map.
        rows: what the map shows: unit_code, name_zh, province_zh, lon, lat [degrees].
        view: the moment, week and area.
    """
    absent = _absent(rows)
    if absent.empty:
        return
    with st.expander(f"未上图 {len(absent)} 家", icon=":material/location_off:"):
        st.caption("名录里没有这些单位的经纬度；数字照常计入。管理员可在“名录”页补上。")
        show_table(f"{name_zh}未上图", absent, _COLUMNS, view)
