"""Files that go out: marked synthetic, inert in a spreadsheet, and readable by our own reader."""

import io

import openpyxl
import pandas as pd
import pytest

from data_access.exports import Cell, csv_bytes, xlsx_bytes
from data_access.store import Store
from data_access.uploads.review import check_for_store
from data_access.versions import resolve_as_of
from data_access.views.week_sheet import week_sheet
from indicators.vocabulary import Dataset
from tests.actors import MINISTRY
from tests.data_access.drawn_reports import deliver, drawn_reports, instant, week

ROWS: list[list[Cell]] = [
    ["高新区", "复工率", "说明"],
    ["合肥", 0.85, "=1+1"],
    ["芜湖", None, "＠x"],
    ["武汉", -3, "坏\x0b字"],
]
REPORTS = {
    Dataset.WEEKLY: """
        unit | week | enterprises | enterprises_resumed | capacity_recovery_rate | remarks
        HTZ057 | 04-05 | 12345 | 12000 | 1.205 | 一切正常，无
        HTZ058 | 04-05 | 10 | 0 | | 说“好”
        """,
    Dataset.CARRIERS: """
        unit | week | is_resumed | tenants | tenants_resumed | rent_reduced_cny | months_free
        CAR1 | 04-05 | 是 | 46 | 34 | 214001 | 1.5
        CAR3 | 04-05 | 否 | 8 | 0 | |
        """,
    Dataset.ROLLOUT: """
        unit | week | stage | projects | central_funds_cny
        BCY1 | 04-05 | rolling_out | 3 | 5000000
        """,
}  # fmt: skip


def test_a_csv_has_its_mark_its_title_and_no_live_formula() -> None:
    content = csv_bytes(ROWS, "演示数据（合成）")

    assert content.startswith(b"\xef\xbb\xbf")
    assert content.decode("utf-8-sig").split("\r\n") == [
        "演示数据（合成）",
        "高新区,复工率,说明",
        "合肥,0.85,'=1+1",
        "芜湖,,'＠x",
        "武汉,-3,坏 字",
        "",
    ]


def test_a_workbook_reads_as_people_write() -> None:
    sentence = "各高新区先相加、后相除；" * 9
    rows: list[list[Cell]] = [
        ["高新区", "企业总数", "复工率(%)", "年度", "口径"],
        ["合肥高新技术产业开发区", 12345, 85, 2020, sentence],
        ["芜湖", 12, 85.25, 2020, None],
    ]

    sheet = openpyxl.load_workbook(io.BytesIO(xlsx_bytes({"甲": rows}, ["乙"])))["甲"]

    assert [cell.number_format for cell in sheet[3]][1:4] == ["#,##0", "0.00", "General"]
    assert sheet["C4"].number_format == "0.00"
    widths = {name: column.width for name, column in sheet.column_dimensions.items()}
    assert widths == {"A": 24, "B": 10, "C": 11, "D": 10, "E": 60}
    assert sheet["E3"].alignment.wrap_text
    assert sheet.freeze_panes == "A3"


@pytest.mark.parametrize(
    ("header_zh", "number_format"),
    [
        ("本周", "#,##0"),
        ("上周", "#,##0"),
        ("较上周", "#,##0"),
        ("本年新增(家)", "#,##0"),
        ("行数", "#,##0"),
        ("本年", "#,##0"),
        ("行", "General"),
        ("年", "General"),
        ("批准年", "General"),
        ("序号", "General"),
        ("行政区划代码", "General"),
    ],
)
def test_a_count_of_a_week_has_its_thousands_apart_and_a_name_has_not(
    header_zh: str, number_format: str
) -> None:
    book = xlsx_bytes({"甲": [[header_zh], [12345]]}, ["乙"])

    assert openpyxl.load_workbook(io.BytesIO(book))["甲"]["A3"].number_format == number_format


def test_a_csv_without_a_title_begins_with_its_header() -> None:
    assert csv_bytes([["甲"], ["乙"]]).decode("utf-8-sig") == "甲\r\n乙\r\n"


def test_a_workbook_keeps_numbers_as_numbers_and_explains_itself() -> None:
    notes = ["演示数据（合成）", "数据截至：2020-04-07 12:00", "覆盖：2/3 家已报"]

    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes({"各区[周]复工率": ROWS}, notes)))

    assert book.sheetnames == ["各区 周 复工率", "说明"]
    assert [cell.value for cell in book["说明"]["A"]] == notes
    assert list(book["各区 周 复工率"].values) == [
        ("演示数据（合成）", None, None),
        ("高新区", "复工率", "说明"),
        ("合肥", 0.85, "'=1+1"),
        ("芜湖", None, "'＠x"),
        ("武汉", -3, "坏 字"),
    ]
    assert {cell.data_type for row in book.worksheets[0].rows for cell in row} == {"s", "n"}


@pytest.mark.parametrize("dataset", Dataset)
def test_what_is_exported_reads_back_as_the_same_values(store: Store, dataset: Dataset) -> None:
    deliver(store, REPORTS[dataset], dataset)
    with store.reading() as session:
        as_of = resolve_as_of(session)
        sheet = week_sheet(session, as_of, MINISTRY, dataset, week("04-05"))

    content = csv_bytes(sheet.lines, "演示数据（合成）")
    checked = check_for_store(store, MINISTRY, dataset, content, "export.csv")

    said = drawn_reports(REPORTS[dataset], dataset).drop(columns="is_zero_report")
    assert checked.errors == ()
    pd.testing.assert_frame_equal(checked.rows[said.columns], said, check_dtype=False)


def test_an_export_looks_back_and_counts_zero_reports_apart(store: Store) -> None:
    at = instant("04-06 09:00")
    deliver(store, REPORTS[Dataset.WEEKLY], at=at)
    deliver(store, "unit | week | zero\nHTZ099 | 04-05 | 是", at=at)
    later = REPORTS[Dataset.WEEKLY].replace("12000", "12001")
    deliver(store, later, at=instant("04-09 09:00"), reason="更正")

    with store.reading() as session:
        then = resolve_as_of(session, instant("04-07 00:00"))
        sheet = week_sheet(session, then, MINISTRY, Dataset.WEEKLY, week("04-05"))

    column = sheet.lines[0].index("已复工企业数")
    assert [line[column] for line in sheet.lines[1:]] == ["12000", "0"]
    assert (sheet.expected, sheet.zero_reports) == (3, 1)
