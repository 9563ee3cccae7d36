"""A frame as the texts of a printed table."""

from collections.abc import Callable, Mapping
from typing import Any, Final

import pandas as pd

from figures.axes import widest
from figures.formats import POINTS_ZH, count_zh, decimal_zh, is_missing, money_zh, percent, points
from figures.tables import ColumnFormat, Columns, TableKind

_REST_ZH: Final = "另有"
_LETTER: Final = 10
_LEAST: Final = 3  # letters; a column of digits needs as many
_MOST: Final = 20  # longer cells break
_MARGIN: Final = 1.4  # both sides of a cell


def table_texts(rows: pd.DataFrame, columns: Columns) -> tuple[list[str], list[list[str]]]:
    """Header and lines; a missing value is a dash, a change has its sign."""
    header = [column.header_zh for column in columns.values()]
    cells = [[_text(value, column) for value in rows[name]] for name, column in columns.items()]
    return header, [list(line) for line in zip(*cells, strict=True)]


def fitting_rows(lines: list[list[str]], most: int) -> list[list[str]]:
    """As many lines as there is room for; the last one says how many more there are."""
    if len(lines) <= most:
        return lines
    kept = lines[: most - 1]
    rest = len(lines) - len(kept)
    return [*kept, [f"{_REST_ZH} {rest} 行，见附表", *[""] * (len(lines[0]) - 1)]]


def is_rest(line: list[str]) -> bool:
    """Whether a line only says how many more there are: it takes the whole width."""
    return len(line) > 1 and line[0].startswith(_REST_ZH) and not any(line[1:])


def column_shares(header: list[str], lines: list[list[str]]) -> list[float]:
    """How much of the width each column needs: by its longest cell, within bounds."""
    told = [line for line in lines if not is_rest(line)]
    longest = [widest(cells, _LETTER) / _LETTER for cells in zip(header, *told, strict=True)]
    bounded = [min(max(length, _LEAST), _MOST) + _MARGIN for length in longest]
    return [length / sum(bounded) for length in bounded]


def _text(value: Any, column: ColumnFormat) -> str:
    if is_missing(value):
        return "—"
    if column.choices is not None:
        return column.choices(value).label_zh
    return _WRITERS.get(column.kind, str)(value)


_WRITERS: Final[Mapping[TableKind, Callable[[Any], str]]] = {
    TableKind.SHARE: percent,
    TableKind.POINTS: lambda value: points(value).removesuffix(f" {POINTS_ZH}"),
    TableKind.COUNT: count_zh,
    TableKind.MONEY: money_zh,
    TableKind.MULTIPLE: decimal_zh,
    TableKind.NUMBER: decimal_zh,
}
