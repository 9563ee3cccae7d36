"""疫情数据: which files are read, whoever saved them, and that a bad one ends in words."""

import gzip
import io
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies
from openpyxl import Workbook

from data_access.epidemic.checking import check_series
from data_access.epidemic.kinds import COLUMNS, EpidemicKind, template_lines
from data_access.epidemic.places import place_of
from data_access.exports import csv_bytes, xlsx_bytes
from data_access.uploads.issues import UploadRejectedError
from tests.data_access.checked_series import checked
from tests.data_access.epidemic_files import NOTICES, TODAY
from tests.drawn import drawn_csv


def test_the_headers_of_the_public_daily_file_are_known_in_gb18030_and_packed() -> None:
    drawing = "date | asof_date | province | city | adcode | confirmed\n" \
              "2020-03-09 | 2020-03-08 | 湖北省 | 武汉 | 420100 | 49912"  # fmt: skip
    content = gzip.compress(drawn_csv(drawing, "gb18030"))

    found = check_series(content, "cases.csv.gz", EpidemicKind.CASES, TODAY)

    assert found.rows[["adcode", "confirmed"]].to_numpy().tolist() == [["420100", 49912]]


@pytest.mark.parametrize("kind", list(EpidemicKind))
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_each_template_is_read_back_without_a_problem(kind: EpidemicKind, form: str) -> None:
    lines = template_lines(kind)
    content = csv_bytes(lines) if form == "csv" else xlsx_bytes({"表": lines}, ["填写说明"])

    found = check_series(content, f"模板.{form}", kind, TODAY)

    assert (found.errors, len(found.rows)) == ((), 1)


@pytest.mark.parametrize("kind", list(EpidemicKind))
def test_a_file_of_another_kind_says_which_columns_are_missing(kind: EpidemicKind) -> None:
    with pytest.raises(UploadRejectedError) as refused:
        checked(kind, "天气 | 气温\n晴 | 20")

    needed = next(column.header_zh for column in COLUMNS[kind] if column.required)
    assert needed in refused.value.issues[0].message_zh


def test_the_public_files_of_2020_are_read_whole(reference: Path) -> None:
    day = date(2020, 12, 31)
    daily = (reference / "cases_city_daily.csv.gz").read_bytes()
    hubei = (reference / "published_risk_hubei_sample.csv").read_bytes()

    found = check_series(daily, "cases.csv.gz", EpidemicKind.CASES, day)
    published = check_series(hubei, "hubei.csv", EpidemicKind.NOTICES, day)

    accounted = len(found.rows) + int(found.apart["rows"].sum()) + 449  # 449: two files of a day
    assert (found.errors, accounted, found.rows_read) == ((), 159_049, 159_049)
    assert (published.errors, len(published.rows)) == ((), 344)


def test_a_workbook_with_real_dates_and_numbers_is_read_by_its_cells() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["每日病例"])
    sheet.append(["统计日期", "省份", "地名", "行政区划代码", "累计确诊"])
    sheet.append([datetime(2020, 3, 8), "湖北", "武汉", 420100, 49912])  # noqa: DTZ001
    buffer = io.BytesIO()
    book.save(buffer)

    found = check_series(buffer.getvalue(), "病例.xlsx", EpidemicKind.CASES, TODAY)

    rows = found.rows[["adcode", "asof_date", "confirmed", "sheet_row"]].to_numpy().tolist()
    assert (rows, found.errors) == ([["420100", date(2020, 3, 8), 49912, 3]], ())


ODD_CELLS = (
    "", "0", "-1", "2020-02-30", "3月9日", "43898", "420100", "330104", "429004.0", "仙桃市",
    "鼓楼区", "高", "城区", "街道", "撤销", "合计", "=1+1", "１２", "1e9", '"', "武汉市城区",
    "境外输入", "4200y0", "\u202e甲", "示例",
)  # fmt: skip


@pytest.mark.parametrize("kind", list(EpidemicKind))
@given(data=strategies.data())
@settings(max_examples=60)
def test_no_odd_cell_ends_in_anything_but_words(
    kind: EpidemicKind, data: strategies.DataObject
) -> None:
    header, example = template_lines(kind)
    lines = [header, list(example), list(example)]
    for _ in range(data.draw(strategies.integers(1, 6))):
        line = lines[data.draw(strategies.integers(1, 2))]
        at = data.draw(strategies.integers(0, len(header) - 1))
        line[at] = data.draw(strategies.sampled_from(ODD_CELLS))

    assert is_told_or_kept(csv_bytes(lines), kind)


def is_told_or_kept(content: bytes, kind: EpidemicKind) -> bool:
    """Refused in words, blocked by errors in words, or rows of known places alone."""
    try:
        found = check_series(content, "疫情.csv", kind, TODAY)
    except UploadRejectedError as refused:
        return bool(refused.issues)
    return bool(found.errors) or all(place_of(code) for code in found.rows["adcode"])


def test_a_notice_file_of_the_house_is_read_without_a_remark() -> None:
    assert checked(EpidemicKind.NOTICES, NOTICES).issues == ()
