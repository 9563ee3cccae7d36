"""What a slow reader makes of a whole sheet, held against what a check would store."""

from collections.abc import Hashable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, Final

import pandas as pd

from data_access.datasets.columns import Column, ColumnKind
from data_access.datasets.registry import DEFINITIONS
from data_access.uploads.checked import CheckedUpload
from indicators.vocabulary import Dataset
from tests.data_access.uploads.slow_numbers import (
    UNITS,
    UNSURE,
    Said,
    SlowColumn,
    folded_cell,
    slow_number,
)
from tests.data_access.uploads.slow_reader import slow_csv_rows, slow_workbook_rows

_UNITS: Final = {ColumnKind.COUNT: "count", ColumnKind.MONEY: "money", ColumnKind.RATE: "rate"}
_DELIMITERS: Final = ",;\t，|"
_HEADER_ROWS: Final = 10
_FORMS: Final = ("({})", "({0})({0})", "/{}", ":{}", ",{}")
_TRAILING: Final = ",，、;；:。."  # punctuation that says nothing in a header
Rows = dict[int, list[str]]


def differences(content: bytes, dataset: Dataset, checked: CheckedUpload) -> list[str]:
    """Numbers that a check would store although the file does not plainly say them.

    Also rows that it would drop without a word. A refused file stores nothing, yet the rows it
    would keep are compared all the same.
    """
    place = _best_place(content, dataset)
    if place is None:
        return [] if checked.rows.empty else ["rows from a file that cannot be read"]
    rows, header_row = place
    told = [
        found
        for line in checked.rows.to_dict("records")
        for found in _row_differences(line, rows, header_row, dataset)
    ]
    return told if checked.errors else told + _lost_rows(checked, rows, header_row)


@cache
def slow_columns(dataset: Dataset) -> dict[str, tuple[SlowColumn, str]]:
    """Every header a number column goes by, with the unit the header writes."""
    names: dict[str, tuple[SlowColumn, str]] = {}
    for column in DEFINITIONS[dataset].values:
        if column.kind in (*_UNITS, ColumnKind.NUMBER):
            slow = _slow_column(column)
            for name in (*column.synonyms, column.header_zh):
                bare = _without_unit(_name(name), slow)
                with_units = {
                    f"{bare}{form.format(u)}": u for u in UNITS[slow.unit] for form in _FORMS
                }
                doubled = {f"{bare}(%)%": with_units.get(f"{bare}(%)", "")}
                forms = {_name(name): "", bare: "", f"{bare}%": "", **with_units, **doubled}
                names |= {form: (slow, unit) for form, unit in forms.items() if form not in names}
    return names


def _without_unit(name: str, column: SlowColumn) -> str:
    return next(
        (name.removesuffix(f"({u})") for u in UNITS[column.unit] if name.endswith(f"({u})")), name
    )


def _slow_column(column: Column) -> SlowColumn:
    other = "area" if column.unit_zh == "平方米" else "months"
    unit = _UNITS.get(column.kind, other)
    return SlowColumn(
        column.field, unit, column.decimals, Decimal(str(column.maximum)), column.required
    )


@cache
def _name(header: str) -> str:
    folded = folded_cell(header).replace(" ", "").casefold()
    return folded.replace("％", "%").replace("：", ":").strip("*").rstrip(_TRAILING)


def _best_place(content: bytes, dataset: Dataset) -> tuple[Rows, int] | None:
    """The reading of the file with the most known headers, and its header's row."""
    best: tuple[int, Rows, int] | None = None
    for rows in _readings(content):
        above = [number for number, cells in rows.items() if any(c.strip() for c in cells)]
        for number in above[:_HEADER_ROWS]:
            known = sum(_name(cell) in _known_names(dataset) for cell in rows[number])
            if known and (best is None or known > best[0]):
                best = known, rows, number
    return None if best is None else best[1:]


def _readings(content: bytes) -> Sequence[Rows]:
    if content.startswith(b"PK"):
        return slow_workbook_rows(content) or []
    texts = (slow_csv_rows(content, delimiter) for delimiter in _DELIMITERS)
    return [dict(enumerate(rows, start=1)) for rows in texts if rows is not None]


@cache
def _known_names(dataset: Dataset) -> set[str]:
    columns = DEFINITIONS[dataset].columns
    return {_name(name) for c in columns for name in (*c.synonyms, c.header_zh)} | set(
        slow_columns(dataset)
    )


def _row_differences(
    line: Mapping[Hashable, Any], rows: Rows, header_row: int, dataset: Dataset
) -> list[str]:
    number = int(line["sheet_row"])
    cells, headers = rows.get(number, []), rows[header_row]
    said: dict[str, Said] = {}
    for position, header in enumerate(headers):
        column, unit = slow_columns(dataset).get(_name(header), (None, ""))
        if column is not None:
            text = cells[position] if position < len(cells) else ""
            said[column.field] = slow_number(text, column, unit)
    told = []
    for column in {column for column, _ in slow_columns(dataset).values()}:
        ours, slow = _in_sheet_unit(line[column.field], column), said.get(column.field)
        if ours != slow and not (slow == UNSURE and ours is None):
            told.append(f"row {number} {column.field}: ours {ours}, the file says {slow}")
    return told + _wrong_day(line, headers, cells)


def _in_sheet_unit(value: Any, column: SlowColumn) -> Decimal | None:
    if pd.isna(value):
        return None
    factor = {"money": Decimal("0.0001"), "rate": Decimal(100)}.get(column.unit, Decimal(1))
    scaled = Decimal(repr(value) if isinstance(value, float) else int(value)) * factor
    return scaled.quantize(Decimal(1).scaleb(-column.decimals))


def _wrong_day(line: Mapping[Hashable, Any], headers: list[str], cells: list[str]) -> list[str]:
    """A plain ISO date is that date; other spellings are none of this reader's business."""
    for header, text in zip(headers, cells, strict=False):
        if _name(header) == "统计日期":
            try:
                day = date.fromisoformat(text.strip()) if len(text.strip()) == 10 else None
            except ValueError:
                day = None
            if day is not None and day != line["counted_on"]:
                return [f"row {line['sheet_row']}: day {line['counted_on']}, the file says {day}"]
    return []


def _lost_rows(checked: CheckedUpload, rows: Rows, header_row: int) -> list[str]:
    kept = {int(row) for row in checked.rows["sheet_row"]}
    told_of = {issue.row for issue in checked.issues}
    told_of |= {issue.row + 1 for issue in checked.issues if issue.code == "F41" and issue.row}
    filled = [
        n for n, cells in rows.items() if n > header_row and any(folded_cell(c) for c in cells)
    ]
    return [
        f"row {number} is lost without a word" for number in filled if number not in kept | told_of
    ]
