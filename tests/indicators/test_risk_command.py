"""`python -m indicators.risk`: what it prints, and how it is used."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from indicators.risk import main
from tests.indicators.risk_files import CASES, NOTICES, written

PROJECT = Path(__file__).resolve().parents[2]
RULE = "国务院联防联控机制2020年2月17日分区分级指导意见"
Printed = pytest.CaptureFixture[str]


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    return written(tmp_path / "cases.csv", CASES)


def levels(printed: Printed) -> dict[str, tuple[str | None, bool]]:
    units = json.loads(printed.readouterr().out)
    return {unit["unit_code"]: (unit["level"], unit["at_least"]) for unit in units}


def test_json_holds_every_unit_with_level_reason_and_source(
    cases: Path, tmp_path: Path, capsys: Printed
) -> None:
    notices = written(tmp_path / "notices.csv", NOTICES)

    code = main(["--cases", str(cases), "--on", "2020-03-09", "--notices", str(notices), "--json"])

    assert code == 0
    assert json.loads(capsys.readouterr().out) == [
        {
            "unit_code": "110108",
            "name": "海淀区",
            "on": "2020-03-09",
            "level": "medium",
            "at_least": True,
            "reason": "近14日新增3例，累计63例，聚集性疫情未登记",
            "source": f"按病例推算：{RULE}",
        },
        {
            "unit_code": "420200",
            "name": "黄石市",
            "on": "2020-03-09",
            "level": "medium",
            "at_least": True,
            "reason": "近14日新增7例，累计1015例，聚集性疫情未登记；"
            "2020-03-09城区公告中风险，口径与病例不同，不作依据",
            "source": f"按地市病例推算：{RULE}",
        },
        {
            "unit_code": "429004",
            "name": "仙桃市",
            "on": "2020-03-09",
            "level": "medium",
            "at_least": False,
            "reason": "2020-03-09公告中风险；按病例推算为低风险：近14日新增0例，累计575例",
            "source": "官方公告：新华社",
        },
    ]


def test_clusters_are_taken_from_their_file(cases: Path, tmp_path: Path, capsys: Printed) -> None:
    recorded = "adcode,date,cluster\n110108,2020-03-02,是\n420200,2020-03-02,否\n"
    clusters = written(tmp_path / "clusters.csv", recorded)

    main(["--cases", str(cases), "--on", "2020-03-09", "--clusters", str(clusters), "--json"])

    assert levels(capsys) == {
        "110108": ("high", False),
        "420200": ("medium", False),
        "429004": ("low", False),
    }


def test_a_cluster_file_without_a_cluster_column_lists_clusters(
    cases: Path, tmp_path: Path, capsys: Printed
) -> None:
    clusters = written(tmp_path / "clusters.csv", "adcode,date\n110108,2020-03-02\n")

    main(["--cases", str(cases), "--on", "2020-03-09", "--clusters", str(clusters), "--json"])

    assert levels(capsys)["110108"] == ("high", False)


def test_corrections_are_taken_from_their_file(
    cases: Path, tmp_path: Path, capsys: Printed
) -> None:
    corrected = "adcode,asof_date,correction,note\n110108,2020-03-01,3,订正\n"
    corrections = written(tmp_path / "corrections.csv", corrected)

    main(["--cases", str(cases), "--on", "2020-03-09", "--corrections", str(corrections), "--json"])

    assert levels(capsys)["110108"] == ("low", False)


def test_before_the_rule_every_level_is_null(cases: Path, capsys: Printed) -> None:
    main(["--cases", str(cases), "--on", "2020-02-16", "--json"])

    units = json.loads(capsys.readouterr().out)
    assert {(unit["level"], unit["reason"], unit["source"]) for unit in units} == {
        (None, "分级规则发布前", "分级规则发布前")
    }


def test_without_json_a_chinese_table_is_printed(cases: Path, capsys: Printed) -> None:
    main(["--cases", str(cases), "--on", "2020-03-09"])

    assert capsys.readouterr().out.splitlines()[:3] == [
        "2020-03-09 24:00  共 3 个单位：≥中（聚集性疫情未登记） 2，低风险 1",
        "代码    名称    风险等级                 依据            理由",
        "110108  海淀区  ≥中（聚集性疫情未登记）  按病例推算      "
        "近14日新增3例，累计63例，聚集性疫情未登记",
    ]


def test_a_file_that_does_not_span_the_days_is_pointed_out(cases: Path, capsys: Printed) -> None:
    codes = [main(["--cases", str(cases), "--on", day]) for day in ("2020-03-04", "2020-03-09")]

    assert codes == [0, 0]
    assert capsys.readouterr().err.splitlines() == [
        "提示：病例文件始于2020-02-20，不足14天，各单位首个累计数计为新增",
        "提示：病例文件止于2020-03-01，其后沿用最后已知数",
        "提示：病例文件止于2020-03-01，其后沿用最后已知数",
    ]


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--cases", "x.csv"],
        ["--cases", "x.csv", "--on", "2020-13-01"],
        ["--cases", "x.csv", "--on", "0001-01-01"],
        ["--cases", "x.csv", "--on", "2020-03-09", "--colour"],
    ],
)
def test_wrong_use_ends_with_two(capsys: Printed, arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)

    assert ended.value.code == 2
    assert "用法有误" in capsys.readouterr().err


def test_the_whole_of_2020_is_answered_for_every_unit(reference: Path) -> None:
    files = ["--cases", str(reference / "cases_city_daily.csv.gz")]
    files += ["--corrections", str(reference / "case_corrections.csv")]
    files += ["--notices", str(reference / "published_risk_hubei_sample.csv")]
    command = [sys.executable, "-m", "indicators.risk", *files, "--on", "2020-03-09", "--json"]

    ended = subprocess.run(command, cwd=PROJECT, capture_output=True, check=True)

    assert (len(json.loads(ended.stdout)), ended.stderr) == (472, b"")
