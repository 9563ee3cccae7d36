"""One unit's report as a table: each field in the sheet's own unit, beside last week's."""

from typing import Any, Final

import pandas as pd

from figures.formats import is_missing, table_number
from figures.tables import ColumnFormat, Columns, TableKind
from indicators.cards import Unit

REPORT_COLUMNS: Final[Columns] = {
    "header_zh": ColumnFormat("指标"),
    "unit_zh": ColumnFormat("单位"),
    "value": ColumnFormat("本周", TableKind.NUMBER),
    "previous": ColumnFormat("上周", TableKind.NUMBER),
    "change": ColumnFormat("增减", TableKind.NUMBER),
}
_RATE: Final = "rate"
_TEXT: Final = "text"


def report_rows(report: pd.DataFrame) -> pd.DataFrame:
    """The fields that are numbers, shares in percent as the sheet has them.

    Args:
        report: header_zh, unit_zh, kind (text, rate or a number's), value, previous.

    Returns:
        header_zh, unit_zh, value, previous and change [in unit_zh]; missing where either week
        was not reported.
    """
    numbers = report[report["kind"] != _TEXT]
    rows = numbers.assign(
        header_zh=numbers["header_zh"].str.removesuffix("(%)"),
        value=_in_sheet_unit(numbers, "value"),
        previous=_in_sheet_unit(numbers, "previous"),
    )
    return rows.assign(change=rows["value"] - rows["previous"])


def report_texts(report: pd.DataFrame) -> list[tuple[str, str]]:
    """The fields of free text that say something this week, as header and text, unescaped."""
    texts = report[report["kind"] == _TEXT].to_dict("records")
    return [
        (str(text["header_zh"]), str(text["value"]))
        for text in texts
        if not is_missing(text["value"])
    ]


def _in_sheet_unit(rows: pd.DataFrame, name: str) -> "pd.Series[Any]":
    cells = zip(rows[name], rows["kind"], strict=True)
    numbers = [table_number(value, Unit.SHARE if kind == _RATE else None) for value, kind in cells]
    return pd.Series(numbers, rows.index, dtype="Float64")
