"""What a map is a map of: the nation by its provinces, or one division by its parts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import plotly.graph_objects as go

from figures.map_base import Trace, base_map
from figures.map_nation_names import nation_window
from figures.map_region import RegionGround
from figures.map_size import MapSize
from figures.map_window import Window
from geo.boundaries import Gaps, Level, stroke_lines
from geo.divisions import shown_in
from geo.strokes import city_strokes


class Ground(Protocol):
    """Where areas and marks are drawn."""

    @property
    def window(self) -> Window:
        """What the main map shows."""

    @property
    def parts_zh(self) -> str:
        """What people call its parts, before the name of a value."""

    @property
    def tells_of_nothing(self) -> bool:
        """Whether the land itself says of parts that are not drawn that nothing is known."""

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
        label_marks: Mapping[str, str],
        geometry_url: str,
    ) -> go.Figure:
        """The map: areas below, marks on top."""


@dataclass(frozen=True)
class NationGround:
    """The nation by its provinces, or by its cities."""

    size: MapSize
    by_cities: bool = False

    @property
    def parts_zh(self) -> str:
        """What people call its parts."""
        return "各市" if self.by_cities else "各省"

    @property
    def tells_of_nothing(self) -> bool:
        """The land below the cities does."""
        return self.by_cities

    @property
    def window(self) -> Window:
        """What the main map shows."""
        return nation_window(self.size)

    def areas_url(self, geometry_url: str) -> str:
        """The address of the boundaries of its parts."""
        return f"{geometry_url}/{Level.CITY if self.by_cities else Level.PROVINCE}.json"

    def strokes(self, adcodes: Sequence[str]) -> tuple[Gaps, Gaps]:
        """Strokes over some of its parts."""
        codes = tuple(adcodes)
        return city_strokes(codes) if self.by_cities else stroke_lines(codes)

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
        """The map: areas below, marks on top; the names are those of the provinces, unmarked."""
        del label_marks
        return base_map(
            areas, marks, titles=titles, size=self.size, geometry_url=geometry_url,
            label_colours={} if self.by_cities else label_colours,
        )  # fmt: skip


def ground_of(adcode: str, size: MapSize, *, by_cities: bool = False) -> Ground:
    """The ground on which a division is seen; the nation, by what parts, where none is named.

    Raises:
        UnknownDivisionError: no division bears the code.
    """
    if not adcode:
        return NationGround(size, by_cities)
    whole = shown_in(adcode).adcode
    return RegionGround(whole, size, adcode if adcode != whole else "")
