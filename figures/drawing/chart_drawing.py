"""A briefing's chart as plain shapes, for files that hold pictures: Word and PDF."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from figures.drawing.charts import Chart, ChartKind
from figures.drawing.shapes import Anchor, Area, Drawing, Mark, Shape, Stroke, Words
from figures.formats import decimal_zh, percent
from figures.theme import GREY_DARK, GREY_LIGHT, GRID, INK, SERIES

WIDTH: Final = 900.0
HEIGHT: Final = 420.0
_LEFT: Final = 70.0
_BARS_LEFT: Final = 150.0
_RIGHT: Final = 40.0
_TOP: Final = 20.0
_BOTTOM: Final = 70.0
_TEXT: Final = 16.0
_SMALL: Final = 13.0
_STEPS: Final = 5
_MANY: Final = 14
_FILL: Final = 0.62  # of a category
_PALE: Final = (SERIES[0], GREY_LIGHT)


@dataclass(frozen=True, slots=True)
class _Plot:
    """Where the plot lies and what its axis spans."""

    chart: Chart
    left: float
    right: float
    low: float
    high: float

    def along(self, share: float) -> float:
        return self.left + (self.right - self.left) * share

    def up(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return HEIGHT - _BOTTOM - (HEIGHT - _BOTTOM - _TOP) * share

    def across(self, value: float) -> float:
        return self.along((value - self.low) / (self.high - self.low))


def draw_chart(chart: Chart, title_zh: str = "") -> Drawing:
    """The chart on white, as wide as a page."""
    given = [value for series in chart.series for value in series.values if value is not None]
    high = chart.highest or max([*given, 0.0]) * 1.15 or 1.0
    left = _BARS_LEFT if chart.kind is ChartKind.BARS else _LEFT
    plot = _Plot(chart, left, WIDTH - _RIGHT, chart.lowest or 0.0, high)
    draw = {ChartKind.BARS: _bars, ChartKind.COLUMNS: _columns, ChartKind.LINES: _lines}
    shapes = [*_grid(plot), *draw[chart.kind](plot), *_key(plot)]
    return Drawing(WIDTH, HEIGHT, shapes, title_zh)


def _grid(plot: _Plot) -> Iterator[Shape]:
    for value in np.linspace(plot.low, plot.high, _STEPS + 1):
        text = _number(float(value), plot.chart, decimals=0)
        if plot.chart.kind is ChartKind.BARS:
            x = plot.across(float(value))
            yield Stroke(np.array([[x, _TOP], [x, HEIGHT - _BOTTOM]]), GRID, 1)
            yield Words(text, x, HEIGHT - _BOTTOM + 14, _SMALL, GREY_DARK, Anchor.MIDDLE)
        else:
            y = plot.up(float(value))
            yield Stroke(np.array([[plot.left, y], [plot.right, y]]), GRID, 1)
            yield Words(text, plot.left - 8, y, _SMALL, GREY_DARK, Anchor.RIGHT)


def _columns(plot: _Plot) -> Iterator[Shape]:
    count, wide = len(plot.chart.categories), len(plot.chart.series)
    yield from _names_below(plot)
    for rank, series in enumerate(plot.chart.series):
        for place, value in enumerate(series.values):
            if value is None:
                continue
            width = _FILL / count / wide
            start = (place + 0.5 - _FILL / 2) / count + rank * width
            left, right = plot.along(start), plot.along(start + width * 0.92)
            top = plot.up(value)
            colour, told = _colour(plot.chart, rank, place), _told(plot.chart, rank, place)
            yield _box(left, top, right, plot.up(plot.low), colour, told)
            text = _number(value, plot.chart)
            size = _SMALL if count * wide <= _MANY else _SMALL - 4
            yield Words(text, (left + right) / 2, top - 9, size, INK, Anchor.MIDDLE)


def _bars(plot: _Plot) -> Iterator[Shape]:
    count, wide = len(plot.chart.categories), len(plot.chart.series)
    row = (HEIGHT - _BOTTOM - _TOP) / count
    for place, name in enumerate(plot.chart.categories):
        middle = _TOP + row * (place + 0.5)
        yield Words(name, plot.left - 8, middle, _TEXT, INK, Anchor.RIGHT)
        for rank, series in enumerate(plot.chart.series):
            value = series.values[place]
            if value is None:
                continue
            height = row * _FILL / wide
            top = middle - row * _FILL / 2 + rank * height
            right = plot.across(value)
            colour, told = _colour(plot.chart, rank, place), _told(plot.chart, rank, place)
            yield _box(plot.left, top, right, top + height * 0.9, colour, told)
            text = _number(value, plot.chart)
            yield Words(text, right + 5, top + height / 2, _SMALL, INK)


def _lines(plot: _Plot) -> Iterator[Shape]:
    count = len(plot.chart.categories)
    yield from _names_below(plot)
    for rank, series in enumerate(plot.chart.series):
        colour = SERIES[rank % len(SERIES)]
        points = {
            place: (plot.along((place + 0.5) / count), plot.up(value))
            for place, value in enumerate(series.values)
            if value is not None
        }
        if len(points) > 1:
            yield Stroke(np.array(list(points.values())), colour, 2.5)
        for place, (x, y) in points.items():
            told = _told(plot.chart, rank, place)
            yield Mark("circle", x, y, 6, colour, colour, told_zh=told)


def _names_below(plot: _Plot) -> Iterator[Words]:
    count = len(plot.chart.categories)
    step = -(-count // (_MANY if plot.chart.kind is ChartKind.LINES else 40))
    size = _TEXT if count <= _MANY else _SMALL - 2
    for place, name in enumerate(plot.chart.categories):
        if place % step == 0:
            x = plot.along((place + 0.5) / count)
            yield Words(name, x, HEIGHT - _BOTTOM + 16, size, GREY_DARK, Anchor.MIDDLE)


def _key(plot: _Plot) -> Iterator[Shape]:
    """Which colour is which series, where there are several."""
    if len(plot.chart.series) == 1:
        return
    x = plot.left
    for rank, series in enumerate(plot.chart.series):
        colours: Sequence[str] = SERIES if plot.chart.kind is ChartKind.LINES else _PALE
        yield Mark("square", x + 6, HEIGHT - 18, 12, colours[rank], colours[rank])
        yield Words(series.name_zh, x + 18, HEIGHT - 18, _TEXT, GREY_DARK)
        x += 40 + _TEXT * len(series.name_zh)


def _colour(chart: Chart, rank: int, place: int) -> str:
    if chart.colours:
        return chart.colours[place]
    return _PALE[rank % len(_PALE)]


def _told(chart: Chart, rank: int, place: int) -> str:
    """What pointing at a value tells: where, of which series, how much."""
    series, value = chart.series[rank], chart.series[rank].values[place]
    told = "" if value is None else _number(value, chart)
    return f"{chart.categories[place]}\n{series.name_zh}：{told}"


def _box(left: float, top: float, right: float, bottom: float, colour: str, told_zh: str) -> Area:
    corners = [[left, top], [right, top], [right, bottom], [left, bottom], [left, top]]
    return Area([np.array(corners)], colour, told_zh=told_zh)


def _number(value: float, chart: Chart, decimals: int | None = None) -> str:
    """A number in the chart's own format."""
    is_share = chart.number_format.endswith("%")
    own = chart.number_format.rstrip("%").partition(".")[2].count("0")
    shown = own if decimals is None else decimals
    return percent(value, shown) if is_share else decimal_zh(value, shown)
