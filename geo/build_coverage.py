"""Simplifies areas that share borders, so that neighbours still share them afterwards."""

from collections.abc import Iterable, Sequence
from typing import Final, cast

import numpy as np
import pyproj
import shapely
from numpy.typing import NDArray
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from geo.projection import PROJ_DEFINITION

GRID_DECIMALS: Final = 4  # about 10 m
SMALLEST_ISLET_M2: Final = 2_000.0  # below this the grid could swallow an islet
WIDEST_SLIVER: Final = 0.001  # gaps between neighbours that are slips of the pen [degrees]
ISLET_MARK: Final = 0.0003  # half the diagonal of what then stands for it [degrees]

_TO_METRES: Final = pyproj.Transformer.from_crs("EPSG:4326", PROJ_DEFINITION, always_xy=True)


def clean_coverage(areas: Sequence[BaseGeometry]) -> list[BaseGeometry]:
    """The areas on a grid of four decimals, without overlaps, every islet kept.

    The grid comes before simplification, which only drops points: what is valid afterwards
    stays valid when it is written with four decimals.
    """
    on_grid = [_on_grid(area) for area in areas]
    # the stubs are one release behind
    return list(shapely.coverage_clean(on_grid, gap_width=WIDEST_SLIVER))  # type: ignore[attr-defined]


def simplify_coverage(areas: Sequence[BaseGeometry], tolerance_m: float) -> list[BaseGeometry]:
    """A clean coverage with fewer points; the tolerance is the side of what may vanish [m]."""
    metres = [shapely.transform(area, to_metres) for area in areas]
    simplified = shapely.coverage_simplify(metres, tolerance_m)
    degrees = [shapely.transform(area, to_degrees) for area in simplified]
    if not shapely.coverage_is_valid(degrees):
        raise ValueError(f"the coverage broke at {tolerance_m} m")
    return degrees


def dissolve(areas: Iterable[BaseGeometry]) -> BaseGeometry:
    """One area of many that share borders exactly."""
    return shapely.coverage_union_all(list(areas))


def clockwise(area: BaseGeometry) -> BaseGeometry:
    """Outer rings clockwise: d3 paints everything outside a ring that runs the other way."""
    return shapely.orient_polygons(area, exterior_cw=True)


def parts_of(area: BaseGeometry) -> list[BaseGeometry]:
    """The polygons of an area."""
    return list(shapely.get_parts(area))


def to_metres(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Longitude and latitude [degrees] as Albers x and y [m]."""
    return np.column_stack(_TO_METRES.transform(points[:, 0], points[:, 1]))


def to_degrees(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Albers x and y [m] as longitude and latitude on the grid [degrees]."""
    inverse = _TO_METRES.transform(points[:, 0], points[:, 1], direction="INVERSE")
    return np.round(np.column_stack(inverse), GRID_DECIMALS)


def _on_grid(area: BaseGeometry) -> BaseGeometry:
    polygons = [_islet_on_grid(part) for part in parts_of(area)]
    return polygons[0] if len(polygons) == 1 else shapely.MultiPolygon(polygons)


def _islet_on_grid(part: BaseGeometry) -> Polygon:
    if shapely.transform(part, to_metres).area < SMALLEST_ISLET_M2:
        centre = np.round(shapely.get_coordinates(part.representative_point())[0], GRID_DECIMALS)
        corners = np.array([(0, 1), (1, 0), (0, -1), (-1, 0)]) * ISLET_MARK
        return shapely.Polygon(np.round(centre + corners, GRID_DECIMALS))
    snapped = shapely.transform(part, lambda points: np.round(points, GRID_DECIMALS))
    return cast("Polygon", snapped)
