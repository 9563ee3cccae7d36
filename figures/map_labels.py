"""Names on a map that never run into each other or into a mark."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from figures.axes import text_width

_LEADING: Final = 1.15  # height of a line of letters, of their size
_GAP: Final = 2.0  # [px] between a name and what stands beside it


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the screen [px]."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether the two share a point."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


@dataclass(frozen=True, slots=True)
class Name:
    """A name, whose it is, and where it stands [px]."""

    code: str
    text_zh: str
    x: float
    y: float


def box_around(x: float, y: float, width: float, height: float) -> Box:
    """The rectangle around a middle [px]."""
    return Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def name_box(name: Name, letters: float) -> Box:
    """The room that a name takes, in letters of a size [px]."""
    width = float(text_width(name.text_zh, round(letters))) + _GAP
    return box_around(name.x, name.y, width, letters * _LEADING)


def place_names(
    names: Sequence[Name], marks: Sequence[tuple[float, float]], letters: float, mark: float
) -> list[Name]:
    """The names that find room, each where it found it; the others are left to the hover.

    A name stands at its place, or below, above, right or left of it where a mark stands there.

    Args:
        names: in the order of importance.
        marks: the middles of the marks [px].
        letters: size of the letters [px].
        mark: size of a mark [px].
    """
    taken = [box_around(x, y, mark, mark) for x, y in marks]
    placed = []
    for name in names:
        width, height = float(text_width(name.text_zh, round(letters))), letters * _LEADING
        for x, y in _places(name, width, height, mark):
            wanted = box_around(x, y, width + _GAP, height)
            if not any(wanted.meets(other) for other in taken):
                taken.append(wanted)
                placed.append(Name(name.code, name.text_zh, x, y))
                break
    return placed


def _places(
    name: Name, width: float, height: float, mark: float
) -> tuple[tuple[float, float], ...]:
    down = (mark + height) / 2 + _GAP
    aside = (mark + width) / 2 + _GAP
    return (
        (name.x, name.y),
        (name.x, name.y + down),
        (name.x, name.y - down),
        (name.x + aside, name.y),
        (name.x - aside, name.y),
    )
