"""疫情数据: what a file says is checked by row; nothing is guessed, nothing dropped in silence."""

import gzip
import io
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies
from openpyxl import Workbook

from data_access.epidemic.checking import CheckedSeries, check_series
from data_access.epidemic.findings import LISTED_PER_CODE
from data_access.epidemic.kinds import COLUMNS, DAY_FIELDS, EpidemicKind, header_of, template_lines
from data_access.epidemic.places import place_of
from data_access.epidemic.twice import VALUE_FIELDS
from data_access.exports import csv_bytes, xlsx_bytes
from data_access.uploads.issues import UploadRejectedError
from tests.data_access.epidemic_files import CASES, NOTICES, TODAY
from tests.drawn import drawn_csv

CASE_HEADER = "统计日期 | 地名 | 行政区划代码 | 累计确诊"
NOTICE_HEADER = "公告日期 | 地名 | 行政区划代码 | 单位类型 | 风险等级 | 文件 | 来源"
CLUSTER_HEADER = "日期 | 地名 | 行政区划代码 | 有无聚集性疫情"


def checked(kind: EpidemicKind, drawing: str) -> CheckedSeries:
    return check_series(drawn_csv(drawing), "疫情.csv", kind, TODAY)


def cases(*lines: str) -> CheckedSeries:
    return checked(EpidemicKind.CASES, "\n".join((CASE_HEADER, *lines)))


def notices(*lines: str) -> CheckedSeries:
    return checked(EpidemicKind.NOTICES, "\n".join((NOTICE_HEADER, *lines)))


def told(found: CheckedSeries) -> list[tuple[str, int | None, str]]:
    return [(issue.code, issue.row, issue.message_zh) for issue in found.issues]


def test_the_rows_of_a_case_file_become_counts_of_places() -> None:
    found = checked(EpidemicKind.CASES, CASES)

    rows = found.rows[["adcode", "name_zh", "asof_date", "confirmed"]].to_numpy().tolist()
    assert rows == [
        ["420100", "武汉市", date(2020, 3, 7), 49871],
        ["420100", "武汉市", date(2020, 3, 8), 49912],
        ["340100", "合肥市", date(2020, 3, 8), 174],
    ]
    assert found.issues == ()


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


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("2020-03-08 | 武汉市 | 420100 |", "E03", "病例数为空"),
        ("2020-03-08 | 武汉市 | 420100 | -3", "E03", "累计确诊不能小于 0"),
        ("2020-03-08 | 武汉市 | 420100 | 3.5", "E03", "不是不小于 0 的整数"),
        ("2020-03-08 | 武汉市 | 420100 | 99999999", "E03", "大得不可能"),
        ("|  | 武汉市 | 420100 | 3 |", "E02", "日期不能为空"),
        ("2020-02-30 | 武汉市 | 420100 | 3", "E02", "没有“2020-02-30”这一天"),
        ("2020-07-02 | 武汉市 | 420100 | 3", "E02", "还没有到（今天 2020-07-01）"),
        ("2020-09-01 | 武汉市 | 420100 | 3", "E02", "还没有到"),
        ("2019-03-08 | 武汉市 | 420100 | 3", "E02", "早于疫情"),
        ("2020-03-08 | 合肥市 | 420100 | 3", "E05", "420100 是武汉市，与“合肥市”不符"),
    ],
)
def test_a_cell_that_cannot_be_blocks_the_case_file(line: str, code: str, said: str) -> None:
    found = cases(line)

    assert [(issue.code, issue.row) for issue in found.errors] == [(code, 2)]
    assert said in found.errors[0].message_zh


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


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("2020-03-09 | 仙逃市 | | | 中 | 甲 | 乙", "E05", "没有“仙逃市”；可能是 仙桃市（429004）"),
        ("2020-03-09 | 鼓楼区 | | | 中 | 甲 | 乙", "E05", "“鼓楼区”有 4 处同名，请写明代码"),
        ("2020-03-09 | | | | 中 | 甲 | 乙", "E05", "没有代码也没有地名"),
        ("2020-03-09 | 江干区 | 330104 | | 低 | 甲 | 乙", "E05",
         "没有一个代码能代替；可能是 上城区（330102）、钱塘区（330114）"),
        ("2020-03-09 | 仙桃市 | 429004 | | 极高 | 甲 | 乙", "E04", "“极高”不在"),
        ("2020-03-09 | 仙桃市 | 429004 | | | 甲 | 乙", "E04", "风险等级不能为空"),
        ("2020-03-09 | 武汉市 | 420100 | | 高 | 甲 | 乙", "E07", "是整个地市"),
        ("2020-03-09 | 武汉市城区 | 420106 | 城区 | 高 | 甲 | 乙", "E05",
         "420106 不是；可能是 武汉市（420100）"),
        ("2020-04-20 | 关东街道 | | 街道 | 低 | 甲 | 乙", "E05", "要写明所在县区的代码"),
        ("2020-08-09 | 仙桃市 | 429004 | | 低 | 甲 | 乙", "E02", "还没有到"),
    ],
)  # fmt: skip
def test_a_notice_that_cannot_be_placed_blocks_the_file(line: str, code: str, said: str) -> None:
    found = notices(line)

    assert [(issue.code, issue.row) for issue in found.errors] == [(code, 2)]
    assert said in found.errors[0].message_zh


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


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("2020-03-09 | 余杭区 | 330110 | | 低 | 甲 | 乙", "Q06", "临平区（330113），请另加一行"),
        ("2020-02-09 | 余姚市 | 330281 | | 低 | 甲 | 乙", "Q07", "在分级规则发布前，只记录"),
        ("2020-03-09 | 仙桃市 | 429004 | | 低 | | 乙", "Q05", "1 行没有写文件"),
    ],
)
def test_what_somebody_should_see_of_a_notice_does_not_block_it(
    line: str, code: str, said: str
) -> None:
    found = notices(line)

    assert ([issue.code for issue in found.issues], found.errors) == ([code], ())
    assert said in found.issues[0].message_zh


