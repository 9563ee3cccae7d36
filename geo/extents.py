"""How far a division reaches on the plane of the map [m], for a map that shows it alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from geo.boundaries import Level
from geo.divisions import province_adcode, within
from geo.outlines import Points, outlines
from geo.projection import albers, degrees

_SPECK: Final = 0.002  # of the whole area: a rock far out must not push the land to one side
_FAR_SOUTH: Final = "460300"  # 三沙市 is shown by the inset of the nation and by its own map
_STEPS: Final = 40  # along each side of a range


@dataclass(frozen=True, slots=True)
class Extent:
    """A box on the plane [m]."""

    west: float
    south: float
    east: float
    north: float

    @property
    def centre(self) -> tuple[float, float]:
        """Longitude and latitude of its middle [degrees]."""
        lon, lat = degrees((self.west + self.east) / 2, (self.south + self.north) / 2)
        return float(lon), float(lat)

    @property
    def width(self) -> float:
        """West to east [m]."""
        return self.east - self.west

    @property
    def height(self) -> float:
        """South to north [m]."""
        return self.north - self.south

    def grown(self, aspect: float, margin: float) -> "Extent":
        """A box around the same middle with a margin [share of the box], so wide for its height."""
        width = max(self.width, self.height * aspect) * (1 + 2 * margin)
        x, y = (self.west + self.east) / 2, (self.south + self.north) / 2
        return Extent(x - width / 2, y - width / aspect / 2, x + width / 2, y + width / aspect / 2)


def box_of(points: Points) -> Extent:
    """The box around points of the plane."""
    (west, south), (east, north) = points.min(axis=0), points.max(axis=0)
    return Extent(float(west), float(south), float(east), float(north))


def range_extent(lon: Sequence[float], lat: Sequence[float]) -> Extent:
    """The box around a range of degrees: its border is bent, so its corners do not bound it."""
    along, up = np.linspace(lon[0], lon[1], _STEPS), np.linspace(lat[0], lat[1], _STEPS)
    lons = np.concatenate([along, along, np.full(_STEPS, lon[0]), np.full(_STEPS, lon[1])])
    lats = np.concatenate([np.full(_STEPS, lat[0]), np.full(_STEPS, lat[1]), up, up])
    return box_of(np.column_stack(albers(lons, lats)))


@cache
def extent(adcode: str) -> Extent:
    """The box around a division, without the specks of land that lie far off its coast.

    They are still drawn where the map reaches them; 三沙市 is specks only and keeps them all.

    Raises:
        UnknownDivisionError: no division bears the code.
    """
    areas = [area for code, area in part_areas(adcode).items() if code != _FAR_SOUTH]
    parts = [part for area in areas for part in _polygons(area)]
    least = _SPECK * sum(part.area for part in parts)
    kept = [part for part in parts if part.area >= least] or parts
    return box_of(np.array([part.bounds for part in kept]).reshape(-1, 2))


def part_level(adcode: str) -> Level:
    """Of which level the parts are that the map of a division shows."""
    return Level.CITY if within(adcode)[0].level is Level.CITY else Level.COUNTY


@cache
def part_areas(adcode: str) -> Mapping[str, BaseGeometry]:
    """The parts of a division on the plane, by their codes."""
    known = outlines(part_level(adcode), province_adcode(adcode))
    return {one.adcode: known[one.adcode] for one in within(adcode)}


def _polygons(area: BaseGeometry) -> list[Polygon]:
    return [part for part in getattr(area, "geoms", [area]) if isinstance(part, Polygon)]
