"""Tables beside the figures: the same numbers, in Chinese columns, for the screen and for files."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

import pandas as pd

from figures.formats import (
    HEADER_MONEY_ZH,
    HEADER_PERCENT_ZH,
    HEADER_POINTS_ZH,
    PERCENT_FORMAT,
    POINTS_FORMAT,
    export_number,
    is_missing,
    table_number,
)
from indicators.cards import IndicatorCard, Unit
from indicators.safe_text import neutralise_formula
from indicators.vocabulary import LabelledEnum

Cell = str | float | int | None


class TableKind(StrEnum):
    """How a column is shown."""

    TEXT = "text"
    DATE = "date"
    SHARE = "share"
    POINTS = "points"
    COUNT = "count"
    MONEY = "money"
    MULTIPLE = "multiple"
    NUMBER = "number"  # units differ from row to row and stand in a column of their own


@dataclass(frozen=True, slots=True)
class ColumnFormat:
    """A column as people see it; the pages turn it into a Streamlit column.

    `choices` names the closed list whose code words the column holds; their labels are shown.
    `is_sentence` gives the words as much room as they need, where half of them says nothing.
    """

    header_zh: str
    kind: TableKind = TableKind.TEXT
    help_zh: str = ""
    choices: type[LabelledEnum] | None = None
    is_sentence: bool = False

    @property
    def is_number(self) -> bool:
        """Whether the column is right-aligned and sorts as a number."""
        return self.kind not in (TableKind.TEXT, TableKind.DATE)

    @property
    def shown_header_zh(self) -> str:
        """The header with its unit, since a cell that sorts as a number cannot carry one."""
        return f"{self.header_zh}{_HEADER_UNITS.get(self.kind, '')}"

    @property
    def number_format(self) -> str:
        """The number format of the column in Streamlit's notation; empty for text."""
        return _NUMBER_FORMATS.get(self.kind, "")


Columns = Mapping[str, ColumnFormat]

_HEADER_UNITS: Final = {
    TableKind.SHARE: HEADER_PERCENT_ZH,
    TableKind.POINTS: HEADER_POINTS_ZH,
    TableKind.MONEY: HEADER_MONEY_ZH,
}
_NUMBER_FORMATS: Final = {
    TableKind.SHARE: PERCENT_FORMAT,
    TableKind.POINTS: POINTS_FORMAT,
    TableKind.COUNT: "localized",
    TableKind.MONEY: "localized",
    TableKind.MULTIPLE: "%.1f",
    TableKind.NUMBER: "localized",
}
_KINDS: Final = {
    Unit.SHARE: TableKind.SHARE,
    Unit.COUNT: TableKind.COUNT,
    Unit.PEOPLE: TableKind.COUNT,
    Unit.MONEY: TableKind.MONEY,
    Unit.MULTIPLE: TableKind.MULTIPLE,
}
_SCALED: Final = {
    TableKind.SHARE: Unit.SHARE,
    TableKind.POINTS: Unit.SHARE,
    TableKind.MONEY: Unit.MONEY,
}


def card_column(card: IndicatorCard) -> ColumnFormat:
    """The column of an indicator: its title, and its formula as the help."""
    return ColumnFormat(card.title_zh, _KINDS[card.unit], card.formula_zh)


def display_frame(rows: pd.DataFrame, columns: Columns) -> pd.DataFrame:
    """The columns in their order, under Chinese headers, in the units people read.

    Args:
        rows: any frame with the fields named in `columns`; rates 0-1, money in yuan.
        columns: field to format, in the order of the table.

    Returns:
        One column per format. Numbers stay numbers, so that they sort; what is missing stays
        missing and is never 0.
    """
    return pd.DataFrame(
        {column.shown_header_zh: _shown(rows[field], column) for field, column in columns.items()},
        index=rows.index,
    )


def table_export_rows(rows: pd.DataFrame, columns: Columns) -> list[list[Cell]]:
    """Header and rows for CSV and XLSX: numbers as numbers, text that no spreadsheet will run.

    Rates carry two decimals, one more than the screen; a missing value is an empty cell.
    """
    header: list[Cell] = [column.shown_header_zh for column in columns.values()]
    cells = [[_export(value, column) for value in rows[field]] for field, column in columns.items()]
    return [header, *(list(row) for row in zip(*cells, strict=True))]


def _shown(values: "pd.Series[Any]", column: ColumnFormat) -> "pd.Series[Any]":
    if not column.is_number:
        return pd.Series(
            [_text(value, column) for value in values], index=values.index, dtype="object"
        )
    unit = _SCALED.get(column.kind)
    numbers = [table_number(value, unit) for value in values]
    dtype = "Int64" if column.kind is TableKind.COUNT else "Float64"
    return pd.Series(numbers, index=values.index, dtype=dtype)


def _export(value: Any, column: ColumnFormat) -> Cell:
    if is_missing(value):
        return None
    if not column.is_number:
        return neutralise_formula(_text(value, column) or "")
    if column.kind is TableKind.COUNT:
        return int(value)
    return export_number(value, _SCALED.get(column.kind))


def _text(value: Any, column: ColumnFormat) -> str | None:
    """A cell of words or a day; code words by their Chinese label, days as 2020-04-05."""
    if is_missing(value):
        return None
    if column.choices is not None:
        return column.choices(value).label_zh
    return f"{value:%Y-%m-%d}" if hasattr(value, "strftime") else str(value)
