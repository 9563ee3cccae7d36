"""What a checked file would change: units, values and the national rate, before it is sent."""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from data_access.views.upload_preview import UnitChange
from figures.cards import Card
from figures.formats import count_zh, is_missing, percent, points
from figures.tables import Columns, display_frame
from indicators.safe_text import escape_markdown
from indicators.vocabulary import Dataset
from pages.components import upload_parts as parts
from pages.components.card_row import show_cards
from pages.components.figure_tabs import column_config
from pages.components.upload_columns import RATE_COLUMNS, UNIT_COLUMNS, VALUE_COLUMNS
from pages.components.upload_delivery import ChosenFile
from pages.components.upload_state import Review, review_key
from pages.components.upload_weeks import show_weeks_beside

_FEW = 10  # rows shown without scrolling
_TALL = 390  # [px]
_NATION_AND_PROVINCE = 2


def show_changes(review: Review, chosen: ChosenFile) -> None:
    """New, changed and unchanged units, the rate before and after, and each changed value."""
    view, checked = parts.view_of(review), review.checked
    units = parts.unit_changes(view, review_key(chosen), checked)
    values = parts.value_changes(view, review_key(chosen), checked)
    st.subheader("3　试导入", anchor=False)
    st.caption("什么也不写入：看看提交后会有什么变化。")
    _change_cards(review, chosen, units)
    if not parts.count_of(units, UnitChange.NEW) + parts.count_of(units, UnitChange.CHANGED):
        st.info("与库中现值完全相同：提交将返回原回执，不产生新版本。", icon=":material/info:")
    _warn_of_erased(values)
    left, right = st.columns(2, gap="medium")
    with left:
        _table("单位变化", units, UNIT_COLUMNS)
        if not values.empty:
            _table("更正前后", values, VALUE_COLUMNS)
    with right:
        show_weeks_beside(review, chosen, units)


def _change_cards(review: Review, chosen: ChosenFile, units: pd.DataFrame) -> None:
    cards = [
        Card(change.label_zh, count_zh(parts.count_of(units, change), "家"))
        for change in UnitChange
    ]
    if review.dataset is not Dataset.WEEKLY:
        show_cards(cards)
        return
    rates = parts.rate_changes(parts.view_of(review), review_key(chosen), review.checked)
    is_one_province = len(rates) == _NATION_AND_PROVINCE
    told = rates.head(_NATION_AND_PROVINCE if is_one_province else 1).to_dict("records")
    show_cards([*cards, *map(_rate_card, told)])
    if not is_one_province:
        st.markdown("**各地企业复工率**")
        _table("企业复工率变化", rates, RATE_COLUMNS)


def _rate_card(line: Mapping[Hashable, Any]) -> Card:
    """企业复工率 of an area after the file, how it stood before, and how many zones it covers."""
    before, change = line["before"], line["change"]
    stood = "此前无人填报" if is_missing(before) else f"提交前 {percent(before)}"
    covers = f"已报 {count_zh(line['units_before'])} → {count_zh(line['units_after'], '家')}"
    return Card(
        f"{line['area_zh']}企业复工率",
        percent(line["after"]),
        "" if is_missing(change) else points(change),
        note_zh=f"{stood}；{covers}",
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
