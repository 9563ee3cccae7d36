"""Which row is the header and what it names, where people were not careful."""

import pytest

from data_access.uploads.grid import NoHeaderError, find_header
from data_access.uploads.header_words import recognise
from data_access.uploads.reader import read_sheet
from indicators.vocabulary import Dataset
from tests.drawn import drawn_csv


@pytest.mark.parametrize(
    ("header", "field", "unit"),
    [
        ("企业总数：", "enterprises", ""),
        ("企业总数,", "enterprises", ""),
        ("*企业总数", "enterprises", ""),
        ("企业总数（必填）", "enterprises", ""),
        ("企*业总数", None, ""),
    ],
)
def test_marks_around_a_name_are_overlooked_and_none_inside(
    header: str, field: str | None, unit: str
) -> None:
    name = recognise(header, Dataset.WEEKLY)

    assert (name and name.column.field, name.unit if name else "") == (field, unit)


def test_a_unit_written_twice_is_that_unit_and_two_units_are_none() -> None:
    twice = recognise("中央资金(万元)(万元)", Dataset.ROLLOUT)
    two = recognise("中央资金(万元)(元)", Dataset.ROLLOUT)

    assert (twice and (twice.unit, twice.is_unit_known)) == ("万元", True)
    assert (two and two.is_unit_known) is False


@pytest.mark.parametrize(
    ("drawn", "place"),
    [
        # a group over its parts
        (["统计日期 高新区名称 企业总数 困难企业数 _", "_ _ _ 员工返岗难 物流配送难"], (0, 2)),
        # filled downwards: the second row says it all
        (
            ["统计日期 高新区名称 企业总数 困难企业数", "统计日期 高新区名称 企业总数 员工返岗难"],
            (1, 1),
        ),
        # the same header again, and again in another order
        (["统计日期 高新区名称 企业总数", "统计日期 高新区名称： 企业总数"], (0, 1)),
        (["统计日期 高新区名称 企业总数", "统计日期 企业总数 高新区名称"], (0, 1)),
        # a row that only holds 备注 under a column with a name of its own
        (["统计日期 高新区名称 企业总数", "_ 备注 _"], (0, 1)),
    ],
)
def test_two_rows_are_one_header_only_where_they_do_not_contradict(
    drawn: list[str], place: tuple[int, int]
) -> None:
    rows = [[cell.strip("_") for cell in line.split()] for line in drawn]

    header = find_header(rows)

    assert header is not None
    assert (header.index, header.depth) == place


FOREIGN = """
    上报日 | 名字 | 家数 | 开工
    （注：以下为本周数）
    2020-03-06 | 杭州高新技术产业开发区 | 1,200 | 960
    2020-03-06 | 合肥高新技术产业开发区 | 1,000 | 700
    """


def test_a_file_whose_header_nobody_knows_shows_its_first_rows() -> None:
    with pytest.raises(NoHeaderError) as refused:
        read_sheet(drawn_csv(FOREIGN), "自家的表.csv")

    assert [number for number, _ in refused.value.first_rows] == [1, 2, 3, 4]
    assert refused.value.first_rows[0][1] == ["上报日", "名字", "家数", "开工"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_csv_is_read_by_the_row_that_was_pointed_at(delimiter: str) -> None:
    content = "".join(
        delimiter.join(cells) + "\n"
        for cells in (["2020年3月报表"], ["园区", "家数"], ["杭州高新区", "1200"])
    ).encode()

    sheet = read_sheet(content, "自家的表.csv", header_row=2)

    assert (sheet.header_row, sheet.headers) == (2, ("园区", "家数"))
    assert sheet.cells.to_numpy().tolist() == [["杭州高新区", "1200"]]
    assert list(sheet.row_numbers) == [3]


def test_pointing_overrules_the_row_that_was_found() -> None:
    content = drawn_csv("""
        统计日期 | 高新区名称 | 企业总数
        填报日 | 名字 | 家数
        2020-03-06 | 杭州高新技术产业开发区 | 1200
        """)

    assert read_sheet(content, "周报.csv").header_row == 1
    assert read_sheet(content, "周报.csv", header_row=2).headers == ("填报日", "名字", "家数")
