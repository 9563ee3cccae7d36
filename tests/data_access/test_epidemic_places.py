"""疫情数据: each row finds its place by code or name; nothing is guessed."""

import pytest

from data_access.epidemic.checking import CheckedSeries
from data_access.epidemic.kinds import DAY_FIELDS, EpidemicKind, header_of
from data_access.epidemic.twice import VALUE_FIELDS
from tests.data_access.checked_series import cases, checked, notices


def told(found: CheckedSeries) -> list[tuple[str, int | None, str]]:
    return [(issue.code, issue.row, issue.message_zh) for issue in found.issues]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("2020-04-08 | 境外输入 | 4200y1 | 3", "境外输入，不计入地方"),
        ("2020-04-08 | 外地来京 | | 3", "不是行政区划，不计入地方"),
        ("2020-04-08 | 监狱系统 | 4200y0 | 3", "不是行政区划，不计入地方"),
        ("2020-04-08 | 第九师 | 6500x1 | 3", "不是行政区划，不计入地方"),
        ("2020-04-08 | 赣江新区 | 3600db | 3", "功能区或兵团，没有行政区划代码"),
        ("2020-04-08 | 两江新区 | 401147 | 3", "区划名录里没有 401147"),
    ],
)
def test_a_unit_that_is_no_place_is_listed_apart_and_not_kept(line: str, why: str) -> None:
    found = cases(line, "2020-04-08 | 武汉市 | 420100 | 50008")

    assert found.apart[["rows", "last", "why_zh"]].to_numpy().tolist() == [[1, 3, why]]
    assert (found.rows["adcode"].tolist(), found.errors) == (["420100"], ())


def test_an_unknown_unit_of_the_case_file_is_told_with_its_row_and_candidates() -> None:
    found = cases("2020-04-08 | 武汉市 | 420100 | 3", "2020-04-08 | 仙桃 | 429999 | 575")

    assert told(found) == [
        ("Q01", 3, "仙桃：区划名录里没有 429999；可能是 仙桃市（429004）；1 行单列，不作为地方入库")
    ]


def test_a_renamed_county_is_kept_under_its_present_code_and_said_so() -> None:
    found = cases("2020-04-08 | 长垣县 | 410728 | 3")

    assert found.rows["adcode"].tolist() == ["410783"]
    assert told(found) == [("N01", 2, "长垣县（410728）2019年撤县设市，按长垣市（410783）收录")]


@pytest.mark.parametrize(
    ("line", "place", "adcode", "unit_type"),
    [
        ("2020-03-09 | 武汉市城区 | | | 高 | 甲 | 乙", "武汉市城区", "420100", "urban"),
        ("2020-03-09 | 武汉市城区 | 420100 | urban | high | 甲 | 乙",
         "武汉市城区", "420100", "urban"),
        ("2020-03-09 | 仙桃市 | | | 中风险 | 甲 | 乙", "仙桃市", "429004", "county"),
        ("2020-03-09 | 长阳县 | 420528 | | 低 | 甲 | 乙",
         "长阳土家族自治县", "420528", "county"),
        ("2020-03-09 | 监利县 | | | 低 | 甲 | 乙", "监利市", "421088", "county"),
        ("2020-06-15 | 新发地街道 | 110106 | | 高 | 甲 | 乙",
         "新发地街道", "110106", "township"),
    ],
)  # fmt: skip
def test_a_notice_finds_its_place_by_code_or_name(
    line: str, place: str, adcode: str, unit_type: str
) -> None:
    found = notices(line)

    rows = found.rows[["place_zh", "adcode", "unit_type"]].to_numpy().tolist()
    assert (rows, found.errors) == ([[place, adcode, unit_type]], ())


def test_a_name_is_looked_for_within_its_province_written_short() -> None:
    header = "公告日期 | 省份 | 地名 | 风险等级 | 文件 | 来源"
    drawing = f"{header}\n2020-03-09 | 福建 | 鼓楼区 | 低 | 甲 | 乙"

    assert checked(EpidemicKind.NOTICES, drawing).rows["adcode"].tolist() == ["350102"]


@pytest.mark.parametrize("code", ["42010", "4201000", "420106001000"])
def test_a_code_of_too_few_or_many_digits_blocks_the_case_file(code: str) -> None:
    found = cases(f"2020-03-08 | 武汉市 | {code} | 3")

    assert [(issue.code, issue.row) for issue in found.errors] == [("E05", 2)]
    assert f"区划名录里没有 {code}；可能是 武汉市（420100）" in found.errors[0].message_zh


def test_a_code_of_twelve_digits_is_read_by_its_first_six() -> None:
    found = cases("2020-03-08 | 武汉市 | 420100000000 | 3")
    street = notices("2020-06-15 | 新发地街道 | 110106021000 | | 高 | 甲 | 乙")

    assert (found.rows["adcode"].tolist(), found.issues) == (["420100"], ())
    assert (street.rows["adcode"].tolist(), street.issues) == (["110106"], ())


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("2020-03-09 | 武汉市城区 | 421000 | 城区 | 高 | 甲 | 乙",
         "421000 是荆州市，与“武汉市城区”不符"),
        ("2020-03-09 | 荆州市城区 | 420000 | 城区 | 高 | 甲 | 乙",
         "城区公告用地市代码，420000 不是；可能是 荆州市（421000）"),
        ("2020-03-09 | 湖北省城区 | | 城区 | 高 | 甲 | 乙", "找不到“湖北省城区”所在的地市"),
        ("2020-03-09 | 武汉市 | 320611 | | 低 | 甲 | 乙", "320611 是港闸区，与“武汉市”不符"),
    ],
)  # fmt: skip
def test_a_notice_whose_name_is_not_that_of_its_code_blocks_the_file(line: str, said: str) -> None:
    found = notices(line)

    assert [(issue.code, issue.row) for issue in found.errors] == [("E05", 2)]
    assert said in found.errors[0].message_zh


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("2020-03-09 | | 吉林市 | 220000 | 3", "220000 是吉林省，与“吉林市”不符；可能是"),
        ("2020-03-09 | 广东省 | 武汉市 | 420100 | 3", "420100 是湖北省武汉市，与“广东省”不符"),
        ("2020-03-09 | 广东 | 横县 | 450127 | 3", "450127 是广西壮族自治区横州市，与“广东”不符"),
    ],
)
def test_a_place_that_is_not_that_of_its_code_blocks_the_case_file(line: str, said: str) -> None:
    found = checked(EpidemicKind.CASES, f"统计日期 | 省份 | 地名 | 行政区划代码 | 累计确诊\n{line}")

    assert [(issue.code, issue.row) for issue in found.errors] == [("E05", 2)]
    assert said in found.errors[0].message_zh


@pytest.mark.parametrize("kind", [EpidemicKind.CASES, EpidemicKind.NOTICES])
def test_a_former_county_of_another_province_is_not_meant(kind: EpidemicKind) -> None:
    value = "3" if kind is EpidemicKind.CASES else "低"
    header = (
        f"{header_of(kind, DAY_FIELDS[kind])} | 省份 | 地名 | {header_of(kind, VALUE_FIELDS[kind])}"
    )

    found = checked(kind, f"{header}\n2020-03-09 | 广东省 | 横县 | {value}")

    assert found.rows.empty
    assert "区划名录里没有“横县”" in found.issues[0].message_zh


def test_a_province_is_known_by_its_short_name() -> None:
    assert cases("2020-03-09 | 吉林 | 220000 | 3").rows["name_zh"].tolist() == ["吉林省"]
