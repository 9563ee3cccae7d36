"""The map of one division: its parts, the land around it pale, and where it lies in the nation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import plotly.graph_objects as go
from shapely import box

from figures.map_base import BORDER, LAND, Trace, area_trace, outline, sea_marks
from figures.map_layout import CLEAR, FRAMED, MAIN_LAT, MAIN_LON, Domain, geo_part, two_maps
from figures.map_legends import beside_a_region
from figures.map_points import hover_template
from figures.map_region_names import Asked, names_trace
from figures.map_size import MapSize
from figures.map_window import Range, Window
from figures.theme import PRIMARY, draw
from geo.boundaries import Gaps, Level
from geo.divisions import province_adcode, within
from geo.extents import extent, part_level, range_extent
from geo.outlines import outlines
from geo.strokes import part_strokes

NO_ZONE_ZH: Final = "无国家高新区"
_AROUND: Final = "#FAFBFC"
_MARGIN: Final = 0.04  # of the division, on each side
_CHOSEN_WIDTH: Final = 2.2  # [px]
_WIDE: Final[Mapping[str, Domain]] = {
    "main": ((0.25, 1.0), (0.0, 1.0)),
    "locator": ((0.0, 0.19), (0.76, 1.0)),
}
_COMPACT: Final[Mapping[str, Domain]] = {
    "main": ((0.0, 1.0), (0.33, 1.0)),
    "locator": ((0.72, 0.995), (0.06, 0.30)),
}
_LOCATOR_MARKS: Final = 0.45  # of their size in the inset of the nation
_WHOLE_LAT: Final = (3.4, MAIN_LAT[1])  # down to 曾母暗沙: the locator shows the whole nation


@dataclass(frozen=True)
class RegionGround:
    """One division by its parts: a province by cities, a city by counties.

    Attributes:
        adcode: the division.
        size: of the map.
        chosen: the part that is outlined; empty for none.
    """

    adcode: str
    size: MapSize
    chosen: str = ""

    @property
    def parts_zh(self) -> str:
        """What people call its parts."""
        return "各市" if part_level(self.adcode) is Level.CITY else "各县区"

    @property
    def tells_of_nothing(self) -> bool:
        """Every part is drawn."""
        return False

    @cached_property
    def window(self) -> Window:
        """What the main map shows."""
        across, up = self._places["main"]
        wide = self.size.width * (across[1] - across[0])
        high = self.size.height * (up[1] - up[0])
        return Window(extent(self.adcode).grown(wide / high, _MARGIN), wide)

    def areas_url(self, geometry_url: str) -> str:
        """The address of the boundaries of its parts."""
        return f"{geometry_url}/{part_level(self.adcode)}/{province_adcode(self.adcode)}.json"

    def strokes(self, adcodes: Sequence[str]) -> tuple[Gaps, Gaps]:
        """Strokes over some of its parts."""
        return part_strokes(self.adcode, tuple(adcodes))

    def figure(
        self,
        areas: Sequence[Trace],
        marks: Sequence[Trace],
        *,
        titles: Mapping[str, str],
        label_colours: Mapping[str, str],
        label_marks: Mapping[str, str],
        geometry_url: str,
    ) -> go.Figure:
        """The land around, the parts, the sea, names and marks, and the locator beside them."""
        traces = [
            area_trace(self._around, _AROUND, geometry_url, marker=_edge(BORDER, 0.5)),
            *self._plain(areas, geometry_url),
            *areas,
            *self._chosen(geometry_url),
            *sea_marks("geo", self.size),
            self._names(marks, label_colours, label_marks),
            *marks,
            *self._locator(geometry_url),
        ]
        main = _part(self._places["main"], *self.window.ranges)
        locator = _part(self._places["locator"], MAIN_LON, _WHOLE_LAT) | FRAMED
        return draw(traces, two_maps(main, locator, beside_a_region(titles, self.size), self.size))

    @property
    def _around(self) -> list[str]:
        """The provinces that the window shows some of."""
        seen = self.window.seen
        window = box(seen.west, seen.south, seen.east, seen.north)
        return [code for code, area in outlines(Level.PROVINCE).items() if area.intersects(window)]

    @property
    def _places(self) -> Mapping[str, Domain]:
        return _COMPACT if self.size.compact else _WIDE

    def _plain(self, areas: Sequence[Trace], geometry_url: str) -> list[Trace]:
        """The parts of which nothing is told; a click opens them all the same."""
        told = {code for trace in areas for code in trace["locations"]}
        plain = [one for one in within(self.adcode) if one.adcode not in told]
        if not plain:
            return []
        return [
            area_trace(
                [one.adcode for one in plain],
                LAND,
                geojson=self.areas_url(geometry_url),
                text=[one.name_zh for one in plain],
                customdata=[[one.adcode] for one in plain],
                hoverinfo="text",
                hovertemplate=hover_template(*([NO_ZONE_ZH] if told else [])),
            )
        ]

    def _names(
        self, marks: Sequence[Trace], colours: Mapping[str, str], names: Mapping[str, str]
    ) -> Trace:
        asked = Asked(self.adcode, self.chosen, colours, names)
        return names_trace(asked, marks, self.window, self.size)

    def _chosen(self, geometry_url: str) -> list[Trace]:
        if not self.chosen:
            return []
        url, edge = self.areas_url(geometry_url), _edge(PRIMARY, _CHOSEN_WIDTH)
        return [area_trace([self.chosen], CLEAR, geojson=url, marker=edge)]

    def _locator(self, geometry_url: str) -> list[Trace]:
        own, edge = [province_adcode(self.adcode)], _edge(PRIMARY, 0.3)
        return [
            area_trace(own, PRIMARY, geometry_url, geo="geo2", marker=edge),
            outline("geo2", geometry_url),
            *sea_marks("geo2", self.size, _LOCATOR_MARKS),
        ]


def _part(domain: Domain, lon: Range, lat: Range) -> dict[str, Any]:
    centre_lon, centre_lat = range_extent(lon, lat).centre
    return geo_part(domain, lon, lat, {"lon": centre_lon, "lat": centre_lat})


def _edge(colour: str, width: float) -> dict[str, Any]:
    return {"line": {"color": colour, "width": width}}
