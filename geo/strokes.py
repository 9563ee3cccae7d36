"""Slanting strokes over an area: how a map says 未报 without a pattern fill."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

import numpy as np
import shapely
from shapely import LineString, affinity
from shapely.geometry.base import BaseGeometry

from geo.boundaries import Gaps, Level
from geo.extents import extent, part_areas
from geo.outlines import outlines
from geo.projection import degrees

STROKE_ANGLE: Final = 45.0  # [degrees]
SHORTEST_STROKE: Final = 0.25  # share of the distance between strokes
_CITIES_APART: Final = 30_000.0  # [m] on the map of the nation
_ACROSS: Final = 60  # strokes across the whole map of a division


def slanting(area: BaseGeometry, apart: float) -> list[LineString]:
    """The strokes of an area on the plane, so many metres apart."""
    upright = affinity.rotate(area, -STROKE_ANGLE, origin=(0, 0))
    left, bottom, right, top = upright.bounds
    levels = np.arange(np.ceil(bottom / apart) * apart, top, apart)
    lines = [LineString([(left, level), (right, level)]) for level in levels]
    clipped = shapely.get_parts(shapely.intersection(lines, upright))
    return [
        affinity.rotate(line, STROKE_ANGLE, origin=(0, 0))
        for line in clipped
        if line.length >= SHORTEST_STROKE * apart
    ]


@cache
def part_strokes(adcode: str, parts: Sequence[str]) -> tuple[Gaps, Gaps]:
    """Strokes over some parts of a division's own map: longitudes and latitudes [degrees].

    None stands between two strokes.

    Raises:
        UnknownDivisionError: no division bears the code.
    """
    whole = extent(adcode)
    apart = max(whole.width, whole.height) / _ACROSS
    areas = part_areas(adcode)
    return _in_degrees(line for part in parts for line in slanting(areas[part], apart))


@cache
def city_strokes(adcodes: Sequence[str]) -> tuple[Gaps, Gaps]:
    """Strokes over some cities of the map of the nation, as `part_strokes` gives them."""
    areas = outlines(Level.CITY)
    return _in_degrees(line for code in adcodes for line in slanting(areas[code], _CITIES_APART))


def _in_degrees(lines: Iterable[LineString]) -> tuple[Gaps, Gaps]:
    lons: Gaps = []
    lats: Gaps = []
    for line in lines:
        lon, lat = degrees(*np.asarray(line.coords).T)
        lons += [*lon.round(4).tolist(), None]
        lats += [*lat.round(4).tolist(), None]
    return lons[:-1], lats[:-1]
