"""A chart before any program draws it: categories, series and how its numbers are written."""

import math
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from figures.axes import nice_ticks
from figures.formats import decimal_zh, percent

_HALF: Final = 0.5
_WHOLE: Final = 1e-9  # how near to a whole number a tick counts as one


class ChartKind(StrEnum):
    """How a chart is drawn."""

    BARS = "bars"  # lying, one below the other
    COLUMNS = "columns"
    LINES = "lines"


@dataclass(frozen=True, slots=True)
class Series:
    """One line or one colour of bars; None where nobody reported."""

    name_zh: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """A dated mark on the axis: `place` counts categories from the left, the first ends at 1."""

    place: float
    sign_zh: str
    name_zh: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A few series over the same categories; its axis begins at 0.

    `number_format` is written as in spreadsheets; `colours`, one per category, are for a single
    series whose categories have colours of their own. Lying bars may stand in several `columns`.
    `ticks` are those of a larger chart that this is a part of.
    """

    kind: ChartKind
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    number_format: str = "0.0%"
    colours: tuple[str, ...] = ()
    columns: int = 1
    events: tuple[Event, ...] = ()
    ticks: tuple[float, ...] = ()

    @property
    def given(self) -> list[float]:
        """Every value that is there."""
        return [value for series in self.series for value in series.values if value is not None]

    @property
    def is_share(self) -> bool:
        """Whether its values are 0–1."""
        return self.number_format.endswith("%")

    @property
    def needs_key(self) -> bool:
        """Whether its series must be named: there are several, or it draws lines."""
        return len(self.series) > 1 or self.kind is ChartKind.LINES


def value_ticks(chart: Chart) -> list[float]:
    """Round numbers from 0; shares end at 100 % unless all of them lie below one half."""
    if chart.ticks:
        return list(chart.ticks)
    high = max([*chart.given, 0.0])
    if chart.is_share and (high > _HALF or not high):
        return nice_ticks(0.0, max(high, 1.0))
    ticks = nice_ticks(0.0, high or 1.0)
    if chart.number_format != "0":
        return ticks
    step = math.ceil(ticks[1] - ticks[0])  # what is counted has no halves
    return [float(step * number) for number in range(math.ceil((high or 1.0) / step) + 1)]


def tick_format(chart: Chart, ticks: list[float]) -> str:
    """How the axis is written: no decimals where every tick is a whole number."""
    scale = 100 if chart.is_share else 1
    is_whole = all(abs(tick * scale - round(tick * scale)) < _WHOLE for tick in ticks)
    return f"{'0' if is_whole else '0.0'}{'%' if chart.is_share else ''}"


def number_zh(value: float, number_format: str) -> str:
    """A number in a format of the chart."""
    decimals = number_format.rstrip("%").partition(".")[2].count("0")
    is_share = number_format.endswith("%")
    return percent(value, decimals) if is_share else decimal_zh(value, decimals)


def side_by_side(chart: Chart) -> list[Chart]:
    """The columns of its bars as charts of their own, from the left; each as long as the first.

    They keep the axis of the whole: bars of one length mean one number.
    """
    ticks = tuple(value_ticks(chart))
    length = math.ceil(len(chart.categories) / chart.columns)
    starts = range(0, len(chart.categories), length or 1)
    return [_part(chart, slice(start, start + length), ticks) for start in starts] or [chart]


def _part(chart: Chart, kept: slice, ticks: tuple[float, ...]) -> Chart:
    series = tuple(replace(one, values=one.values[kept]) for one in chart.series)
    return replace(
        chart,
        categories=chart.categories[kept],
        series=series,
        colours=chart.colours[kept],
        columns=1,
        ticks=ticks,
    )
