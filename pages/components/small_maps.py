"""The last twelve weeks as small maps, to look at and to print."""

import pandas as pd
import streamlit as st

from figures.drawing.shapes import Drawing
from figures.drawing.small_maps import small_maps
from figures.drawing.svg import svg_text
from pages.components import overview_parts, risk_parts
from pages.components.caching import View, cached
from pages.components.map_files import offer_drawing, titled

_NAME_ZH = "十二周小图"


def offer_small_maps(view: View) -> None:
    """Closed until somebody asks: twelve maps are drawn only then."""
    opened = st.expander(
        f"{_NAME_ZH}（打印用）", key="small-maps", icon=":material/grid_view:", on_change="rerun"
    )
    if not opened.open:
        return
    with opened:
        drawing = titled(_drawing(view), view)
        st.image(svg_text(drawing), width="stretch", alt=drawing.title_zh)
        offer_drawing(_NAME_ZH, lambda: drawing, view)


@cached
def _drawing(view: View) -> Drawing:
    zones = overview_parts.zones(view)
    places = pd.DataFrame(
        {"zone_code": zones["unit_code"], "lon": zones["lon"], "lat": zones["lat"]}
    )
    return small_maps(risk_parts.levels(view), places, view.week_ending)
