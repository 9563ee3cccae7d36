"""The ground that all small maps share: the country and the inset, in fine lines."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from figures.drawing.map_drawing import draw_map
from figures.drawing.map_frames import Frame, frames
from figures.drawing.shapes import Anchor, Area, Mark, Shape, Stroke, Words
from figures.map_base import INSET_TITLE_ZH, base_map
from figures.map_layout import map_layout
from figures.map_size import MapSize

_MAP: Final = (240.0, 162.0)
_INSET_TITLE: Final = 5.0
_FINE: Final = 0.4  # lines and islets, of those on a whole map
_TOLERANCE: Final = 9_000.0  # [m] half a point of a small map


@cache
def small_frame(name: str) -> Frame:
    """Where the main map (geo) or the inset (geo2) lies on a small map."""
    return frames(map_layout({}, MapSize()), *_MAP)[name]


@cache
def fine_ground() -> Sequence[Shape]:
    """The country with its provinces and the inset, in fine lines, without names."""
    width, height = _MAP
    plain = base_map([], [], titles={}, size=MapSize())
    drawn = draw_map(plain, tolerance=_TOLERANCE, width=width, height=height)
    return [fine for shape in drawn.shapes for fine in _fine(shape)]


def _fine(shape: Shape) -> Iterator[Shape]:
    match shape:
        case Area() | Stroke():
            yield replace(shape, width=shape.width * _FINE)
        case Mark():
            yield replace(shape, size=shape.size * _FINE, width=shape.width * _FINE)
        case Words() if shape.text == INSET_TITLE_ZH:
            right = small_frame("geo2").right - 1
            yield replace(shape, size=_INSET_TITLE, x=right, anchor=Anchor.RIGHT)
