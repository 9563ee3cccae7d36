"""A map as a file to take along: SVG for reports, PNG for everything else."""

from collections.abc import Callable

import streamlit as st

from figures.drawing.map_drawing import draw_map
from figures.drawing.png import png_bytes
from figures.drawing.shapes import Drawing
from figures.drawing.svg import svg_text
from figures.drawing.titles import with_title
from figures.shared import Figure
from indicators.periods import week_label_zh
from pages.components.caching import View
from pages.components.downloads import file_notes, offer_bytes


def offer_map(name_zh: str, figure: Figure, alt_zh: str, view: View) -> None:
    """Two buttons under a map; the file is drawn when it is asked for."""
    offer_drawing(name_zh, lambda: titled(draw_map(figure, alt_zh), view), view)


def titled(drawing: Drawing, view: View) -> Drawing:
    """The drawing with what it shows, of when and of which data."""
    notice, known, _, area, basis = file_notes(view)
    week = week_label_zh(view.week_ending)
    return with_title(drawing, drawing.title_zh, [week, area, known, basis, notice])


def offer_drawing(name_zh: str, drawn: Callable[[], Drawing], view: View) -> None:
    """Two buttons for a drawing that is made when it is asked for."""
    makes: tuple[tuple[str, str, Callable[[], bytes]], ...] = (
        ("SVG", "image/svg+xml", lambda: svg_text(drawn()).encode()),
        ("PNG", "image/png", lambda: png_bytes(drawn())),
    )
    with st.container(horizontal=True, horizontal_alignment="right"):
        for label, mime, make in makes:
            offer_bytes(label, make, f"{name_zh}_{view.week_ending}.{label.lower()}", mime)
