"""How lines that stand beside each other look: colour, dash and mark, each telling them apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from figures.theme import GREY_DARK, GREY_LIGHT, SERIES

_MARK: Final = 5  # [px]
_LARGE_MARK: Final = 7  # [px]


@dataclass(frozen=True, slots=True)
class LineLook:
    """One line: `symbol` as plotly calls it, empty for a line without marks.

    `letters` is the colour of its name, where it is not that of the line.
    """

    colour: str
    dash: str
    symbol: str = "circle"
    size: int = _MARK
    width: float = 2.5
    letters: str = ""

    @property
    def marker(self) -> dict[str, Any]:
        """The mark of a week."""
        shape = {} if self.symbol in ("", "circle") else {"symbol": self.symbol}
        return {"color": self.colour, "size": self.size} | shape


_DASHES: Final = (
    "solid", "dash", "dot", "dashdot", "longdash", "longdashdot", "9px,3px,2px,3px,2px,3px",
    "3px,6px",
)  # fmt: skip
_SYMBOLS: Final = (
    "circle", "square", "diamond", "triangle-up", "triangle-down", "cross", "x", "star",
)  # fmt: skip
# Eight that stay apart for people who see no red or no green, all dark enough for letters.
COMPARED_COLOURS: Final = (
    "#1F4E8C", "#C2691B", "#1B5E3B", "#AC73E6", "#6B3215", "#4E9FC9", "#CC6666", "#4C2640",
)  # fmt: skip
USUAL: Final = tuple(LineLook(colour, dash) for colour, dash in zip(SERIES, _DASHES, strict=False))
COMPARED: Final = tuple(
    LineLook(colour, dash, symbol, _LARGE_MARK, 2)
    for colour, dash, symbol in zip(COMPARED_COLOURS, _DASHES, _SYMBOLS, strict=True)
)
REFERENCE: Final = LineLook(GREY_LIGHT, "solid", symbol="", width=5, letters=GREY_DARK)


def looks_of(
    names: Sequence[str], looks: Sequence[LineLook], reference: str = ""
) -> dict[str, LineLook]:
    """The look of each line by its name; the one all others are held against is broad and grey."""
    compared = [name for name in names if name != reference or not reference]
    chosen = {name: looks[number % len(looks)] for number, name in enumerate(compared)}
    return {name: chosen.get(name, REFERENCE) for name in names}