@pytest.mark.parametrize(
    ("word", "said"), [("有", "yes"), ("否", "no"), ("1", "yes"), ("撤销", "withdrawn")]
)
def test_a_cluster_is_recorded_either_way_or_withdrawn(word: str, said: str) -> None:
    drawing = f"{CLUSTER_HEADER}\n2020-05-10 | 舒兰市 | 220283 | {word}"

    assert checked(EpidemicKind.CLUSTERS, drawing).rows["said"].tolist() == [said]


def test_a_cluster_that_is_not_said_either_way_is_not_guessed() -> None:
    found = checked(EpidemicKind.CLUSTERS, f"{CLUSTER_HEADER}\n2020-05-10 | 舒兰市 | 220283 |")

    assert [issue.code for issue in found.errors] == ["E04"]


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


def test_a_name_is_looked_for_within_its_province_written_short() -> None:
    header = "公告日期 | 省份 | 地名 | 风险等级 | 文件 | 来源"
    drawing = f"{header}\n2020-03-09 | 福建 | 鼓楼区 | 低 | 甲 | 乙"

    assert checked(EpidemicKind.NOTICES, drawing).rows["adcode"].tolist() == ["350102"]


def test_what_a_user_wrote_is_quoted_short_and_without_personal_numbers() -> None:
    found = notices("2020-03-09 | 13800138000的村 | | | 低 | 甲 | 乙")

    assert "138******00" in found.errors[0].message_zh
    assert "13800138000" not in found.errors[0].message_zh


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


def test_of_many_counts_of_one_day_the_first_rows_are_named() -> None:
    found = cases(*(f"2020-03-08 | 武汉市 | 420100 | {count}" for count in range(20_000)))

    assert len(found.errors) == LISTED_PER_CODE + 1
    assert found.errors[0].message_zh == (
        "武汉市 2020-03-08 有不同的说法：第 2 行 0、第 3 行 1、第 4 行 2、第 5 行 3、第 6 行 4，"
        "等 20,000 行；请只留一行"
    )
    assert found.errors[-1].message_zh == "同类问题另有 19,800 处，改好以上各处后再看"


@pytest.mark.parametrize("kind", [EpidemicKind.CASES, EpidemicKind.NOTICES])
def test_candidates_are_looked_for_only_for_what_is_listed(
    kind: EpidemicKind, monkeypatch: pytest.MonkeyPatch
) -> None:
    sought: list[str] = []

    def nothing_close(name: str, *_: object) -> list[str]:
        sought.append(name)
        return []

    monkeypatch.setattr("data_access.epidemic.places.get_close_matches", nothing_close)
    value = "3" if kind is EpidemicKind.CASES else "低"
    header = f"{header_of(kind, DAY_FIELDS[kind])} | 地名 | {header_of(kind, VALUE_FIELDS[kind])}"
    lines = [f"2020-03-09 | 无此{kind.value}{at}市 | {value}" for at in range(LISTED_PER_CODE + 50)]

    checked(kind, "\n".join((header, *lines, *lines[:9])))

    assert len(sought) == len(set(sought)) == LISTED_PER_CODE


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
