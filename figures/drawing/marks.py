"""The outlines of marks, by the names that plotly gives them."""

from typing import Final

import numpy as np

from figures.drawing.shapes import Mark, Points

_ROUND: Final = np.linspace(0, 2 * np.pi, 25)
_CIRCLE: Final = np.column_stack([np.cos(_ROUND), np.sin(_ROUND)])
_CORNERS: Final[dict[str, list[tuple[float, float]]]] = {
    "square": [(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9), (-0.9, -0.9)],
    "diamond": [(0, -1.15), (1.15, 0), (0, 1.15), (-1.15, 0), (0, -1.15)],
    "triangle-up": [(0, -1.15), (1.1, 0.8), (-1.1, 0.8), (0, -1.15)],
}
_CROSS: Final = ([(-0.8, -0.8), (0.8, 0.8)], [(-0.8, 0.8), (0.8, -0.8)])


def mark_outline(mark: Mark) -> tuple[list[Points], bool]:
    """The rings of a mark, and whether they are lines only: a cross has nothing to fill."""
    if mark.symbol == "x":
        return [_at(mark, np.array(line)) for line in _CROSS], True
    name = mark.symbol.removesuffix("-open").removesuffix("-x")
    outline = _CIRCLE if name not in _CORNERS else np.array(_CORNERS[name])
    return [_at(mark, outline)], mark.symbol.endswith("-open")


def _at(mark: Mark, outline: Points) -> Points:
    placed: Points = np.array([mark.x, mark.y]) + outline * (mark.size / 2)
    return placed
