"""The names on the map of a division: as many as find room beside the marks and each other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from figures.map_base import Trace, point_trace
from figures.map_labels import Name, place_names
from figures.map_size import MapSize
from figures.map_window import Window
from figures.theme import FONT_FAMILY, GREY_DARK
from geo.divisions import Division, within
from geo.extents import part_areas
from geo.short_names import short_name_zh


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose names are wanted.

    Attributes:
        adcode: the division.
        chosen: the part that is outlined; empty for none.
        colours: of the names of the parts that are told of, by code.
        signs: before the names, by code: a level is never told by colour alone.
    """

    adcode: str
    chosen: str
    colours: Mapping[str, str]
    signs: Mapping[str, str]


def names_trace(asked: Asked, marks: Sequence[Trace], window: Window, size: MapSize) -> Trace:
    """The names of the parts of a division: the chosen first, then those told of, then by area.

    Args:
        asked: the names.
        marks: the traces of points that stay readable.
        window: what the map shows.
        size: of letters and marks.
    """
    areas = part_areas(asked.adcode)

    def rank(one: Division) -> tuple[bool, bool, float]:
        code = one.adcode
        return code != asked.chosen, code not in asked.colours, -areas[code].area

    parts = sorted(within(asked.adcode), key=rank)
    spots = window.pixels([one.lon for one in parts], [one.lat for one in parts])
    names = [
        Name(one.adcode, asked.signs.get(one.adcode, "") + short_name_zh(one), float(x), float(y))
        for one, (x, y) in zip(parts, spots, strict=True)
    ]
    placed = place_names(names, window.marks(marks), size.label, size.mark)
    lons, lats = window.places(np.array([[one.x, one.y] for one in placed]).reshape(-1, 2))
    font = {"size": size.label, "family": FONT_FAMILY, "shadow": "auto"}
    own = [asked.colours.get(one.code, GREY_DARK) for one in placed]
    texts = [one.text_zh for one in placed]
    return point_trace(lons, lats, mode="text", text=texts, textfont=font | {"color": own})
