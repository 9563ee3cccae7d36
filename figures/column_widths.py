"""How wide the columns of a table must be: a number without its first digits is a wrong number."""

from typing import Any, Final

import pandas as pd

from figures.axes import widest
from figures.formats import is_missing
from figures.tables import ColumnFormat, Columns, TableKind, display_frame

_TEXT_SIZE: Final = 14  # [px]
_PADDING: Final = 20  # [px] both sides and the rule
_WORDS_MOST: Final = 190  # [px]; thirteen characters, longer words are cut at their end
_PATTERNS: Final = {
    TableKind.SHARE: "{:.1f}%",
    TableKind.POINTS: "{:+.1f}",
    TableKind.MULTIPLE: "{:.1f}",
}


def column_widths(rows: pd.DataFrame, columns: Columns) -> dict[str, int]:
    """The width of each column by its header [px], measured over all rows.

    The browser measures only the rows in sight when the table opens, and cuts longer numbers
    further down at their front.
    """
    shown = display_frame(rows, columns)
    return {
        column.shown_header_zh: _width(shown[column.shown_header_zh], column)
        for column in columns.values()
    }


def _width(cells: "pd.Series[Any]", column: ColumnFormat) -> int:
    header = widest([column.shown_header_zh], _TEXT_SIZE)
    body = widest((_text(cell, column) for cell in cells if not is_missing(cell)), _TEXT_SIZE)
    is_whole = column.is_number or column.is_sentence
    return max(header, body if is_whole else min(body, _WORDS_MOST)) + _PADDING


def _text(cell: Any, column: ColumnFormat) -> str:
    if not column.is_number:
        return str(cell)
    return _PATTERNS.get(column.kind, "{:,.1f}").format(cell).removesuffix(".0")
