"""How a map lies in its frame: projection, range, inset, legends and credit."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from figures.map_legends import map_legends
from figures.map_size import MapSize
from figures.theme import GREY_DARK, GROUND, base_layout
from geo.projection import CENTRAL_MERIDIAN, STANDARD_PARALLELS

Domain = tuple[tuple[float, float], tuple[float, float]]

CREDIT_ZH: Final = "底图：天地图 审图号GS（2024）0650号；本图据此简化绘制"
OUTLINE: Final = "#42556B"
CLEAR: Final = "rgba(0,0,0,0)"

# A conic range is wider in the south: what fits the country is narrower than its longitudes.
# Each centre is the middle of its projected range, or plotly would crop one side.
MAIN_LON: Final = (80.29, 125.76)  # [degrees]
MAIN_LAT: Final = (17.88, 53.04)
_MAIN_CENTRE: Final = {"lon": 102.62, "lat": 36.39}
_INSET_LON: Final = (107.4, 121.4)
_INSET_LAT: Final = (2.6, 24.9)
_INSET_CENTRE: Final = {"lon": 115.12, "lat": 14.18}
FRAMED: Final = {
    "visible": True,
    "bgcolor": GROUND,
    "showframe": True,
    "framecolor": OUTLINE,
    "framewidth": 1,
}
# How near a mark must be pointed at [px]: farther, the area below it is meant.
_POINTER: Final = 2
_FINGER: Final = 10
_WIDE: Final = {"main": ((0.0, 0.94), (0.0, 1.0)), "inset": ((0.84, 0.99), (0.05, 0.36))}
_COMPACT: Final = {"main": ((0.0, 1.0), (0.33, 1.0)), "inset": ((0.72, 0.995), (0.06, 0.40))}


def map_layout(titles: Mapping[str, str], size: MapSize) -> dict[str, Any]:
    """Two maps in one figure, the legends in the empty corners, the credit at the foot."""
    places = _COMPACT if size.compact else _WIDE
    main = geo_part(places["main"], MAIN_LON, MAIN_LAT, _MAIN_CENTRE)
    inset = geo_part(places["inset"], _INSET_LON, _INSET_LAT, _INSET_CENTRE) | FRAMED
    return two_maps(main, inset, map_legends(titles, size), size)


def two_maps(
    main: Mapping[str, Any], inset: Mapping[str, Any], legends: Mapping[str, Any], size: MapSize
) -> dict[str, Any]:
    """The layout of a figure with a main map and an inset."""
    layout = base_layout(
        height=size.height,
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        showlegend=True,
        hoverdistance=_FINGER if size.compact else _POINTER,
        geo=dict(main),
        geo2=dict(inset),
        annotations=[_credit(size)],
    )
    layout |= legends
    return {name: entry for name, entry in layout.items() if name not in ("xaxis", "yaxis")}


def geo_part(
    domain: Domain, lon: Sequence[float], lat: Sequence[float], centre: Mapping[str, float]
) -> dict[str, Any]:
    """One map in a figure: where it lies in the frame, and what part of the earth it shows.

    Args:
        domain: from left to right and from the foot up [share of the frame].
        lon: west and east [degrees].
        lat: south and north [degrees].
        centre: lon and lat of the middle of the projected range [degrees].
    """
    across, up = domain
    return {
        "visible": False,
        "showcoastlines": False,
        "showland": False,
        "bgcolor": CLEAR,
        "domain": {"x": list(across), "y": list(up)},
        "center": dict(centre),
        "lonaxis": {"range": list(lon)},
        "lataxis": {"range": list(lat)},
        "projection": {
            "type": "conic equal area",
            "parallels": list(STANDARD_PARALLELS),
            "rotation": {"lon": CENTRAL_MERIDIAN},
        },
    }


def _credit(size: MapSize) -> dict[str, Any]:
    return {
        "text": CREDIT_ZH,
        "xref": "paper",
        "yref": "paper",
        "x": 1,
        "y": 0,
        "xanchor": "right",
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"size": size.text - 1, "color": GREY_DARK},
    }
