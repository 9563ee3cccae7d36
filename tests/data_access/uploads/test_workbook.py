"""XLSX files are read exactly, in a process of their own that no file can hold up."""

import io
import random
import time
from datetime import date
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from data_access.uploads import workbook as workbook_module
from data_access.uploads import workbook_archive
from data_access.uploads.issues import UploadRejectedError
from data_access.uploads.reader import read_sheet
from data_access.uploads.workbook_archive import WorkbookRefusedError
from data_access.uploads.workbook_sheet import SheetLimits
from data_access.uploads.workbook_worker import read_workbook
from indicators.vocabulary import Dataset
from tests.data_access.uploads.sheets import sheet_rows, with_part, workbook

SHEET_PART = "xl/worksheets/sheet1.xml"
ROWS = sheet_rows(Dataset.WEEKLY)


def _read_cell(value: Any, number_format: str = "General") -> str:
    def change(sheet: Worksheet, _book: Workbook) -> None:
        sheet["D2"] = value
        sheet["D2"].number_format = number_format

    return str(read_sheet(workbook(ROWS, change), "周报.xlsx").cells.loc[0, 3])


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (960.0, "General", "960"),
        (0.1 + 0.2, "General", "0.3"),
        (1234567.891, "#,##0.00", "1234567.891"),
        (0.853, "0.0%", "85.3%"),
        (True, "General", "TRUE"),
        (date(2020, 4, 5), "yyyy-mm-dd", "2020-04-05"),
        (Decimal("43926.3541666667"), 'yyyy"年"m"月"d"日" h:mm', "2020-04-05 08:30:00"),
        (43926, '[$-804]yyyy"年"m"月"d"日";@', "2020-04-05"),
        (911000000000000123, "0", "9.11E+17"),
        ("  两\n行 ", "General", "  两\n行 "),
        ("#DIV/0!", "General", "#DIV/0!"),
    ],
)
def test_a_cell_becomes_the_text_people_saw(value: Any, number_format: str, text: str) -> None:
    read = _read_cell(value, number_format)

    assert read == text


def test_numbers_are_those_an_independent_reader_finds() -> None:
    chance = random.Random(1)  # noqa: S311 - sample numbers, not secrets
    rows: list[list[Any]] = [["统计日期", "企业总数"]]
    rows += [[chance.uniform(0, 10**n), chance.randrange(10**n)] for n in range(1, 14)]
    content = workbook(rows)

    read = read_sheet(content, "周报.xlsx").cells.to_numpy().tolist()

    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    expected = list(sheet.iter_rows(min_row=2, values_only=True))
    close = [
        abs(float(text) / value - 1) < 1e-14
        for texts, values in zip(read, expected, strict=True)
        for text, value in zip(texts, values, strict=True)
        if isinstance(value, int | float) and value
    ]
    assert all(close)
    assert [row[1] for row in read] == [str(values[1]) for values in expected]


def test_days_of_a_1904_workbook_are_counted_from_1904() -> None:
    def change(sheet: Worksheet, book: Workbook) -> None:
        book.epoch = CALENDAR_MAC_1904
        sheet["A2"] = date(2020, 4, 5)

    sheet = read_sheet(workbook(ROWS, change), "周报.xlsx")

    assert sheet.cells.loc[0, 0] == "2020-04-05"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('<dimension ref="A1:Q2" />', '<dimension ref="A1:XFD1048576"/>'),
        ("</sheetData>", '</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
        ("</sheetData>", '<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>'),
    ],
)
def test_a_claimed_size_costs_nothing(old: str, new: str) -> None:
    content = with_part(workbook(ROWS), SHEET_PART, lambda xml: _replaced(xml, old, new))
    start = time.monotonic()

    sheet = read_sheet(content, "周报.xlsx")

    assert (len(sheet.cells), time.monotonic() - start < 2) == (1, True)


def test_a_merged_name_is_filled_down_within_the_merge_only() -> None:
    rows = [
        ["统计日期", "高新区名称", "企业总数"],
        ["a", "合肥", "1"],
        ["b", "", "2"],
        ["c", "", "3"],
    ]

    sheet = read_sheet(workbook(rows, lambda sheet, _: sheet.merge_cells("B2:B3")), "周报.xlsx")

    assert list(sheet.cells[1]) == ["合肥", "合肥", ""]


def test_a_hidden_sheet_and_a_sheet_of_explanations_are_not_read() -> None:
    def change(_sheet: Worksheet, book: Workbook) -> None:
        first = book.create_sheet("填表说明", 0)
        first.append(["请按模板填写"])
        hidden = book.create_sheet("名单", 0)
        hidden.append(["高新区名称", "高新区代码", "统计日期"])
        hidden.sheet_state = "hidden"

    sheet = read_sheet(workbook(ROWS, change), "周报.xlsx")

    assert (sheet.sheet_name, sheet.notes) == ("Sheet", ())


def test_a_bomb_is_stopped_while_it_unpacks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_archive, "UNPACKED_LIMIT_BYTES", 1_000_000)
    blanks = " " * 1_000_000
    content = with_part(
        workbook(ROWS), SHEET_PART, lambda xml: xml.replace("</sheetData>", blanks + "</sheetData>")
    )

    with pytest.raises(WorkbookRefusedError, match="F11"):
        read_workbook(content, SheetLimits(rows=100, columns=100))


def test_a_reader_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_module, "WALL_LIMIT_SECONDS", 0.001)

    with pytest.raises(UploadRejectedError) as refused:
        read_sheet(workbook(ROWS), "周报.xlsx")

    assert [issue.code for issue in refused.value.issues] == ["F24"]


def test_too_many_rows_stop_the_reader() -> None:
    rows = [ROWS[0], *[ROWS[1]] * 40]

    with pytest.raises(UploadRejectedError) as refused:
        read_sheet(workbook(rows), "周报.xlsx", max_rows=20)

    assert [issue.code for issue in refused.value.issues] == ["F21"]


def test_a_damaged_workbook_is_read_or_refused_but_never_crashes() -> None:
    chance = random.Random(2)  # noqa: S311 - mutants, not secrets
    good = workbook(ROWS)

    outcomes = []
    for _ in range(25):
        damaged = bytearray(good)
        for _ in range(chance.randint(1, 20)):
            damaged[chance.randrange(4, len(damaged))] = chance.randrange(256)
        cut = bytes(damaged[: chance.randrange(len(damaged) // 2, len(damaged) + 1)])
        outcomes.append(_rows_or_codes(cut))

    assert all(outcomes)


def test_a_normal_workbook_is_read_at_once() -> None:
    content = workbook([ROWS[0], *[ROWS[1]] * 169])
    start = time.monotonic()

    read_sheet(content, "周报.xlsx")

    assert time.monotonic() - start < 1.5  # usually 0.07 s; the margin is for a busy machine


def _replaced(xml: str, old: str, new: str) -> str:
    assert old in xml
    return xml.replace(old, new)


def _rows_or_codes(content: bytes) -> list[object]:
    try:
        return list(read_sheet(content, "周报").row_numbers)
    except UploadRejectedError as refused:
        return [issue.code for issue in refused.issues]
