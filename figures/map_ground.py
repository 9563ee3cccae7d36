"""What a map is a map of: the nation by its provinces, or one division by its parts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import plotly.graph_objects as go

from figures.map_base import Trace, base_map
from figures.map_layout import MAIN_LAT, MAIN_LON
from figures.map_region import RegionGround
from figures.map_size import MapSize
from figures.map_window import Window
from geo.boundaries import Gaps, stroke_lines
from geo.divisions import shown_in
from geo.extents import range_extent


class Ground(Protocol):
    """Where areas and marks are drawn."""

    @property
    def window(self) -> Window:
        """What the main map shows."""

    @property
    def parts_zh(self) -> str:
        """What people call its parts, before the name of a value."""

    def areas_url(self, geometry_url: str) -> str:
        """The address of the boundaries of its parts."""

    def strokes(self, adcodes: Sequence[str]) -> tuple[Gaps, Gaps]:
        """Strokes over some of its parts: longitudes and latitudes, None between strokes."""

    def figure(
        self,
        areas: Sequence[Trace],
        marks: Sequence[Trace],
        *,
        titles: Mapping[str, str],
        label_colours: Mapping[str, str],
        geometry_url: str,
    ) -> go.Figure:
        """The map: areas below, marks on top."""


@dataclass(frozen=True)
class NationGround:
    """The nation by its provinces."""

    size: MapSize
    parts_zh: str = "各省"

    @property
    def window(self) -> Window:
        """What the main map shows."""
        seen = range_extent(MAIN_LON, MAIN_LAT)
        scale = max(seen.width / self.size.width, seen.height / self.size.height)
        return Window(seen, seen.width / scale)

    def areas_url(self, geometry_url: str) -> str:
        """The address of the boundaries of the provinces."""
        return f"{geometry_url}/province.json"

    def strokes(self, adcodes: Sequence[str]) -> tuple[Gaps, Gaps]:
        """Strokes over some provinces."""
        return stroke_lines(tuple(adcodes))

    def figure(
        self,
        areas: Sequence[Trace],
        marks: Sequence[Trace],
        *,
        titles: Mapping[str, str],
        label_colours: Mapping[str, str],
        geometry_url: str,
    ) -> go.Figure:
        """The map: areas below, marks on top."""
        return base_map(
            areas, marks, titles=titles, label_colours=label_colours, size=self.size,
            geometry_url=geometry_url,
        )  # fmt: skip


def ground_of(adcode: str, size: MapSize) -> Ground:
    """The ground on which a division is seen; the nation where none is named.

    Raises:
        UnknownDivisionError: no division bears the code.
    """
    if not adcode:
        return NationGround(size)
    whole = shown_in(adcode).adcode
    return RegionGround(whole, size, adcode if adcode != whole else "")
