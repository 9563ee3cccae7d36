"""What the file says of a unit beside the four weeks before."""

from typing import Final

import pandas as pd
import streamlit as st

from figures.tables import ColumnFormat, Columns, display_frame
from pages.components import upload_parts as parts
from pages.components.upload_delivery import ChosenFile
from pages.components.upload_state import Review, review_key

_LISTED: Final = 500


def show_weeks_beside(review: Review, chosen: ChosenFile, units: pd.DataFrame) -> None:
    """One unit's values and its newest weeks; a choice where the file has several units."""
    names = dict(zip(units["unit_code"], units["name_zh"], strict=True))
    codes = list(names)[:_LISTED]
    unit_code = codes[0]
    if len(codes) > 1:
        unit_code = st.selectbox(
            "与近四期对照的单位",
            codes,
            format_func=lambda code: f"{names[code]}　{code}",
            key=f"beside-{chosen.sha256[:8]}",
        )
    weeks = parts.weeks_beside(parts.view_of(review), review_key(chosen), unit_code, review.checked)
    columns: Columns = {
        "header_zh": ColumnFormat("指标"),
        **{name: ColumnFormat(name[5:]) for name in weeks.columns[1:-1]},
        "now": ColumnFormat("本次"),
    }
    st.markdown("**与近四期对照**")
    st.dataframe(
        display_frame(weeks, columns),
        hide_index=True,
        placeholder="—",
        alt="与近四期对照",
        key="weeks-beside",
    )
