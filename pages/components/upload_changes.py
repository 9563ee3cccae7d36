"""What a checked file would change: units, values and the national rate, before it is sent."""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from data_access.views.upload_preview import UnitChange
from figures.formats import count_zh, is_missing, percent, points
from figures.tables import Columns, display_frame
from indicators.safe_text import escape_markdown
from indicators.vocabulary import Dataset
from pages.components import upload_parts as parts
from pages.components.figure_tabs import column_config
from pages.components.upload_columns import RATE_COLUMNS, UNIT_COLUMNS, VALUE_COLUMNS
from pages.components.upload_delivery import ChosenFile
from pages.components.upload_state import Review

_FEW = 10  # rows shown without scrolling
_TALL = 390  # [px]
_NATION_AND_PROVINCE = 2


def show_changes(review: Review, chosen: ChosenFile) -> None:
    """New, changed and unchanged units, the rate before and after, and each changed value."""
    view, checked = parts.view_of(review), review.checked
    units = parts.unit_changes(view, chosen.sha256, checked)
    values = parts.value_changes(view, chosen.sha256, checked)
    st.subheader("提交后会有什么变化", anchor=False)
    _change_cards(review, chosen, units)
    if not parts.count_of(units, UnitChange.NEW) + parts.count_of(units, UnitChange.CHANGED):
        st.info("与库中现值完全相同：提交将返回原回执，不产生新版本。", icon=":material/info:")
    _warn_of_erased(values)
    if values.empty:
        _table("单位变化", units, UNIT_COLUMNS)
        return
    left, right = st.columns(2, gap="medium")
    with left:
        _table("单位变化", units, UNIT_COLUMNS)
    with right:
        _table("更正前后", values, VALUE_COLUMNS)


def _change_cards(review: Review, chosen: ChosenFile, units: pd.DataFrame) -> None:
    with st.grid(columns=5, min_column_width=165):
        for change in UnitChange:
            count = count_zh(parts.count_of(units, change), "家")
            st.metric(change.label_zh, count, border=True, height="stretch")
        if review.dataset is not Dataset.WEEKLY:
            return
        rates = parts.rate_changes(parts.view_of(review), chosen.sha256, review.checked)
        is_one_province = len(rates) == _NATION_AND_PROVINCE
        for line in rates.head(_NATION_AND_PROVINCE if is_one_province else 1).to_dict("records"):
            _rate_card(line)
    if not is_one_province:
        st.markdown("**各地企业复工率**")
        _table("企业复工率变化", rates, RATE_COLUMNS)


def _rate_card(line: Mapping[Hashable, Any]) -> None:
    """企业复工率 of an area after the file, and how it stood before."""
    before, change = line["before"], line["change"]
    st.metric(
        f"{line['area_zh']}企业复工率",
        percent(line["after"]),
        None if is_missing(change) else points(change),
        delta_color="off",
        delta_arrow="off",
        delta_description="此前无人填报" if is_missing(before) else f"提交前 {percent(before)}",
        help=f"已报 {count_zh(line['units_before'])} 家 → {count_zh(line['units_after'], '家')}",
        border=True,
        height="stretch",
    )


def _warn_of_erased(values: pd.DataFrame) -> None:
    erased = values[(values["after_zh"] == "") & (values["before_zh"] != "")]
    if len(erased):
        names = "、".join(dict.fromkeys(erased["header_zh"]))
        st.warning(
            f"文件没有给出 {len(erased)} 个已报过的数值，提交后将变为未填："
            f"{escape_markdown(names)}",
            icon=":material/warning:",
        )


def _table(name_zh: str, rows: pd.DataFrame, columns: Columns) -> None:
    st.dataframe(
        display_frame(rows, columns),
        hide_index=True,
        height=_TALL if len(rows) > _FEW else "auto",
        column_config=column_config(columns),
        placeholder="—",
        alt=name_zh,
        key=f"changes-{name_zh}",
    )
