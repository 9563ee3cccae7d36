"""Where a chart's plot lies in its drawing: axis, names, key and dated marks around it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from figures.axes import text_width, widest
from figures.drawing.charts import Chart, ChartKind, number_zh, tick_format, value_ticks
from figures.drawing.shapes import Anchor, Mark, Shape, Stroke, Words
from figures.theme import GREY, GREY_DARK, GREY_LIGHT, GRID, INK, SERIES

TEXT: Final = 16.0
SMALL: Final = 13.0
TEXT_PX: Final = round(TEXT)
SMALL_PX: Final = round(SMALL)
LEAST: Final = 10.0  # smaller letters are not read
NOW_AND_BEFORE: Final = (SERIES[0], GREY_LIGHT)  # this week, and a paler week before
_GAP: Final = 8.0
_TOP: Final = 24.0
_AXIS: Final = 30.0  # below the plot, for names or numbers
_KEY_LINE: Final = 24.0
_SAMPLE: Final = 18.0
_SIGN: Final = 16.0


@dataclass(frozen=True, slots=True)
class Plot:
    """Where the plot lies, and what its axis spans."""

    chart: Chart
    ticks: Sequence[float]
    left: float
    right: float
    top: float
    bottom: float
    rows: int

    def along(self, share: float) -> float:
        """A place between the left and the right edge."""
        return self.left + (self.right - self.left) * share

    def up(self, value: float) -> float:
        """How high a value stands."""
        share = value / self.ticks[-1]
        return self.bottom - (self.bottom - self.top) * share

    def across(self, value: float) -> float:
        """How far a lying bar reaches."""
        return self.along(value / self.ticks[-1])

    @property
    def pitch(self) -> float:
        """From one category to the next."""
        is_lying = self.chart.kind is ChartKind.BARS
        return ((self.bottom - self.top) if is_lying else (self.right - self.left)) / self.rows


def plot_in(chart: Chart, left: float, right: float, height: float, rows: int) -> Plot:
    """The plot between two edges of a drawing, with room for the words around it.

    Args:
        chart: what is drawn.
        left: edge of its part of the drawing.
        right: edge of its part of the drawing.
        height: of the drawing.
        rows: categories that the height is shared by; a shorter column keeps the same rows.
    """
    ticks = value_ticks(chart)
    is_lying = chart.kind is ChartKind.BARS
    names = chart.categories if is_lying else [number_zh(tick, _axis(chart)) for tick in ticks]
    label = widest((number_zh(value, chart.number_format) for value in chart.given), SMALL_PX)
    before = widest(names, TEXT_PX if is_lying else SMALL_PX) + _GAP
    after = label + _GAP if chart.kind is not ChartKind.COLUMNS else _GAP
    below = _AXIS + _KEY_LINE * len(key_rows(chart, right - left))
    top = _GAP if is_lying else _TOP + _SIGN * bool(chart.events)
    return Plot(chart, ticks, left + before, right - after, top, height - below, max(rows, 1))


def _axis(chart: Chart) -> str:
    return tick_format(chart, value_ticks(chart))


def size_for(texts: Sequence[str], size: float, room: float) -> float:
    """Letters small enough for the widest of some texts, and never unreadable."""
    needed = widest(texts, round(size))
    return max(LEAST, min(size, size * room / needed)) if needed else size


def grid(plot: Plot) -> Iterator[Shape]:
    """A line and a number for each tick."""
    shown = _axis(plot.chart)
    for value in plot.ticks:
        text = number_zh(value, shown)
        if plot.chart.kind is ChartKind.BARS:
            x = plot.across(value)
            yield Stroke(np.array([[x, plot.top], [x, plot.bottom]]), GRID, 1)
            yield Words(text, x, plot.bottom + 14, SMALL, GREY_DARK, Anchor.MIDDLE)
        else:
            y = plot.up(value)
            yield Stroke(np.array([[plot.left, y], [plot.right, y]]), GRID, 1)
            yield Words(text, plot.left - _GAP, y, SMALL, GREY_DARK, Anchor.RIGHT)


def names_below(plot: Plot) -> Iterator[Words]:
    """The categories; of many weeks every second or third, the last always."""
    names, is_line = plot.chart.categories, plot.chart.kind is ChartKind.LINES
    size = SMALL if is_line else size_for(names, TEXT, plot.pitch - 4)
    step = -(-(widest(names, round(size)) + _GAP) // plot.pitch) if is_line else 1
    for place, name in enumerate(names):
        if (len(names) - 1 - place) % step == 0:
            x = plot.along((place + 0.5) / len(names))
            yield Words(name, x, plot.bottom + 16, size, GREY_DARK, Anchor.MIDDLE)


def key_rows(chart: Chart, width: float) -> list[list[tuple[str, str]]]:
    """Which colour is which series, in as many lines as the width asks for."""
    if not chart.needs_key:
        return []
    colours = SERIES if chart.kind is ChartKind.LINES else NOW_AND_BEFORE
    rows: list[list[tuple[str, str]]] = [[]]
    x = 0.0
    for series, colour in zip(chart.series, colours, strict=False):
        taken = _SAMPLE * 2 + text_width(series.name_zh, TEXT_PX)
        if rows[-1] and x + taken > width:
            rows.append([])
            x = 0.0
        rows[-1].append((series.name_zh, colour))
        x += taken
    return rows


def key(chart: Chart, left: float, right: float, height: float) -> Iterator[Shape]:
    """The key along the lower edge."""
    rows = key_rows(chart, right - left)
    for line, row in enumerate(rows):
        x, y = left, height - _KEY_LINE * (len(rows) - line) + _KEY_LINE / 2
        for name, colour in row:
            yield Mark("square", x + 8, y, 12, colour, colour)
            yield Words(name, x + _SAMPLE + 2, y, TEXT, GREY_DARK)
            x += _SAMPLE * 2 + text_width(name, TEXT_PX)


def event_marks(plot: Plot) -> Iterator[Shape]:
    """A thin line where a notice falls, its sign above it; close signs stand in two rows."""
    ends = [-np.inf, -np.inf]
    for event in plot.chart.events:
        x = plot.along(event.place / len(plot.chart.categories))
        row = 0 if x - ends[0] > _SIGN else 1
        ends[row] = x
        y = plot.top - _SIGN * (row + 0.5)
        yield Stroke(np.array([[x, y + _SIGN / 2], [x, plot.bottom]]), GREY, 0.8)
        yield Words(event.sign_zh, x, y, SMALL + 1, INK, Anchor.MIDDLE)
