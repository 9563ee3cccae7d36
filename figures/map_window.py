"""The part of the plane that a map shows, in pixels: where marks and names would meet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from geo.extents import Extent
from geo.outlines import Points
from geo.projection import albers, degrees

Range = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Window:
    """An extent of the plane [m] on so many pixels, about: the browser decides how many."""

    seen: Extent
    width: float

    @property
    def metres_per_pixel(self) -> float:
        """The scale."""
        return self.seen.width / self.width

    @property
    def ranges(self) -> tuple[Range, Range]:
        """Longitudes and latitudes through its middle [degrees]."""
        seen = self.seen
        x, y = (seen.west + seen.east) / 2, (seen.south + seen.north) / 2
        lons, _ = degrees([seen.west, seen.east], [y, y])
        _, lats = degrees([x, x], [seen.south, seen.north])
        return (float(lons[0]), float(lons[1])), (float(lats[0]), float(lats[1]))

    def pixels(self, lon: Sequence[float], lat: Sequence[float]) -> Points:
        """Places [degrees] as x and y from the upper left corner [px]."""
        x, y = albers(lon, lat)
        return np.column_stack([x - self.seen.west, self.seen.north - y]) / self.metres_per_pixel

    def places(self, pixels: Points) -> tuple[list[float], list[float]]:
        """Longitudes and latitudes [degrees] of pixels."""
        x, y = (pixels * self.metres_per_pixel).T
        lon, lat = degrees(self.seen.west + x, self.seen.north - y)
        return lon.round(4).tolist(), lat.round(4).tolist()

    def metres(self, x: float, y: float) -> tuple[float, float]:
        """A pixel on the plane [m]."""
        scale = self.metres_per_pixel
        return self.seen.west + x * scale, self.seen.north - y * scale

    def marks(self, traces: Sequence[Mapping[str, Any]]) -> list[tuple[float, float]]:
        """The middles of the marks that stand for something [px]."""
        placed = [
            place
            for trace in traces
            if trace.get("customdata")
            for place in zip(trace["lon"], trace["lat"], strict=True)
            if None not in place
        ]
        if not placed:
            return []
        lons, lats = zip(*placed, strict=True)
        return [(float(x), float(y)) for x, y in self.pixels(lons, lats)]
