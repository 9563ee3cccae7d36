"""Outlines on the plane of the map [m], for drawings that are made on the server."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from shapely import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from geo.boundaries import Level, boundary_features
from geo.projection import albers

Points = NDArray[np.float64]  # one row per corner: x and y [m]
SLIDE_TOLERANCE: Final = 4_000.0  # [m] finer outlines take a slide program seconds to open
_SMALLEST: Final = 4.0  # of the tolerance squared: smaller parts would not be seen


@cache
def outlines(
    level: Level, code: str | None = None, tolerance: float = 0.0
) -> Mapping[str, BaseGeometry]:
    """The areas of a level by adcode, projected, and simplified by so many metres.

    An area keeps its largest part, however coarse the drawing.
    """
    return {
        str(feature["id"]): _simple(_projected(feature["geometry"]), tolerance)
        for feature in boundary_features(level, code)
    }


def rings_of(area: BaseGeometry) -> list[Points]:
    """Every ring of an area, holes included."""
    parts: Iterable[Any] = getattr(area, "geoms", [area])
    polygons = [part for part in parts if isinstance(part, Polygon) and not part.is_empty]
    return [
        np.asarray(ring.coords)
        for polygon in polygons
        for ring in (polygon.exterior, *polygon.interiors)
    ]


def _projected(geometry: Mapping[str, Any]) -> MultiPolygon:
    told = geometry["coordinates"]
    polygons = [told] if geometry["type"] == "Polygon" else told
    return MultiPolygon(
        [Polygon(_plane(shell), [_plane(hole) for hole in holes]) for shell, *holes in polygons]
    )


def _plane(ring: Any) -> Points:
    lon, lat = np.asarray(ring, dtype=float)[:, :2].T
    return np.column_stack(albers(lon, lat))


def _simple(area: MultiPolygon, tolerance: float) -> BaseGeometry:
    if not tolerance:
        return area
    whole = area.buffer(0).simplify(tolerance)
    parts = list(getattr(whole, "geoms", [whole]))
    seen = [part for part in parts if part.area > _SMALLEST * tolerance**2]
    return MultiPolygon(seen or [max(parts, key=lambda part: part.area)])
