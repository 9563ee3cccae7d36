"""The heading of a drawing that leaves the page: what it shows, of when, and what data it is."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from figures.drawing.shapes import Drawing, Words
from figures.theme import GREY_DARK, PRIMARY_DARK

_TITLE: Final = 17.0
_NOTE: Final = 12.0
_LEFT: Final = 8.0


def with_title(drawing: Drawing, title_zh: str, notes_zh: Sequence[str]) -> Drawing:
    """The drawing with its title and notes in the upper left corner, which a map leaves free."""
    heading = [
        Words(title_zh, _LEFT, 16.0, _TITLE, PRIMARY_DARK, bold=True),
        Words("　".join(filter(None, notes_zh)), _LEFT, 39.0, _NOTE, GREY_DARK),
    ]
    return replace(drawing, shapes=[*drawing.shapes, *heading])
