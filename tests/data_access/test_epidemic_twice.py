"""疫情数据: what is said twice of one place and day is taken once, or both rows are named."""

import pytest

from data_access.epidemic.findings import LISTED_PER_CODE
from data_access.epidemic.kinds import EpidemicKind
from tests.data_access.checked_series import cases, checked, notices


def test_of_two_files_of_one_day_the_later_is_taken() -> None:
    drawing = """
        统计日期   | 行政区划代码 | 累计确诊 | 发布日期
        2020-02-06 | 420100       | 10117    | 2020-02-06
        2020-02-06 | 420100       | 11618    | 2020-02-07
        """

    found = checked(EpidemicKind.CASES, drawing)

    assert found.rows["confirmed"].tolist() == [11618]
    assert [issue.code for issue in found.issues] == ["N02"]


def test_two_counts_of_one_day_name_both_rows() -> None:
    found = cases("2020-03-08 | 武汉市 | 420100 | 3", "2020-03-08 | 武汉市 | 420100 | 4")

    assert [(issue.code, issue.row) for issue in found.errors] == [("E06", 2), ("E06", 3)]
    assert "第 2 行 3、第 3 行 4；请只留一行" in found.errors[0].message_zh


def test_the_same_row_twice_is_taken_once() -> None:
    found = cases("2020-03-08 | 武汉市 | 420100 | 3", "2020-03-08 | 武汉 | 420100 | 3")

    assert (len(found.rows), [issue.code for issue in found.issues]) == (1, ["N03"])


def test_two_levels_for_one_place_and_day_name_both_rows() -> None:
    found = notices(
        "2020-03-09 | 仙桃市 | 429004 | | 中 | 甲 | 乙",
        "2020-03-09 | 仙桃市 | 429004 | | 低 | 甲 | 乙",
    )

    assert [(issue.code, issue.row) for issue in found.errors] == [("E06", 2), ("E06", 3)]
    assert "第 2 行 中风险、第 3 行 低风险" in found.errors[0].message_zh


def test_two_streets_of_one_county_are_two_places() -> None:
    found = notices(
        "2020-06-15 | 新发地街道 | 110106 | | 高 | 甲 | 乙",
        "2020-06-15 | 丰台街道 | 110106 | | 中 | 甲 | 乙",
    )

    assert (len(found.rows), found.issues) == (2, ())


def test_of_many_counts_of_one_day_the_first_rows_are_named() -> None:
    found = cases(*(f"2020-03-08 | 武汉市 | 420100 | {count}" for count in range(20_000)))

    assert len(found.errors) == LISTED_PER_CODE + 1
    assert found.errors[0].message_zh == (
        "武汉市 2020-03-08 有不同的说法：第 2 行 0、第 3 行 1、第 4 行 2、第 5 行 3、第 6 行 4，"
        "等 20,000 行；请只留一行"
    )
    assert found.errors[-1].message_zh == "同类问题另有 19,800 处，改好以上各处后再看"


@pytest.mark.parametrize(("first", "second"), [("3", "3"), ("3", "4")])
def test_two_counties_that_merged_are_not_taken_for_one(first: str, second: str) -> None:
    found = cases(
        f"2020-03-08 | 崇川区 | 320602 | {first}", f"2020-03-08 | 港闸区 | 320611 | {second}"
    )

    assert [(issue.code, issue.row) for issue in found.errors] == [("E08", 2), ("E08", 3)]
    assert found.errors[0].message_zh == (
        f"崇川区 2020-03-08 由后来合并的县区各写一行：第 2 行 {first}、第 3 行 {second}；"
        "请相加后合为今日代码的一行"
    )
    assert found.rows.empty


def test_two_counties_that_merged_with_one_level_are_one_place() -> None:
    found = notices(
        "2020-03-09 | 崇川区 | 320602 | | 低 | 甲 | 乙",
        "2020-03-09 | 港闸区 | 320611 | | 低 | 甲 | 乙",
    )

    assert (found.rows["adcode"].tolist(), found.errors) == (["320613"], ())


def test_two_levels_of_counties_that_merged_ask_for_one_row() -> None:
    found = notices(
        "2020-03-09 | 崇川区 | 320602 | | 低 | 甲 | 乙",
        "2020-03-09 | 港闸区 | 320611 | | 中 | 甲 | 乙",
    )

    assert [(issue.code, issue.row) for issue in found.errors] == [("E08", 2), ("E08", 3)]
    assert "第 2 行 低风险、第 3 行 中风险；请合为今日代码的一行" in found.errors[0].message_zh
