"""Which row is the header and what it names, where people were not careful."""

import pytest

from data_access.uploads.grid import find_header
from data_access.uploads.header_words import recognise
from indicators.vocabulary import Dataset


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
