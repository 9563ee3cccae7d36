"""疫情数据: what the cells of a row say is checked; nothing is dropped in silence."""

from datetime import date

import pytest

from data_access.epidemic.findings import LISTED_PER_CODE
from data_access.epidemic.kinds import DAY_FIELDS, EpidemicKind, header_of
from data_access.epidemic.twice import VALUE_FIELDS
from tests.data_access.checked_series import cases, checked, notices
from tests.data_access.epidemic_files import CASES

CLUSTER_HEADER = "日期 | 地名 | 行政区划代码 | 有无聚集性疫情"


def test_the_rows_of_a_case_file_become_counts_of_places() -> None:
    found = checked(EpidemicKind.CASES, CASES)

    rows = found.rows[["adcode", "name_zh", "asof_date", "confirmed"]].to_numpy().tolist()
    assert rows == [
        ["420100", "武汉市", date(2020, 3, 7), 49871],
        ["420100", "武汉市", date(2020, 3, 8), 49912],
        ["340100", "合肥市", date(2020, 3, 8), 174],
    ]
    assert found.issues == ()


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


def test_what_a_user_wrote_is_quoted_short_and_without_personal_numbers() -> None:
    found = notices("2020-03-09 | 13800138000的村 | | | 低 | 甲 | 乙")

    assert "138******00" in found.errors[0].message_zh
    assert "13800138000" not in found.errors[0].message_zh


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
