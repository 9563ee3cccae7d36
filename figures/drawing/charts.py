"""A chart before any program draws it: categories, series and how its numbers are written."""

from dataclasses import dataclass
from enum import StrEnum


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
class Chart:
    """A few series over the same categories.

    `number_format` is written as in spreadsheets; `colours`, one per category, are for a single
    series whose categories have colours of their own.
    """

    kind: ChartKind
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    number_format: str = "0.0%"
    lowest: float | None = None
    highest: float | None = None
    colours: tuple[str, ...] = ()
