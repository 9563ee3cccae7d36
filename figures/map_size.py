"""How large the parts of a map are on a desk, on a wall and on a phone."""

from dataclasses import dataclass
from typing import Final

from figures.theme import text_size

HEIGHT: Final = 680  # [px]
COMPACT_HEIGHT: Final = 510  # [px]
COMPACT_WIDTH: Final = 358.0  # [px]
_ASPECT: Final = 1.24  # of a map beside another figure
LARGEST_SCALE: Final = 1.6
_LEAST_TEXT: Final = 0.88  # of the usual letters
_LABEL: Final = 11.0  # [px]
_MARK: Final = 9.0  # [px]
_COMPACT_MARK: Final = 6.0  # [px]


@dataclass(frozen=True, slots=True)
class MapSize:
    """Letters and marks grow with the height, so that a wall is read from afar."""

    compact: bool = False
    given_height: int | None = None

    @property
    def height(self) -> int:
        """Of the figure [px]."""
        return self.given_height or (COMPACT_HEIGHT if self.compact else HEIGHT)

    @property
    def width(self) -> float:
        """About how wide the page draws the figure [px]."""
        return COMPACT_WIDTH if self.compact else self.height * _ASPECT

    @property
    def scale(self) -> float:
        """How much larger than on a desk; a phone is never scaled."""
        return 1.0 if self.compact else min(max(self.height / HEIGHT, 1.0), LARGEST_SCALE)

    @property
    def text(self) -> float:
        """Letters of the legends [px]; a little smaller where two maps share the width."""
        narrower = 1.0 if self.compact else min(max(self.height / HEIGHT, _LEAST_TEXT), 1.0)
        return round(text_size(compact=self.compact) * self.scale * narrower, 1)

    @property
    def label(self) -> float:
        """Letters on the map [px]."""
        return round(_LABEL * self.scale, 1)

    @property
    def mark(self) -> float:
        """A point [px]."""
        return _COMPACT_MARK if self.compact else round(_MARK * self.scale, 1)
