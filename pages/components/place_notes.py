"""What must be said under a map of zones: what was moved, and what is not certain."""

import pandas as pd
import streamlit as st

from geo.divisions import shown_in
from indicators.safe_text import escape_markdown
from pages.components.caching import View
from pages.components.place_parts import unsure_of_county, zones_in


def place_name_zh(view: View, place: str) -> str:
    """What a map is of, in words."""
    return shown_in(place).name_zh if place else view.area.label_zh


def map_notes(rows: pd.DataFrame, place: str) -> None:
    """That crowded marks were moved; on the map of a place whose county is a guess.

    Args:
        rows: the zones of the area: unit_code, short_name_zh.
        place: the code of the division shown, empty for the nation.
    """
    notes = ["相互遮挡的高新区已略微移开"]
    unsure = unsure_of_county(zones_in(rows, place))["short_name_zh"] if place else ()
    if len(unsure):
        names = "、".join(escape_markdown(name) for name in unsure)
        notes.append(f"所在县区尚待核实：{names}")
    st.caption("；".join(notes))
