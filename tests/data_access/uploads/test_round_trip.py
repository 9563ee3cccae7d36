"""Parsing undoes rendering: whatever is written, in whatever kind of file, is read as it was."""

import io
from datetime import date, timedelta
from typing import Any

import openpyxl
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from data_access.datasets.columns import Column, ColumnKind
from data_access.datasets.registry import DEFINITIONS
from data_access.datasets.rendering import to_sheet
from data_access.reports import value_dtypes
from data_access.uploads.check import check_upload
from indicators.vocabulary import Dataset
from tests.data_access.uploads.register import TODAY, SmallRegister
from tests.drawn import csv_text

UNITS = {
    Dataset.WEEKLY: ("HTZ057", "合肥高新技术产业开发区"),
    Dataset.CARRIERS: ("CAR00001", "示例孵化器00001"),
    Dataset.ROLLOUT: ("BCY001", "无锡市"),
}
ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "utf-16")
DELIMITERS = (",", ";", "\t", "|", "，")
MOST = 200  # below every maximum, so that no value is refused for its size
# Parts stay below their wholes when every number is the same; texts keep clear of the grammar.
WORDS = st.lists(st.sampled_from("复工产好转，。（）㙍ab 1"), min_size=1, max_size=9).map(
    lambda letters: "产" + "".join(letters).rstrip()
)


def _value(column: Column, draw: Any, number: int) -> Any:
    match column.kind:
        case ColumnKind.COUNT:
            value: Any = number
        case ColumnKind.MONEY:
            value = draw(st.integers(0, MOST * 10_000))
        case ColumnKind.NUMBER:
            scale = 10**column.decimals
            most = int(min(MOST, column.maximum or MOST))
            value = draw(st.integers(0, most * scale)) / scale
        case ColumnKind.RATE:
            value = draw(st.integers(101, 10_000)) / 10_000
        case ColumnKind.BOOLEAN:
            value = draw(st.booleans())
        case ColumnKind.CHOICE:
            assert column.choices is not None
            value = draw(st.sampled_from([member.value for member in column.choices]))
        case _:
            value = draw(WORDS)
    return value


@st.composite
def _reports(draw: Any) -> tuple[Dataset, pd.DataFrame]:
    """A few weeks of one unit, each column given or missing in all of them."""
    dataset = draw(st.sampled_from(list(Dataset)))
    code, name = UNITS[dataset]
    absent = draw(st.sets(st.sampled_from([c.field for c in _optional(dataset)])))
    lines = []
    for back in range(draw(st.integers(1, 3))):
        number = draw(st.integers(MOST // 2, MOST))  # never ten times the week before
        values = {c.field: _value(c, draw, number) for c in DEFINITIONS[dataset].values}
        day = date(2020, 4, 5) - timedelta(weeks=back)
        line = {"unit_code": code, "name_zh": name, "counted_on": day, **values}
        lines.append(line | dict.fromkeys(absent))
    return dataset, pd.DataFrame(lines).astype(value_dtypes(dataset))


def _optional(dataset: Dataset) -> list[Column]:
    return [column for column in DEFINITIONS[dataset].values if not column.required]


@settings(max_examples=40, deadline=None)
@given(_reports(), st.sampled_from(ENCODINGS), st.sampled_from(DELIMITERS))
def test_what_is_written_as_csv_reads_back_the_same(
    drawn: tuple[Dataset, pd.DataFrame], encoding: str, delimiter: str
) -> None:
    dataset, reports = drawn
    sheet = to_sheet(DEFINITIONS[dataset], reports)
    text = _delimited([list(sheet.columns), *sheet.to_numpy().tolist()], delimiter)

    assert _read(text.encode(encoding), dataset) == _written(reports, dataset)


@settings(max_examples=15, deadline=None)
@given(_reports())
def test_what_is_written_as_a_workbook_reads_back_the_same(
    drawn: tuple[Dataset, pd.DataFrame],
) -> None:
    dataset, reports = drawn
    sheet = to_sheet(DEFINITIONS[dataset], reports)
    book, buffer = openpyxl.Workbook(), io.BytesIO()
    page = book.worksheets[0]
    for row in [list(sheet.columns), *sheet.to_numpy().tolist()]:
        page.append([str(cell) for cell in row])
    book.save(buffer)

    assert _read(buffer.getvalue(), dataset) == _written(reports, dataset)


def _delimited(rows: list[list[str]], delimiter: str) -> str:
    """As CSV; the full-width comma is no delimiter that the standard writer takes quotes for."""
    if delimiter != "，":
        return csv_text(rows, delimiter)
    return csv_text([[cell.replace("，", "、") for cell in row] for row in rows], delimiter)


def _read(content: bytes, dataset: Dataset) -> list[list[object]]:
    checked = check_upload(content, "表", dataset, SmallRegister(today=TODAY))
    assert checked.errors == ()
    return _comparable(checked.rows, dataset)


def _written(reports: pd.DataFrame, dataset: Dataset) -> list[list[object]]:
    return _comparable(reports, dataset)


def _comparable(rows: pd.DataFrame, dataset: Dataset) -> list[list[object]]:
    names = ["unit_code", "counted_on", *(c.field for c in DEFINITIONS[dataset].values)]
    in_order = rows.sort_values("counted_on")[names].astype(object)
    cells = in_order.where(in_order.notna(), None).to_numpy().tolist()
    return [[_same(cell) for cell in line] for line in cells]


def _same(cell: object) -> object:
    if isinstance(cell, str):
        return cell.replace("，", "、")  # see `_delimited`
    return round(cell, 6) if isinstance(cell, float) else cell
