"""A drawing as a picture, without a browser: typst draws the SVG."""

from typing import Final

from figures.drawing.chinese_fonts import sans_family
from figures.drawing.shapes import Drawing
from figures.drawing.svg import svg_text
from figures.drawing.typesetting import MAIN, typeset

DOTS_PER_INCH: Final = 192  # twice the drawing's points: sharp on a slide and in print
_PAGE: Final = """
#set page(width: {width}pt, height: {height}pt, margin: 0pt)
#image("drawing.svg", width: 100%)
"""


def png_bytes(drawing: Drawing, dots_per_inch: int = DOTS_PER_INCH) -> bytes:
    """The drawing as PNG.

    Raises:
        ChineseFontMissingError: its words would be blank.
    """
    page = _PAGE.format(width=drawing.width, height=drawing.height)
    picture = svg_text(drawing, font=sans_family())
    files = {MAIN: page.encode(), "drawing.svg": picture.encode()}
    return typeset(files, "png", dots_per_inch)
