"""From a mark or a row to the story of its zone, and from an area to its own map."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from figures.maps import MAP_CONFIG
from figures.shared import Figure
from figures.tables import Columns
from pages.components.caching import View
from pages.components.drawn_figure import drawn_figure, picked
from pages.components.figure_tabs import column_config
from pages.components.map_files import offer_map
from pages.components.place_choice import open_place
from pages.components.sent_tables import displayed

_ZONE_PREFIX = "HTZ"
_ROW = 35  # [px]


def clickable_map(name_zh: str, figure: Figure, alt_zh: str, view: View) -> None:
    """A map: a click on a zone opens it, a click on a province, city or county shows it.

    Below it the same map as a file.
    """
    key = f"map-{name_zh}"
    code = drawn_figure(
        figure, key=key, alt_zh=alt_zh, config=MAP_CONFIG, on_pick=lambda: _choose_place(key)
    )
    offer_map(name_zh, figure, alt_zh, view)
    if code.startswith(_ZONE_PREFIX):
        open_zone(code)


def clickable_zones(
    name_zh: str,
    rows: pd.DataFrame,
    columns: Columns,
    height: int,
    opens: Callable[[str], None] | None = None,
) -> None:
    """A table of zones: choosing a row opens the zone.

    Args:
        name_zh: name of the table.
        rows: the zones, with unit_code.
        columns: how they are shown.
        height: of the table [px]; one with fewer rows is as high as they are.
        opens: what is done with the chosen code instead of going to the zone's page.
    """
    chosen = st.dataframe(
        displayed(rows, columns),
        hide_index=True,
        height=height if len(rows) * _ROW > height else "content",
        column_config=column_config(columns, rows),
        placeholder="—",
        alt=name_zh,
        key=f"zones-{name_zh}",
        on_select="rerun",
        selection_mode="single-row",
    )
    if rows_chosen := chosen["selection"]["rows"]:
        (opens or open_zone)(str(rows["unit_code"].iloc[rows_chosen[0]]))


def open_zone(zone_code: str) -> None:
    """Go to the page of one zone."""
    st.switch_page("pages/zone_detail.py", query_params={"zone": zone_code})


def _choose_place(key: str) -> None:
    code = picked(key)
    if code and not code.startswith(_ZONE_PREFIX):
        open_place(code)
