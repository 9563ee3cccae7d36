"""The Albers equal-area projection of every map of ours (25°N, 47°N, 105°E), WGS 84."""

from collections.abc import Callable
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

STANDARD_PARALLELS: Final = (25.0, 47.0)  # [degrees north]
CENTRAL_MERIDIAN: Final = 105.0  # [degrees east]
PROJ_DEFINITION: Final = "+proj=aea +lat_1=25 +lat_2=47 +lat_0=0 +lon_0=105 +ellps=WGS84"

_SEMI_MAJOR_AXIS: Final = 6_378_137.0  # [m]
_FLATTENING: Final = 1 / 298.257223563
_ECCENTRICITY: Final = float(np.sqrt(_FLATTENING * (2 - _FLATTENING)))
_NEWTON_STEPS: Final = 6
_NEWTON_DEGREES: Final = 1e-5

Floats = NDArray[np.float64]


def albers(lon: ArrayLike, lat: ArrayLike) -> tuple[Floats, Floats]:
    """Project longitude and latitude [degrees] to x and y [m], x from 105°E, y from the equator.

    Source: Snyder, Map Projections: A Working Manual (USGS 1395), equations 14-1 to 14-6, 14-19.
    """
    cone, offset, radius = _CONSTANTS
    distance = radius(_authalic(np.radians(np.asarray(lat, dtype=float))))
    angle = cone * np.radians(np.asarray(lon, dtype=float) - CENTRAL_MERIDIAN)
    return distance * np.sin(angle), offset - distance * np.cos(angle)


def degrees(x: ArrayLike, y: ArrayLike) -> tuple[Floats, Floats]:
    """Longitude and latitude [degrees] of x and y [m]: the inverse of `albers`.

    Source: Snyder, equations 14-8 to 14-11; the latitude by Newton's method.
    """
    cone, offset, _ = _CONSTANTS
    east, south = np.asarray(x, dtype=float), offset - np.asarray(y, dtype=float)
    lon = CENTRAL_MERIDIAN + np.degrees(np.arctan2(east, south)) / cone
    lat = np.full(np.shape(lon), np.mean(STANDARD_PARALLELS))
    for _step in range(_NEWTON_STEPS):
        _, reached = albers(np.full(np.shape(lon), CENTRAL_MERIDIAN), lat)
        _, beyond = albers(np.full(np.shape(lon), CENTRAL_MERIDIAN), lat + _NEWTON_DEGREES)
        wanted = offset - np.hypot(east, south)
        lat = lat + (wanted - reached) * _NEWTON_DEGREES / (beyond - reached)
    return lon, lat


def _constants() -> tuple[float, float, Callable[[Floats], Floats]]:
    first, second = np.radians(STANDARD_PARALLELS)
    widths = _parallel_radius(np.array([first, second])) ** 2
    areas = _authalic(np.array([first, second]))
    cone = float((widths[0] - widths[1]) / (areas[1] - areas[0]))
    total = float(widths[0] + cone * areas[0])

    def radius(area: Floats) -> Floats:
        return _SEMI_MAJOR_AXIS * np.sqrt(total - cone * area) / cone

    return cone, float(radius(np.array(0.0))), radius


def _parallel_radius(lat: Floats) -> Floats:
    return np.cos(lat) / np.sqrt(1 - (_ECCENTRICITY * np.sin(lat)) ** 2)


def _authalic(lat: Floats) -> Floats:
    sine, e = np.sin(lat), _ECCENTRICITY
    rational = sine / (1 - (e * sine) ** 2)
    logarithmic = np.log((1 - e * sine) / (1 + e * sine)) / (2 * e)
    result: Floats = (1 - e**2) * (rational - logarithmic)
    return result


_CONSTANTS: Final = _constants()
