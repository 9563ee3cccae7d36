"""The legends and the credit of a map, placed as they stand on the screen."""

import html
from collections.abc import Iterator, Mapping
from typing import Any, Final

from figures.drawing.shapes import Anchor, Mark, Shape, Words
from figures.theme import GREY_DARK

_LINE: Final = 1.55  # of the size of the letters
_MARK_ROOM: Final = 16.0
_FOOT: Final = 10.0
_BREAK: Final = "<br>"


def legend_shapes(told: Mapping[str, Any], width: float, height: float) -> Iterator[Shape]:
    """Every legend of the layout, from its lower left corner, where the screen has it, upwards."""
    for name, legend in told["layout"].items():
        if name.startswith("legend") and isinstance(legend, Mapping):
            entries = [
                trace
                for trace in told["data"]
                if trace.get("showlegend") and trace.get("legend", "legend") == name
            ]
            yield from _legend(legend, entries, width, height)


def credit(layout: Mapping[str, Any], width: float, height: float) -> Iterator[Words]:
    """Where the outlines are from, at the foot."""
    for note in layout.get("annotations", ()):
        size = note["font"]["size"]
        text = html.unescape(note["text"])
        yield Words(text, width - 4, height - size, size, GREY_DARK, Anchor.RIGHT)


def _legend(
    legend: Mapping[str, Any], entries: list[Mapping[str, Any]], width: float, height: float
) -> Iterator[Shape]:
    size = legend["font"]["size"]
    step = size * _LINE
    ranked = sorted(entries, key=lambda trace: trace.get("legendrank", 0))
    lines = [html.unescape(trace["name"]).split(_BREAK) for trace in ranked]
    left = legend["x"] * width + 4
    y = height * (1 - legend["y"]) - _FOOT - step * sum(map(len, lines)) - step
    title = html.unescape(legend["title"]["text"])
    yield Words(title, left, y, size, legend["title"]["font"]["color"], bold=True)
    for trace, texts in zip(ranked, lines, strict=True):
        y += step
        yield _sample(trace["marker"], left + _MARK_ROOM / 2, y)
        for line, text in enumerate(texts):
            y += step if line else 0
            yield Words(text, left + _MARK_ROOM + 4, y, size, legend["font"]["color"])


def _sample(marker: Mapping[str, Any], x: float, y: float) -> Mark:
    line = marker.get("line") or {"color": marker["color"], "width": 0.0}
    return Mark(
        marker.get("symbol", "circle"), x, y, marker["size"], marker["color"], line["color"],
        line["width"],
    )  # fmt: skip
