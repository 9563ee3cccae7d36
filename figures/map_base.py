"""The ground every map stands on: outline, 南海诸岛 inset, ten dashes, labels, credit."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

import numpy as np
import plotly.graph_objects as go

from figures.map_layout import CLEAR, OUTLINE, map_layout
from figures.map_nation_names import ground_below, nation_names, nation_window
from figures.map_size import MapSize
from figures.theme import FONT_FAMILY, GREY_DARK, PLOT_CONFIG, draw
from geo.boundaries import boundary_version, dash_lines, islands, province_ids
from geo.divisions import province_adcode
from geo.places.division_register import provinces

GEOMETRY_URL: Final = f"/geo/{boundary_version()}"
MAP_CONFIG: Final[Mapping[str, Any]] = {**PLOT_CONFIG, "topojsonURL": f"{GEOMETRY_URL}/"}

LAND: Final = "#F1F4F8"
BORDER: Final = "#B4C0CC"
SHADED_BORDER: Final = "#FFFFFF"

NO_SERIES_ZH: Final = "没有病例数据"
_COUNTRY_ID: Final = "100000"
_INSET_PROVINCES: Final = frozenset(
    ("350000", "360000", "430000", "440000", "450000", "460000", "520000", "530000", "710000",
     "810000", "820000")
)  # fmt: skip
INSET_TITLE_ZH: Final = "南海诸岛"
_INSET_TITLE: Final = (118.6, 4.6)  # longitude, latitude [degrees]

Trace = dict[str, Any]


def base_map(
    areas: Sequence[Trace],
    marks: Sequence[Trace],
    *,
    titles: Mapping[str, str],
    label_colours: Mapping[str, str] = MappingProxyType({}),
    size: MapSize,
    geometry_url: str = GEOMETRY_URL,
) -> go.Figure:
    """A map of China: areas below, then the outline, islets and labels, marks on top.

    Args:
        areas: traces made by `area_trace`; the inset repeats them.
        marks: traces of points.
        titles: of the legends that the marks name, escaped.
        label_colours: colour of a province's label, by adcode, where it is not grey.
        size: of letters and marks; on a phone there are no labels.
        geometry_url: where the boundaries are served, without a slash at the end.
    """
    shaded = {code for trace in areas for code in trace["locations"]}
    plain = [code for code in province_ids() if code not in shaded]
    by_cities = any(trace["geojson"].endswith("/city.json") for trace in areas)
    land = [
        *(_speaking_land(geometry_url) if by_cities else _land(plain, geometry_url)),
        *areas,
        *([_province_borders(geometry_url)] if by_cities else []),
    ]
    traces = [
        *land,
        *(_in_inset(trace) for trace in land),
        *(outline(geo, geometry_url) for geo in ("geo", "geo2")),
        *(trace for geo in ("geo", "geo2") for trace in sea_marks(geo, size)),
        _inset_title(size),
        *([] if size.compact else [_labels(label_colours, marks, size)]),
        *marks,
    ]
    return draw(traces, map_layout(titles, size))


def area_trace(
    adcodes: Sequence[str], colour: str, geometry_url: str = GEOMETRY_URL, **over: Any
) -> Trace:
    """Some provinces in one colour; keywords add hover, name and legend."""
    return {
        "type": "choropleth",
        "geo": "geo",
        "geojson": f"{geometry_url}/province.json",
        "featureidkey": "id",
        "locations": list(adcodes),
        "z": [1] * len(adcodes),
        "zmin": 0,
        "zmax": 1,
        "colorscale": [[0, colour], [1, colour]],
        "showscale": False,
        "marker": {"line": {"color": BORDER if colour == LAND else SHADED_BORDER, "width": 0.8}},
        "unselected": {"marker": {"opacity": 1}},
        "hoverinfo": "skip",
    } | over


def point_trace(lon: Sequence[float | None], lat: Sequence[float | None], **over: Any) -> Trace:
    """Points on the main map; keywords add marker, hover and legend."""
    return {
        "type": "scattergeo",
        "geo": "geo",
        "mode": "markers",
        "lon": list(lon),
        "lat": list(lat),
        "showlegend": False,
        "hoverinfo": "skip",
    } | over


def outline(geo: str, geometry_url: str) -> Trace:
    """The border of the country."""
    width = 1.1 if geo == "geo" else 0.5
    return area_trace(
        [_COUNTRY_ID],
        CLEAR,
        geo=geo,
        geojson=f"{geometry_url}/country.json",
        marker={"line": {"color": OUTLINE, "width": width}},
    )


def sea_marks(geo: str, size: MapSize, share: float = 1.0) -> list[Trace]:
    """The ten dashes, and dots for islets that are too small to be seen as areas.

    Args:
        geo: the main map, or the inset.
        size: of the map.
        share: how large they are, of the usual: a locator is small.
    """
    lons, lats = dash_lines()
    # unnamed islets are the far south's, which only the inset shows
    dots = [one for one in islands() if one.name_zh or geo == "geo2"]
    dot = (1.6 if size.compact or geo == "geo2" else 2.4) * size.scale * share
    return [
        point_trace(
            lons, lats, geo=geo, mode="lines", line={"color": OUTLINE, "width": dot * 0.75}
        ),
        point_trace(
            [one.lon for one in dots],
            [one.lat for one in dots],
            geo=geo,
            marker={"color": OUTLINE, "size": dot},
        ),
    ]


def _land(adcodes: Sequence[str], geometry_url: str) -> list[Trace]:
    return [area_trace(adcodes, LAND, geometry_url)] if adcodes else []


def _speaking_land(geometry_url: str) -> list[Trace]:
    """The provinces below cities of which not all are drawn: a click opens the province."""
    land = area_trace(
        province_ids(),
        LAND,
        geometry_url,
        text=[one.name_zh for one in provinces()],
        customdata=[[code] for code in province_ids()],
        hoverinfo="text",
        hovertemplate=f"<b>%{{text}}</b><br>{NO_SERIES_ZH}<extra></extra>",
    )
    return [land]


def _province_borders(geometry_url: str) -> Trace:
    """Above cities, whose own borders say nothing of the provinces."""
    edge = {"line": {"color": BORDER, "width": 1.0}}
    return area_trace(province_ids(), CLEAR, geometry_url, marker=edge)


def _in_inset(trace: Trace) -> Trace:
    kept = [code for code in trace["locations"] if province_adcode(code) in _INSET_PROVINCES]
    (_, colour), *_ = trace["colorscale"]
    inset = area_trace(kept, colour, geo="geo2")
    return inset | {"geojson": trace["geojson"]}


def _inset_title(size: MapSize) -> Trace:
    lon, lat = _INSET_TITLE
    font = {"size": size.text - 1, "color": GREY_DARK, "family": FONT_FAMILY}
    return point_trace([lon], [lat], geo="geo2", mode="text", text=[INSET_TITLE_ZH], textfont=font)


def _labels(colours: Mapping[str, str], marks: Sequence[Trace], size: MapSize) -> Trace:
    names, window = nation_names(marks, size), nation_window(size)
    lons, lats = window.places(np.array([[name.x, name.y] for name in names]))
    own = [colours.get(ground_below(name, window), GREY_DARK) for name in names]
    font = {"size": size.label, "color": own, "family": FONT_FAMILY}
    return point_trace(
        lons, lats, mode="text", text=[name.text_zh for name in names], textfont=font
    )
