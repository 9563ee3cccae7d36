"""Axes and labels worked out beforehand: ticks in Chinese, room for text, nothing overlapping."""

import math
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any, Final

from figures.dates import day_zh
from figures.formats import is_missing, tick_zh
from figures.theme import GREY_LIGHT, INK, axis, text_size
from indicators.cards import Unit
from indicators.periods import DAYS_PER_WEEK
from indicators.safe_text import escape_plotly

_NICE_STEPS: Final = (1, 2, 2.5, 5, 10)
_LATIN_WIDTH: Final = 0.6  # of the font size; Chinese characters are as wide as the font is high
_HALF: Final = 0.5
_EDGE: Final = 0.006  # of the span; a grid line exactly on the edge is not drawn
_DAYS_AFTER: Final = 3  # room for half of the last week's bar


def text_width(text: str, size: int) -> int:
    """How wide a text is drawn [px], near enough to leave room for it."""
    units = sum(_LATIN_WIDTH if ord(character) < 0x2000 else 1 for character in text)  # noqa: PLR2004
    return math.ceil(units * size)


def widest(texts: Iterable[str], size: int) -> int:
    """The width of the widest text [px]."""
    return max((text_width(text, size) for text in texts), default=0)


def value_axis(values: Iterable[float | None], unit: Unit, *, compact: bool) -> dict[str, Any]:
    """A value axis with four to six round ticks; shares end at 100 % unless something exceeds it.

    Counts and amounts begin at 0; shares begin where they are, since lines are compared by slope.
    """
    given = [float(value) for value in values if value is not None and not is_missing(value)]
    low, high = (min(given), max(given)) if given else (0.0, 1.0)
    if unit is Unit.SHARE:
        high = max(high, 1.0) if high > _HALF else high
    else:
        low = min(low, 0.0)
    ticks = nice_ticks(low, high, most=4 if compact else 5)
    edge = (ticks[-1] - ticks[0]) * _EDGE
    return axis(
        range=[ticks[0] - edge, max(ticks[-1], high) + edge],
        tickvals=ticks,
        ticktext=[tick_zh(tick, unit) for tick in ticks],
        tickfont={"size": text_size(compact=compact)},
    )


def nice_ticks(low: float, high: float, most: int = 5) -> list[float]:
    """Round numbers that span the values, at most about `most` steps."""
    span = (high - low) or abs(high) or 1.0
    magnitude = 10 ** math.floor(math.log10(span / most))
    step = next(n * magnitude for n in _NICE_STEPS if span / (n * magnitude) <= most + 1e-9)
    first = math.floor(low / step + 1e-9)
    last = math.ceil(high / step - 1e-9)
    return [round(number * step, 10) for number in range(first, max(last, first + 1) + 1)]


def week_axis(weeks: Sequence[date], *, compact: bool) -> dict[str, Any]:
    """A time axis from the first week's Monday to the last Sunday, ticked back from the last."""
    stride = math.ceil(len(weeks) / (4 if compact else 8))
    ticked = list(weeks[::-1][::stride])[::-1]
    return axis(
        type="date",
        range=[
            str(weeks[0] - timedelta(days=DAYS_PER_WEEK - 1)),
            str(weeks[-1] + timedelta(days=_DAYS_AFTER)),
        ],
        tickvals=[str(day) for day in ticked],
        ticktext=[day_zh(day) for day in ticked],
        tickfont={"size": text_size(compact=compact)},
        hoverformat="%-m月%-d日",
        showgrid=False,
        automargin=False,
        anchor="free",
        position=0,
        showline=True,
        ticks="outside",
        ticklen=4,
        tickcolor=GREY_LIGHT,
    )


def category_axis(names: Sequence[str], size: int, side: str) -> dict[str, Any]:
    """An axis with one place for each name, all of them written."""
    return axis(
        side=side,
        range=[-0.5, len(names) - 0.5],
        tickvals=list(range(len(names))),
        ticktext=[escape_plotly(name) for name in names],
        tickfont={"size": size, "color": INK},
        ticklabelstandoff=4,
        showgrid=False,
        automargin=False,
    )


def spread(positions: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Positions moved apart to at least `gap`, kept in order and between low and high."""
    order = sorted(range(len(positions)), key=lambda index: positions[index])
    moved = [min(max(positions[index], low), high) for index in order]
    for index in range(1, len(moved)):
        moved[index] = max(moved[index], moved[index - 1] + gap)
    ceiling = high
    for index in range(len(moved) - 1, -1, -1):
        moved[index] = min(moved[index], ceiling)
        ceiling = moved[index] - gap
    result = [0.0] * len(positions)
    for rank, index in enumerate(order):
        result[index] = moved[rank]
    return result


def rows_without_overlap(positions: Sequence[float], gap: float) -> list[int]:
    """For marks in order along a line, the first row in which each keeps its distance."""
    ends: list[float] = []
    rows = []
    for position in positions:
        row = next((r for r, end in enumerate(ends) if position - end >= gap), len(ends))
        ends[row : row + 1] = [position]
        rows.append(row)
    return rows
