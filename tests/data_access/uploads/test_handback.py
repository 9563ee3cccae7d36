"""A reporter's own sheet handed back: marked where it is doubtful, and as readable as before."""

import io

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from data_access.uploads.check import check_upload
from data_access.uploads.checked import CheckedUpload
from data_access.uploads.handback import handback_xlsx
from data_access.uploads.own_sheets import LIST_SHEET_ZH
from data_access.uploads.reader import read_sheet
from indicators.vocabulary import Dataset
from tests.data_access.uploads.register import SmallRegister
from tests.data_access.uploads.sheets import weekly_csv, workbook
from tests.drawn import drawn_csv, drawn_rows

BROKEN = """
    合肥高新区复工周报 | | | | |
    统计日期 | 高新区 | 企业总数 | 复工数 | 已返岗人数 | 备注
    2020-04-05 | 合肥高新区 | 1200 | 1300 | 约85 | =1+1
    2020-04-05 | 裹阳高新区 | 900 | 300 | - | 好
    """


def _checked(content: bytes) -> CheckedUpload:
    return check_upload(content, "周报.csv", Dataset.WEEKLY, SmallRegister())


def _handed_back(content: bytes) -> bytes:
    return handback_xlsx(read_sheet(content, "周报.csv"), _checked(content))


def _pages(content: bytes) -> tuple[Worksheet, Worksheet]:
    book = openpyxl.load_workbook(io.BytesIO(_handed_back(content)))
    return book["数据"], book[LIST_SHEET_ZH]


def test_each_doubtful_cell_is_marked_where_it_stood() -> None:
    page, _ = _pages(drawn_csv(BROKEN))

    marked = {
        cell.coordinate: cell.comment.text.split("】")[0].lstrip("【")
        for row in page.iter_rows()
        for cell in row
        if cell.comment
    }
    assert marked == {
        "B2": "已自动更正 H07",
        "D2": "已自动更正 H07",
        "B3": "已自动更正 U03",
        "D3": "强制性 R01",
        "E3": "强制性 V04",
        "B4": "强制性 U01",
        "E4": "已自动更正 V02",
    }


def test_an_error_is_told_by_its_border_as_well_as_by_its_colour() -> None:
    page, _ = _pages(drawn_csv(BROKEN))

    assert page["D3"].border.left.style == "medium"
    assert page["B3"].border.left is None or page["B3"].border.left.style is None


@pytest.mark.parametrize("content", [drawn_csv(BROKEN), workbook(drawn_rows(BROKEN))])
def test_what_is_handed_back_reads_as_what_was_sent(content: bytes) -> None:
    sent = [(i.row, i.column_zh, i.code) for i in _checked(content).issues if i.code[0] in "RVU"]

    again = _checked(_handed_back(content)).issues

    assert [(i.row, i.column_zh, i.code) for i in again if i.code[0] in "RVU"] == sent


def test_the_list_holds_every_problem_with_its_place() -> None:
    checked = _checked(drawn_csv(BROKEN))
    _, listed = _pages(drawn_csv(BROKEN))

    places = [(row[0], row[1], row[5]) for row in listed.iter_rows(min_row=2, values_only=True)]

    assert places == [
        (str(i.row or "整份文件"), i.column_zh or None, i.code) for i in checked.issues
    ]


def test_nothing_handed_back_is_a_formula() -> None:
    page, listed = _pages(drawn_csv(BROKEN))

    cells = [cell for sheet in (page, listed) for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s"}
    assert page["F3"].value == "'=1+1"


def test_a_negative_number_stays_the_number_that_was_written() -> None:
    page, _ = _pages(weekly_csv({"尚缺工人数": "-5"}))

    assert "-5" in [cell.value for cell in page[2]]
