"""What a checked sheet gives back: typed rows, every problem at once, nothing invented."""

from datetime import date

import pandas as pd
import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from data_access.datasets.registry import DEFINITIONS
from data_access.uploads.check import check_upload
from data_access.uploads.checked import CheckedUpload
from data_access.uploads.headers import guess_dataset
from data_access.uploads.reader import read_sheet
from indicators.vocabulary import Dataset
from tests.data_access.uploads.register import SmallRegister, codes_of
from tests.data_access.uploads.sheets import (
    GOOD,
    carriers_csv,
    rollout_csv,
    sheet_rows,
    weekly_csv,
    workbook,
)
from tests.drawn import csv_text, drawn_csv

FILES = {
    Dataset.WEEKLY: weekly_csv(),
    Dataset.CARRIERS: carriers_csv(),
    Dataset.ROLLOUT: rollout_csv(),
}


def _weekly(content: bytes) -> CheckedUpload:
    return check_upload(content, "周报.csv", Dataset.WEEKLY, SmallRegister())


def _row(checked: CheckedUpload, fields: list[str]) -> list[object]:
    return list(checked.rows[fields].iloc[0])


@pytest.mark.parametrize("dataset", Dataset)
def test_a_good_sheet_passes_without_a_word(dataset: Dataset) -> None:
    checked = check_upload(FILES[dataset], "周报.csv", dataset, SmallRegister())

    assert (len(checked.rows), checked.issues) == (1, ())


@pytest.mark.parametrize("dataset", Dataset)
def test_the_headers_tell_the_dataset(dataset: Dataset) -> None:
    sheet = read_sheet(FILES[dataset], "表.csv")

    assert guess_dataset(sheet) is dataset


def test_values_come_back_in_stored_units() -> None:
    checked = check_upload(
        carriers_csv({"惠及企业数": "—"}), "周报.csv", Dataset.CARRIERS, SmallRegister()
    )

    fields = ["unit_code", "week_ending", "is_resumed", "rent_reduced_cny", "tenants_benefited"]
    assert _row(checked, fields) == ["CAR00001", date(2020, 4, 5), True, 214_000, pd.NA]


def test_a_rate_is_a_share_and_an_absent_column_is_missing_not_zero() -> None:
    checked = _weekly(weekly_csv(without=["规上企业数", "规上已复工企业数"]))

    fields = ["capacity_recovery_rate", "above_scale_enterprises", "sheet_row"]
    assert _row(checked, fields) == [0.765, pd.NA, 2]


def test_every_problem_is_told_at_once_with_the_sheets_own_row_numbers() -> None:
    content = drawn_csv("""
        高新区复工周报 | | | |
        统计日期   | 高新区名称           | 企业总数 | 已复工企业数 | 备注
        2020-04-05 | 合肥高新技术产业开发区 | 1200     | 1300         |
        2020-02-30 | 中关村科技园区         | 约100    | 12.5         |
        2020-04-05 | 裹阳高新技术产业开发区 | 100      | TRUE         |
    """)

    checked = _weekly(content)

    found = [(issue.row, issue.column_zh, issue.code) for issue in checked.errors]
    assert found == [
        (3, "已复工企业数", "R01"),
        (4, "统计日期", "D05"),
        (4, "企业总数", "V04"),
        (4, "已复工企业数", "V12"),
        (5, "高新区名称", "U01"),
        (5, "已复工企业数", "V05"),
    ]


def test_a_missing_column_is_told_once_and_the_other_cells_are_still_checked() -> None:
    checked = _weekly(weekly_csv({"企业总数": "约1200"}, {}, without=["统计日期", "高新区名称"]))

    found = [(issue.row, issue.code) for issue in checked.errors]
    assert (found, len(checked.rows)) == ([(1, "H02"), (1, "H02"), (2, "V04")], 0)


def test_a_message_says_what_is_wrong_and_how_to_mend_it() -> None:
    checked = _weekly(weekly_csv({"企业总数": "960", "已复工企业数": "980"}))

    messages = [issue.message_zh for issue in checked.errors if issue.code == "R01"]

    assert messages == ["已复工企业数 980 大于企业总数 960；请核对两数后改正"]


def test_an_unknown_zone_is_offered_its_nearest_names_and_never_taken() -> None:
    checked = _weekly(weekly_csv({"高新区代码": "", "高新区名称": "裹阳高新技术产业开发区"}))

    assert (checked.errors[0].message_zh.count("、"), len(checked.rows)) == (2, 0)
    assert "是否为：襄阳高新技术产业开发区" in checked.errors[0].message_zh


def test_columns_go_by_name_not_by_place() -> None:
    rows = sheet_rows(Dataset.WEEKLY)
    turned = csv_text([row[::-1] for row in rows]).encode()

    checked = _weekly(turned)

    assert checked.rows.equals(_weekly(weekly_csv()).rows)


