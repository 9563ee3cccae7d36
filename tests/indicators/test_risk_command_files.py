"""`python -m indicators.risk`: a good file is read however it was saved, a bad one is refused."""

import gzip
import json
from pathlib import Path

import pytest

from indicators.risk import main
from tests.indicators.risk_files import CASES, NOTICES, written

Printed = pytest.CaptureFixture[str]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("cases.csv.gz", gzip.compress(CASES.encode(), mtime=0)),
        ("cases.csv", CASES.encode("gb18030")),
        ("cases.csv", b"\xef\xbb\xbf" + CASES.encode()),
        ("cases.csv", CASES.replace("\n", "\r\n").encode()),
        ("cases.csv", ("演示数据（合成）,,\n" + CASES).encode()),
    ],
    ids=["gzip", "gb18030", "bom", "crlf", "title row"],
)
def test_a_good_file_is_read_however_it_was_saved(
    tmp_path: Path, capsys: Printed, name: str, content: bytes
) -> None:
    path = written(tmp_path / name, content)

    code = main(["--cases", str(path), "--on", "2020-03-09", "--json"])

    names = [unit["name"] for unit in json.loads(capsys.readouterr().out)]
    assert (code, names) == (0, ["海淀区", "黄石市", "仙桃市"])


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.csv", "", "文件为空"),
        ("a.csv", " \n\n", "文件为空"),
        ("a.csv", CASES.splitlines()[0], "只有表头"),
        ("a.csv", CASES.replace("confirmed", "累计"), "缺少列 confirmed"),
        ("a.csv", CASES.replace("cured", "confirmed"), "列 confirmed 出现多次"),
        ("a.csv", CASES.replace("2020-03-01", "2020-02-30"), "第3行 asof_date “2020-02-30” 有误"),
        ("a.csv", CASES.replace(",63,", ",-63,"), "第3行 confirmed “-63” 有误"),
        ("a.csv", CASES.replace(",63,", f",{'9' * 40},"), "第3行 confirmed “999"),
        ("a.csv", CASES.replace(",63,", ",63,1,"), "第3行有10个值，表头有9列"),
        ("a.csv", CASES.replace("海淀区", '"海淀区'), "引号未闭合"),
        (
            "a.csv",
            CASES.replace("429004", "x").replace("4202", "y").replace("1101", "z"),
            "没有一行",
        ),
        ("a.csv", CASES.encode("utf-16"), "不是文本文件"),
        ("a.csv", b"asof_date,adcode,confirmed\n\xff\xff,1,1\n", "编码无法识别"),
        ("a.csv.gz", CASES, "不是 gzip 压缩文件"),
        ("a.csv.gz", gzip.compress(CASES.encode(), mtime=0)[:60], "gzip 压缩文件已损坏"),
        ("a.csv.gz", b"\x1f\x8b\x08garbage", "gzip 压缩文件已损坏"),
    ],
)
def test_a_bad_case_file_is_refused_in_chinese(
    tmp_path: Path, capsys: Printed, name: str, content: str | bytes, said: str
) -> None:
    path = written(tmp_path / name, content)

    code = main(["--cases", str(path), "--on", "2020-03-09"])

    printed = capsys.readouterr()
    assert (code, printed.out) == (1, "")
    assert said in printed.err


@pytest.mark.parametrize(
    ("option", "content", "said"),
    [
        ("--clusters", "adcode,date,cluster\n110108,2020-03-02,也许\n", "cluster “也许” 有误"),
        ("--clusters", "adcode,date\n1101,2020-03-02\n", "adcode “1101” 有误"),
        ("--corrections", "adcode,asof_date,correction\n110108,2020-03-01,3.5\n", "“3.5” 有误"),
        ("--notices", NOTICES.replace("medium", "orange"), "risk_level “orange” 有误"),
        ("--notices", NOTICES.replace("county", "村"), "unit_type “村” 有误"),
        ("--notices", NOTICES.replace("2020-03-09", "3月9日"), "date “3月9日” 有误"),
    ],
)
def test_a_bad_side_file_is_refused_in_chinese(
    tmp_path: Path, capsys: Printed, option: str, content: str, said: str
) -> None:
    cases = written(tmp_path / "cases.csv", CASES)
    path = written(tmp_path / "side.csv", content)

    code = main(["--cases", str(cases), "--on", "2020-03-09", option, str(path)])

    assert code == 1
    assert said in capsys.readouterr().err


def test_the_problems_of_all_files_are_listed_at_once(tmp_path: Path, capsys: Printed) -> None:
    missing, folder = tmp_path / "missing.csv", tmp_path

    code = main(["--cases", str(missing), "--on", "2020-03-09", "--notices", str(folder)])

    assert code == 1
    lines = capsys.readouterr().err.splitlines()
    assert [line.rsplit("：", 1)[-1] for line in lines[1:]] == [
        "文件不存在",
        "这是文件夹，不是文件",
    ]
