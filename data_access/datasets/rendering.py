"""Stored values back into a sheet: Chinese headers, sheet units, text that reads back the same."""

import csv
import io
from typing import Any

import pandas as pd

from data_access.datasets.columns import CNY_PER_WAN, Column, ColumnKind, ColumnPart
from data_access.datasets.registry import DatasetDefinition
from indicators.vocabulary import SYNTHETIC_NOTICE_ZH


def to_sheet(definition: DatasetDefinition, rows: pd.DataFrame) -> pd.DataFrame:
    """Rows with canonical fields as a sheet of text, in the order of the template.

    Args:
        definition: the dataset.
        rows: value fields as stored, `counted_on`, `unit_code`, `name_zh`, and whichever
            register attributes are at hand.
    """
    sheet = {}
    named = rows.rename(
        columns={"unit_code": definition.code_column.field, "name_zh": definition.name_column.field}
    )
    for column in definition.columns:
        known = column.field in named
        if not known and column.part in (ColumnPart.VALUE, ColumnPart.MARK):
            continue
        sheet[column.header_zh] = (
            to_text(named[column.field], column) if known else pd.Series("", index=named.index)
        )
    return pd.DataFrame(sheet)


def to_text(values: "pd.Series[Any]", column: Column) -> "pd.Series[str]":
    """One column as it is written in a sheet; a missing value is an empty cell."""
    match column.kind:
        case ColumnKind.MONEY:
            return _plain(values.astype("Float64") / CNY_PER_WAN)
        case ColumnKind.RATE:
            return _plain((values.astype("Float64") * 100).round(column.decimals))
        case ColumnKind.NUMBER:
            return _plain(values.astype("Float64"))
        case ColumnKind.BOOLEAN:
            return values.map({True: "是", False: "否"}).astype(object).fillna("")
        case ColumnKind.CHOICE if column.choices:
            words = {choice.value: choice.label_zh for choice in column.choices}
            return values.map(words).astype(object).fillna("")
        case _:
            return values.astype("string").fillna("").astype(object)


def canonical_csv(definition: DatasetDefinition, rows: pd.DataFrame, *, synthetic: bool) -> bytes:
    """The rows as the product's own CSV: UTF-8 with BOM, and a title row if synthetic."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    if synthetic:
        writer.writerow([f"{SYNTHETIC_NOTICE_ZH} {definition.dataset.label_zh}"])
    to_sheet(definition, rows).to_csv(buffer, index=False, lineterminator="\r\n")
    return buffer.getvalue().encode("utf-8-sig")


def _plain(values: "pd.Series[float]") -> "pd.Series[str]":
    """Numbers without exponent and without superfluous zeros."""
    written = values.map("{:.4f}".format, na_action="ignore").astype("string").fillna("")
    return written.str.replace(r"\.?0+$", "", regex=True).astype(object)
