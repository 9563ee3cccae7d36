"""The room of a slide: whatever its shape, letters stay as large as on a wide slide of its size."""

from dataclasses import dataclass
from typing import Any, Final

from pptx.util import Inches, Length

WIDTH: Final = 13.333  # [in]
HEIGHT: Final = 7.5
_TALL: Final = 0.65  # height to width; sentences stand below what is shown, not beside it
_MARGIN: Final = 0.55
_BODY_TOP: Final = 1.25
_FOOT: Final = 0.7


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of a slide [in]."""

    left: float
    top: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.top + self.height

    def split(self, share: float, gap: float = 0.25) -> "tuple[Box, Box]":
        """Its left part and the rest."""
        left = self.width * share
        return (
            Box(self.left, self.top, left, self.height),
            Box(self.left + left + gap, self.top, self.width - left - gap, self.height),
        )

    def above(self, height: float, gap: float = 0.15) -> "tuple[Box, Box]":
        """What is left above a strip of some height, and the strip."""
        rest = self.height - height - gap
        return (
            Box(self.left, self.top, self.width, rest),
            Box(self.left, self.top + rest + gap, self.width, height),
        )

    def columns(self, count: int, gap: float = 0.15) -> "list[Box]":
        """Equal parts side by side."""
        width = (self.width - gap * (count - 1)) / count
        return [
            Box(self.left + (width + gap) * n, self.top, width, self.height) for n in range(count)
        ]

    @property
    def place(self) -> tuple[Length, Length, Length, Length]:
        """Left, top, width and height as the file keeps them."""
        return Inches(self.left), Inches(self.top), Inches(self.width), Inches(self.height)


@dataclass(frozen=True, slots=True)
class Canvas:
    """A slide as it is laid out [in]: as wide and as high as ours at least, then scaled."""

    width: float = WIDTH
    height: float = HEIGHT

    @property
    def is_tall(self) -> bool:
        """Whether it is nearer to 4:3 than to 16:9."""
        return self.height / self.width > _TALL

    @property
    def body(self) -> Box:
        """Between title and foot."""
        height = self.height - _BODY_TOP - _FOOT
        return Box(_MARGIN, _BODY_TOP, self.width - 2 * _MARGIN, height)

    def line(self, top: float, height: float) -> Box:
        """A strip from margin to margin."""
        return Box(_MARGIN, top, self.width - 2 * _MARGIN, height)


def scale_of(deck: Any) -> float:
    """How large a deck's slides are, where ours are 1."""
    return float(min(deck.slide_width / Inches(WIDTH), deck.slide_height / Inches(HEIGHT)))


def canvas_of(deck: Any) -> Canvas:
    """The canvas that fills a deck's slides once it is scaled."""
    unit = Inches(1) * scale_of(deck)
    return Canvas(deck.slide_width / unit, deck.slide_height / unit)
