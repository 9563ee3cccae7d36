"""Rows written as a reporter would write them: headers, percent, 万元, 是/否."""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

import pandas as pd

from data_access.datasets.columns import CNY_PER_WAN, Column, ColumnKind
from data_access.datasets.registry import DEFINITIONS
from indicators.vocabulary import SYNTHETIC_NOTICE_ZH, Dataset

PERCENT: Final = 100
Sheet = list[list[str]]


def sheet(dataset: Dataset, reports: Sequence[Mapping[str, object]]) -> Sheet:
    """The synthetic title, the template's header, then one row per report (field -> value)."""
    columns = DEFINITIONS[dataset].columns
    header = [column.header_zh for column in columns]
    rows = [[_cell(column, report.get(column.field)) for column in columns] for report in reports]
    return [[SYNTHETIC_NOTICE_ZH], header, *rows]


def position(dataset: Dataset, field: str) -> int:
    """Where a field's column stands in the sheet."""
    return [column.field for column in DEFINITIONS[dataset].columns].index(field)


def csv_text(rows: Sheet) -> str:
    """The sheet as CSV; the title row is filled up so that every row is equally long."""
    width = max(len(row) for row in rows)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([*row, *[""] * (width - len(row))] for row in rows)
    return text.getvalue()


def _cell(column: Column, value: object) -> str:
    if value is None or value is pd.NA:
        return ""
    if column.choices is not None:
        return column.choices(str(value)).label_zh
    if isinstance(value, date):
        return value.isoformat()
    if column.kind is ColumnKind.BOOLEAN:
        return "是" if value else "否"
    return _number(column, value) if isinstance(value, int | float) else str(value)


def _number(column: Column, value: float) -> str:
    if column.kind is ColumnKind.COUNT:
        return str(value)
    scaled = value * PERCENT if column.kind is ColumnKind.RATE else value
    if column.kind is ColumnKind.MONEY:
        scaled = value / CNY_PER_WAN
    text = f"{scaled:.{column.decimals}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
