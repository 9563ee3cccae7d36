"""The shapes a drawing is made of; lengths in points of the drawing, y downwards."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]  # one row per corner: x and y
NOTHING = ""  # no fill, or no edge


class Anchor(StrEnum):
    """Which part of its words a place is."""

    LEFT = "start"
    MIDDLE = "middle"
    RIGHT = "end"


@dataclass(frozen=True, slots=True)
class Area:
    """Rings with one fill; later rings cut holes into earlier ones.

    `told_zh` is what pointing at it tells, with its value; empty for what only stands around.
    """

    rings: Sequence[Points]
    fill: str = NOTHING
    edge: str = NOTHING
    width: float = 0.0
    name_zh: str = ""
    told_zh: str = ""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points."""

    points: Points
    colour: str
    width: float


@dataclass(frozen=True, slots=True)
class Mark:
    """A point of a map or chart: `symbol` as plotly calls it, `size` across.

    `told_zh` as of an area.
    """

    symbol: str
    x: float
    y: float
    size: float
    fill: str
    edge: str
    width: float = 0.8
    name_zh: str = ""
    told_zh: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; y is its middle."""

    text: str
    x: float
    y: float
    size: float
    colour: str
    anchor: Anchor = Anchor.LEFT
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Copy:
    """A symbol of the drawing once more, with its origin at a place."""

    symbol: str
    x: float
    y: float


Shape = Area | Stroke | Mark | Words | Copy


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes in the order in which they cover each other.

    `symbols` are shapes by name, written once for all their copies.
    """

    width: float
    height: float
    shapes: Sequence[Shape]
    title_zh: str = ""
    symbols: Mapping[str, Sequence[Shape]] = field(default_factory=dict)
