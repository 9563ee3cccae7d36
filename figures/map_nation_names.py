"""The names of the provinces on the map of the nation: every one of them, none below a mark."""

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from shapely import Point

from figures.map_labels import Box, Name, box_around, name_box
from figures.map_layout import MAIN_LAT, MAIN_LON
from figures.map_size import MapSize
from figures.map_window import Window
from geo.boundaries import Level
from geo.extents import range_extent
from geo.outlines import outlines
from geo.places.division_register import provinces

# Names that stand beside their province, in the open.
_OUTSIDE: Final = frozenset(("120000", "310000", "810000", "820000"))
_LARGEST: Final = 1.4  # of a mark: the corners of a diamond, and a little air
_STEP: Final = 3.0  # [px] by which a name that has no room looks farther away
_FARTHEST: Final = 45.0  # [px]
_DIRECTIONS: Final = 16


def nation_window(size: MapSize) -> Window:
    """What the map of the nation shows."""
    seen = range_extent(MAIN_LON, MAIN_LAT)
    scale = max(seen.width / size.width, seen.height / size.height)
    return Window(seen, seen.width / scale)


def nation_names(marks: Sequence[Mapping[str, Any]], size: MapSize) -> list[Name]:
    """All provinces' names, moved out from under marks by as little as it takes.

    A name stays on its province or goes beside it into the open, never onto a neighbour. Where a
    small map leaves neither, it stays below a mark: the nation is never shown without a name.

    Args:
        marks: the traces of points that stay readable.
        size: of letters and marks.
    """
    window = nation_window(size)
    mark = size.mark * _LARGEST
    marked = [box_around(x, y, mark, mark) for x, y in window.marks(marks)]
    taken, names = list(marked), _wanted(window)
    settled = {name.code: name for name in names if _has_room(name, taken, size)}
    taken += [name_box(name, size.label) for name in settled.values()]
    for name in names:
        if name.code not in settled:
            settled[name.code] = _moved(name, taken, len(marked), window, size)
            taken.append(name_box(settled[name.code], size.label))
    return [settled[name.code] for name in names]


def ground_below(name: Name, window: Window) -> str:
    """The code of the province on which the middle of a name lies; empty in the open."""
    spot = Point(window.metres(name.x, name.y))
    areas = outlines(Level.PROVINCE).items()
    return next((code for code, area in areas if area.contains(spot)), "")


def _wanted(window: Window) -> list[Name]:
    shown = provinces()
    spots = window.pixels([one.lon for one in shown], [one.lat for one in shown])
    return [
        Name(one.adcode, one.short_name_zh, float(x), float(y))
        for one, (x, y) in zip(shown, spots, strict=True)
    ]


def _moved(name: Name, taken: Sequence[Box], marks: int, window: Window, size: MapSize) -> Name:
    """The nearest place on the name's own ground, else wholly in the open; else below a mark.

    Args:
        name: where it would stand.
        taken: boxes of marks, then of names.
        marks: how many of them are marks.
        window: what the map shows.
        size: of letters.
    """
    own = "" if name.code in _OUTSIDE else name.code
    nearby = list(_nearby(name))
    free = [moved for moved in nearby if _has_room(moved, taken, size)]
    below = [moved for moved in nearby if _has_room(moved, taken[marks:], size)]
    for ground, places in ((own, free), ("", free), (own, below)):
        for moved in places:
            if _stands_on(ground, moved, window, size):
                return moved
    return name


def _stands_on(ground: str, name: Name, window: Window, size: MapSize) -> bool:
    """Whether a name's middle lies on a ground; in the open, its ends too."""
    if ground_below(name, window) != ground:
        return False
    half = size.label * len(name.text_zh) / 2
    ends = (Name(name.code, name.text_zh, name.x + shift, name.y) for shift in (-half, half))
    return bool(ground) or all(ground_below(end, window) == "" for end in ends)


def _nearby(name: Name) -> Iterator[Name]:
    """The name on ever wider circles around its place."""
    for ring in range(1, int(_FARTHEST / _STEP) + 1):
        for turn in range(_DIRECTIONS):
            angle = 2 * math.pi * turn / _DIRECTIONS
            x = name.x + ring * _STEP * math.cos(angle)
            yield Name(name.code, name.text_zh, x, name.y + ring * _STEP * math.sin(angle))


def _has_room(name: Name, taken: Sequence[Box], size: MapSize) -> bool:
    wanted = name_box(name, size.label)
    return not any(wanted.meets(other) for other in taken)