def test_names_that_begin_with_example_are_not_the_example_row() -> None:
    checked = check_upload(
        rollout_csv({"单位代码": "", "单位名称": "示例农高区", "省": "陕西省"}),
        "进展.csv",
        Dataset.ROLLOUT,
        SmallRegister(),
    )

    assert (list(checked.rows["unit_code"]), codes_of(checked)) == (["BCY002"], set())


def test_several_weeks_in_one_file_are_compared_with_each_other() -> None:
    checked = _weekly(weekly_csv({"统计日期": "2020-03-29"}, {"统计日期": "2020-04-05"}))

    assert [(issue.row, issue.code) for issue in checked.queries] == [(3, "T03")]


def test_the_order_of_rows_does_not_matter() -> None:
    zones = [{}, {"高新区代码": "HTZ001", "高新区名称": "中关村科技园区"}]
    there, back = _weekly(weekly_csv(*zones)), _weekly(weekly_csv(*zones[::-1]))

    assert sorted(there.rows["unit_code"]) == sorted(back.rows["unit_code"])


@pytest.mark.parametrize(
    "remark",
    ["=1+1", "@SUM(A1)", "<script>alert(1)</script>", "$x$ :red[a]", '{"a": 1}', "𨙸㙍😀é한글"],
)
def test_odd_text_is_kept_as_it_was_written(remark: str) -> None:
    checked = _weekly(weekly_csv({"备注": remark}))

    assert (checked.rows["remarks"][0], checked.issues) == (remark, ())


def test_a_share_that_rounds_to_the_computed_one_is_not_queried() -> None:
    checked = _weekly(weekly_csv({"企业复工率(%)": "80.1"}))

    assert checked.issues == ()


def test_a_header_in_yuan_is_converted_exactly() -> None:
    content = carriers_csv(
        {"减免租金累计(万元)": "214000"}, renamed={"减免租金累计(万元)": "减免租金累计(元)"}
    )

    checked = check_upload(content, "周报.csv", Dataset.CARRIERS, SmallRegister())

    assert (checked.rows["rent_reduced_cny"][0], codes_of(checked)) == (214_000, {"H06"})


def test_an_identical_row_counts_once() -> None:
    checked = _weekly(weekly_csv({}, {}))

    assert list(checked.rows["sheet_row"]) == [2]


def test_a_matching_total_row_is_skipped_without_a_query() -> None:
    checked = _weekly(weekly_csv({}, {"统计日期": "合计"}))

    assert (list(checked.rows["sheet_row"]), codes_of(checked)) == ([2], {"R12"})


def test_many_alike_notes_are_counted_instead_of_listed() -> None:
    changes = [{"统计日期": f"2020/4/{1 + n % 4}", "企业总数": "1,200"} for n in range(400)]

    checked = _weekly(weekly_csv(*changes))

    notes = [issue for issue in checked.issues if issue.code == "V07"]
    assert (len(notes), notes[0].row) == (201, None)


def test_all_rows_of_a_good_sheet_are_those_of_its_columns() -> None:
    written = set(GOOD[Dataset.WEEKLY]) - {"统计日期", "高新区代码", "高新区名称", "备注"}
    checked = _weekly(weekly_csv())

    given = checked.rows[[column.field for column in DEFINITIONS[Dataset.WEEKLY].values]]

    assert int(given.notna().sum().sum()) == len(written)


def test_a_cell_with_an_error_of_its_own_is_not_missing_as_well() -> None:
    checked = _weekly(weekly_csv({"已返岗人数": "392286.5", "其中远程办公人数": ""}))

    assert codes_of(checked) == {"V12"}


def test_many_hidden_rows_are_one_sentence_that_names_the_first_ten() -> None:
    def hide(sheet: Worksheet, _book: Workbook) -> None:
        for number in range(1, 15):
            sheet.row_dimensions[number].hidden = True

    days = [{"统计日期": f"2020-03-{day:02}"} for day in range(1, 14)]
    content = workbook(sheet_rows(Dataset.WEEKLY, *days), hide)

    checked = check_upload(content, "周报.xlsx", Dataset.WEEKLY, SmallRegister())

    told = [issue.message_zh for issue in checked.queries if issue.code == "F47"]
    assert told == [
        "第 2、3、4、5、6、7、8、9、10、11 等 13 行是隐藏行，照样读取；"
        "不应填报的请删去，应当填报的请说明"
    ]


def test_a_formula_without_a_result_is_told_once_and_by_its_column() -> None:
    def formula(sheet: Worksheet, _book: Workbook) -> None:
        sheet["D2"] = "=1000+200"

    content = workbook(sheet_rows(Dataset.WEEKLY), formula)

    checked = check_upload(content, "周报.xlsx", Dataset.WEEKLY, SmallRegister())

    assert [(i.code, i.row, i.column_zh) for i in checked.issues] == [("F43", 2, "企业总数")]
