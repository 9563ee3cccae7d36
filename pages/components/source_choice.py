"""Finding a report among those behind a number, and choosing one."""

from collections.abc import Hashable
from typing import Any

import pandas as pd
import streamlit as st

from figures.tables import Columns
from indicators.cards import IndicatorCard
from pages.components.caching import View
from pages.components.downloads import offer_table
from pages.components.figure_tabs import column_config
from pages.components.filters import search_box
from pages.components.sent_tables import displayed
from pages.components.source_parts import SHOWN

_HEIGHT = 380  # [px]
_ROWS = 9


def find_reports() -> str:
    """What a unit, its reporter, its file or its receipt should hold."""
    return search_box("查找", "find", "单位、代码、填报人、文件或回执号", 260)


def pick_report(
    view: View, card: IndicatorCard, found: pd.DataFrame, columns: Columns
) -> dict[Hashable, Any] | None:
    """The reports as a table with its downloads, and the one that is chosen."""
    if found.empty:
        st.info(
            "没有符合条件的填报。可换一周、换一个地区，或清空查找。", icon=":material/search_off:"
        )
        return None
    if len(found) > SHOWN:
        st.caption(f"先列前 {SHOWN} 家，共 {len(found):,} 家；可查找，下载为全部。")
    shown = found.head(SHOWN)
    chosen = st.dataframe(
        displayed(shown, columns),
        hide_index=True,
        height=_HEIGHT if len(shown) > _ROWS else "content",
        column_config=column_config(columns, shown),
        placeholder="—",
        alt="数据来源",
        key=f"source-{card.code}-{view.week_ending}-{view.area.province_zh}",
        on_select="rerun",
        selection_mode="single-row",
    )
    offer_table(f"数据来源_{card.title_zh}", found, columns, view)
    picked = chosen["selection"]["rows"]
    if picked and picked[0] < len(shown):
        return shown.iloc[picked[0]].to_dict()
    if len(found) == 1:
        return found.iloc[0].to_dict()
    st.caption("点选一行，看这份填报的全部数值、版本、审核经过和核实任务。")
    return None
