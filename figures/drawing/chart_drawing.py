"""A briefing's chart as plain shapes, for slides on the screen, Word and PDF."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import numpy as np

from figures.axes import widest
from figures.drawing.chart_plot import (
    NOW_AND_BEFORE,
    SMALL,
    SMALL_PX,
    TEXT,
    Plot,
    event_marks,
    grid,
    key,
    names_below,
    plot_in,
    size_for,
)
from figures.drawing.charts import Chart, ChartKind, number_zh, side_by_side
from figures.drawing.shapes import Anchor, Area, Drawing, Mark, Shape, Stroke, Words
from figures.theme import INK, SERIES

WIDTH: Final = 900.0
HEIGHT: Final = 420.0
_ROW: Final = 26.0  # of one lying bar, so that its name is read
_AROUND: Final = 60.0
_BETWEEN: Final = 32.0
_FILL: Final = 0.62  # of a category
_MOST_FILLED: Final = 0.94
_THICKEST: Final = 44.0
_APART: Final = 15.0  # between two values at the ends of lines


def least_height(chart: Chart, columns: int | None = None) -> float:
    """How high a drawing must be for its bars; any height is enough for the rest."""
    if chart.kind is not ChartKind.BARS:
        return 0.0
    rows = -(-len(chart.categories) // (columns or chart.columns))
    return _AROUND + rows * max(_ROW, _ROW * 0.7 * len(chart.series))


def draw_chart(
    chart: Chart, title_zh: str = "", *, width: float = WIDTH, height: float = HEIGHT
) -> Drawing:
    """The chart on white, with letters of one size however large the drawing is."""
    height = max(height, least_height(chart))
    parts = side_by_side(chart)
    room = (width - _BETWEEN * (len(parts) - 1)) / len(parts)
    shapes: list[Shape] = []
    for rank, part in enumerate(parts):
        left = rank * (room + _BETWEEN)
        plot = plot_in(part, left, left + room, height, len(parts[0].categories))
        shapes += [*grid(plot), *_DRAW[part.kind](plot)]
    shapes += key(chart, 4, width, height)
    return Drawing(width, height, shapes, title_zh)


def _columns(plot: Plot) -> Iterator[Shape]:
    chart, count, wide = plot.chart, len(plot.chart.categories), len(plot.chart.series)
    texts = [number_zh(value, chart.number_format) for value in chart.given]
    needed = (widest(texts, SMALL_PX) + 4) * wide / plot.pitch
    fill = min(_MOST_FILLED, max(_FILL, needed))
    size = size_for(texts, SMALL, plot.pitch * fill / wide - 2)
    yield from names_below(plot)
    for rank, series in enumerate(chart.series):
        for place, value in enumerate(series.values):
            if value is None:
                continue
            width = fill / count / wide
            start = (place + 0.5 - fill / 2) / count + rank * width
            left, right = plot.along(start), plot.along(start + width * 0.92)
            top = plot.up(value)
            yield _box(left, top, right, plot.bottom, chart, rank, place)
            text = number_zh(value, chart.number_format)
            yield Words(text, (left + right) / 2, top - 9, size, INK, Anchor.MIDDLE)


def _bars(plot: Plot) -> Iterator[Shape]:
    chart, row, wide = plot.chart, plot.pitch, len(plot.chart.series)
    fill = max(_FILL, min(_MOST_FILLED, (SMALL + 2) * wide / row))
    fill = min(fill, _THICKEST * wide / row)
    for place, name in enumerate(chart.categories):
        middle = plot.top + row * (place + 0.5)
        yield Words(name, plot.left - 8, middle, TEXT, INK, Anchor.RIGHT)
        for rank, series in enumerate(chart.series):
            value = series.values[place]
            if value is None:
                continue
            height = row * fill / wide
            top = middle - row * fill / 2 + rank * height
            right = plot.across(value)
            yield _box(plot.left, top, right, top + height * 0.9, chart, rank, place)
            text = number_zh(value, chart.number_format)
            yield Words(text, right + 5, top + height * 0.45, SMALL, INK)


def _lines(plot: Plot) -> Iterator[Shape]:
    yield from names_below(plot)
    yield from event_marks(plot)
    count = len(plot.chart.categories)
    ends = dict[int, tuple[float, float]]()
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
            yield Mark("circle", x, y, 6, colour, colour, told_zh=_told(plot.chart, rank, place))
            ends[rank] = (x, y)
    yield from _ends(plot, ends)


def _ends(plot: Plot, ends: Mapping[int, tuple[float, float]]) -> Iterator[Words]:
    """The last value of each line beside it, moved apart where lines end close together."""
    ranked = sorted(ends.items(), key=lambda end: -end[1][1])
    heights = _apart([y for _, (_, y) in ranked])
    for (rank, (x, _)), above in zip(ranked, heights, strict=True):
        value = next(one for one in reversed(plot.chart.series[rank].values) if one is not None)
        text = number_zh(value, plot.chart.number_format)
        yield Words(text, x + 7, above, SMALL, SERIES[rank % len(SERIES)], bold=True)


def _apart(heights: Sequence[float]) -> list[float]:
    """The same heights, lowest first, with room for a line of letters, about where they were."""
    moved = list[float]()
    for y in heights:
        moved.append(min(y, moved[-1] - _APART) if moved else y)
    lifted = sum(y - new for y, new in zip(heights, moved, strict=True)) / max(len(moved), 1)
    return [new + lifted for new in moved]


def _told(chart: Chart, rank: int, place: int) -> str:
    """What pointing at a value tells: where, of which series, how much."""
    series, value = chart.series[rank], chart.series[rank].values[place]
    told = "" if value is None else number_zh(value, chart.number_format)
    return f"{chart.categories[place]}\n{series.name_zh}：{told}"


def _box(
    left: float, top: float, right: float, bottom: float, chart: Chart, rank: int, place: int
) -> Area:
    colour = chart.colours[place] if chart.colours else NOW_AND_BEFORE[rank % 2]
    corners = [[left, top], [right, top], [right, bottom], [left, bottom], [left, top]]
    return Area([np.array(corners)], colour, told_zh=_told(chart, rank, place))


_DRAW: Final = {ChartKind.BARS: _bars, ChartKind.COLUMNS: _columns, ChartKind.LINES: _lines}
