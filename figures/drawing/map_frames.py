"""Where the two parts of a map lie in a drawing: the country, and the inset of 南海诸岛."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from shapely import Polygon, box

from figures.drawing.shapes import Points
from geo.extents import range_extent
from geo.projection import albers


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle of the drawing, and how the plane of the map [m] lies in it."""

    left: float
    top: float
    right: float
    bottom: float
    scale: float
    x_offset: float
    y_offset: float

    def project(self, lon: Sequence[float | None], lat: Sequence[float | None]) -> Points:
        """Degrees to places in the drawing; a gap stays a gap."""
        degrees = np.asarray([lon, lat], dtype=float)
        return self.place(np.column_stack(albers(degrees[0], degrees[1])))

    def place(self, plane: Points) -> Points:
        """Metres to places in the drawing."""
        x = self.x_offset + plane[:, 0] * self.scale
        y = self.y_offset - plane[:, 1] * self.scale
        return np.column_stack([x, y])

    def holds(self, x: float, y: float) -> bool:
        """Whether a place is inside; a gap is not."""
        return bool(self.left <= x <= self.right and self.top <= y <= self.bottom)

    @property
    def seen_plane(self) -> Polygon:
        """What part of the plane [m] the frame shows."""
        return box(
            (self.left - self.x_offset) / self.scale,
            (self.y_offset - self.bottom) / self.scale,
            (self.right - self.x_offset) / self.scale,
            (self.y_offset - self.top) / self.scale,
        )

    @property
    def corners(self) -> Points:
        """The rectangle as a ring."""
        return np.array(
            [
                [self.left, self.top], [self.right, self.top], [self.right, self.bottom],
                [self.left, self.bottom], [self.left, self.top],
            ]
        )  # fmt: skip


def frames(layout: Mapping[str, Any], width: float, height: float) -> dict[str, Frame]:
    """The frame of each map of a figure's layout."""
    return {name: _frame(layout[name], width, height) for name in ("geo", "geo2")}


def _frame(geo: Mapping[str, Any], width: float, height: float) -> Frame:
    (left, right), (low, high) = geo["domain"]["x"], geo["domain"]["y"]
    left, right, top, bottom = left * width, right * width, (1 - high) * height, (1 - low) * height
    seen = range_extent(geo["lonaxis"]["range"], geo["lataxis"]["range"])
    scale = min((right - left) / seen.width, (bottom - top) / seen.height)
    return Frame(
        left, top, right, bottom, scale,
        x_offset=(left + right) / 2 - (seen.west + seen.east) / 2 * scale,
        y_offset=(top + bottom) / 2 + (seen.south + seen.north) / 2 * scale,
    )  # fmt: skip
