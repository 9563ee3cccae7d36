"""What the maps need beside areas: dots for islets, the ten dashes, strokes that mean 未报."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.build_coverage import parts_of, to_degrees, to_metres
from geo.strokes import slanting

# Known by name, with a position near them; found in the boundaries as the nearest islet.
NAMED_ISLANDS: Final = {
    "钓鱼岛": (123.47, 25.74),
    "黄尾屿": (123.68, 25.93),
    "赤尾屿": (124.56, 25.92),
    "东沙岛": (116.72, 20.70),
    "永兴岛": (112.33, 16.83),
    "黄岩岛": (117.75, 15.15),
    "太平岛": (114.36, 10.38),
    "曾母暗沙": (112.28, 3.97),
}
LARGEST_ISLAND_M2: Final = 200e6  # a named islet lies in nothing larger
DOTS_APART: Final = 0.22  # closer dots would merge on a screen [degrees]
DASH_TOLERANCE: Final = 0.01  # [degrees]
STROKES_APART: Final = ((60_000e6, 45_000.0), (10_000e6, 22_000.0), (0.0, 7_000.0))  # [m2], [m]

Line = list[list[float]]


def island_dots(
    areas: Sequence[BaseGeometry], southern: Sequence[BaseGeometry]
) -> list[dict[str, str | float]]:
    """A dot for every named island, then for the islets of the south, the largest first.

    Args:
        areas: every county, longitude and latitude [degrees].
        southern: the counties of 三沙市, all of whose islets get a dot.
    """
    islets = [part for area in areas for part in parts_of(area) if _is_islet(part)]
    tree = shapely.STRtree(islets)
    dots: list[dict[str, str | float]] = []
    for name_zh, position in NAMED_ISLANDS.items():
        dots.append(_dot(islets[tree.nearest(shapely.Point(position))], name_zh))
    others = [part for area in southern for part in parts_of(area)]
    for islet in sorted(others, key=lambda part: (-part.area, part.bounds)):
        dot = _dot(islet, "")
        if all(_are_apart(dot, chosen) for chosen in dots):
            dots.append(dot)
    return dots


def dash_lines(path: Path) -> list[Line]:
    """The ten dashes (南海断续线), each a line of longitudes and latitudes [degrees]."""
    feature = json.loads(path.read_text(encoding="utf-8"))
    lines = shapely.get_parts(shapely.geometry.shape(feature["geometry"]))
    return [_rounded(line.simplify(DASH_TOLERANCE), 3) for line in lines]


def strokes(area: BaseGeometry) -> list[Line]:
    """Slanting strokes clipped to an area: how a map says 未报 without a pattern fill."""
    metres = shapely.transform(area, to_metres)
    apart = next(apart for least, apart in STROKES_APART if metres.area >= least)
    return [_rounded(shapely.transform(line, to_degrees), 2) for line in slanting(metres, apart)]


def _is_islet(part: BaseGeometry) -> bool:
    return float(shapely.transform(part, to_metres).area) < LARGEST_ISLAND_M2


def _dot(islet: BaseGeometry, name_zh: str) -> dict[str, str | float]:
    centre = islet.centroid
    return {"name_zh": name_zh, "lon": round(centre.x, 3), "lat": round(centre.y, 3)}


def _are_apart(one: dict[str, str | float], other: dict[str, str | float]) -> bool:
    across = float(one["lon"]) - float(other["lon"])
    along = float(one["lat"]) - float(other["lat"])
    return bool(np.hypot(across, along) > DOTS_APART)


def _rounded(line: BaseGeometry, decimals: int) -> Line:
    points: Line = np.round(shapely.get_coordinates(line), decimals).tolist()
    return points
