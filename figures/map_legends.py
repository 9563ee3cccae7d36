"""Where the legends of a map stand: in its empty corners, or below it on a phone."""

from collections.abc import Mapping
from typing import Any, Final

from figures.map_size import MapSize
from figures.theme import GREY_DARK, INK

_WIDE_PLACES: Final = {"legend": (0.008, 0.008), "legend2": (0.19, 0.008)}
_REGION_PLACES: Final = {"legend": (0.008, 0.008), "legend2": (0.008, 0.3)}
_COMPACT_PLACES: Final = {"legend": (0.0, 0.335), "legend2": (0.36, 0.335)}


def map_legends(titles: Mapping[str, str], size: MapSize) -> dict[str, Any]:
    """The layout of the legends: `legend` for the points, `legend2` beside it."""
    return _legends(titles, _COMPACT_PLACES if size.compact else _WIDE_PLACES, size)


def beside_a_region(titles: Mapping[str, str], size: MapSize) -> dict[str, Any]:
    """The layout of the legends beside the map of one division, which fills its part."""
    return _legends(titles, _COMPACT_PLACES if size.compact else _REGION_PLACES, size)


def _legends(
    titles: Mapping[str, str], places: Mapping[str, tuple[float, float]], size: MapSize
) -> dict[str, Any]:
    return {
        name: {
            "x": places[name][0],
            "y": places[name][1],
            "xanchor": "left",
            "yanchor": "top" if size.compact else "bottom",
            "bgcolor": "rgba(0,0,0,0)",
            "title": {"text": title, "font": {"size": size.text, "color": INK, "weight": 600}},
            "font": {"size": size.text, "color": GREY_DARK},
            "itemsizing": "trace",
            "itemwidth": 30,
            "tracegroupgap": 2,
            "itemclick": "toggle" if name == "legend" else False,
            "itemdoubleclick": "toggleothers" if name == "legend" else False,
        }
        for name, title in titles.items()
    }
