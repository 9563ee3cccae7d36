"""`python -m data_access …`: what each command prints, and how it refuses."""

import errno
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from data_access.commands.command_line import command_names, main
from data_access.raw_files import sha256_of
from data_access.settings import Settings
from tests.drawn import drawn_csv

PROJECT = Path(__file__).resolve().parents[2]
GOOD = """
    统计日期 | 高新区代码 | 高新区名称 | 企业总数 | 已复工企业数
    2020-06-28 | HTZ057 | 合肥高新技术产业开发区 | 1200 | {resumed}
    """
BAD = """
    统计日期 | 高新区代码 | 高新区名称 | 企业总数 | 已复工企业数
    2020-06-28 | HTZ057 | 合肥高新技术产业开发区 | 1200 | 1300
    2020-06-28 | | 裹阳高新区 | 约85 | 20
    """
Printed = pytest.CaptureFixture[str]
Run = Callable[..., tuple[int, Any]]


@pytest.fixture
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the commands find no store yet."""
    folder = tmp_path / "var"
    monkeypatch.setenv("DATA_DIR", str(folder))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.delenv("APP_MODE", raising=False)
    return folder


@pytest.fixture
def run(data_folder: Path, capsys: Printed) -> Run:
    """Runs a command on a store with the 169 zones; gives exit code and what --json printed."""
    assert main(["init"]) == 0
    capsys.readouterr()

    def run_command(*arguments: object) -> tuple[int, Any]:
        code = main([*map(str, arguments), "--json"])
        return code, json.loads(capsys.readouterr().out)

    return run_command


def written(folder: Path, drawing: str, resumed: int = 960) -> Path:
    path = folder / f"周报{resumed}.csv"
    path.write_bytes(drawn_csv(drawing.format(resumed=resumed)))
    return path


def submit(run: Run, folder: Path, resumed: int, *more: str) -> tuple[int, Any]:
    path = written(folder, GOOD, resumed)
    return run("submit", path, "--dataset", "weekly", "--by", "张三", *more)


def test_init_makes_the_store_once_and_says_so_twice(
    empty_database: Settings, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    monkeypatch.setenv("DATA_DIR", str(empty_database.data_folder))
    monkeypatch.setenv("DATABASE_URL", empty_database.database_url)

    codes = [main(["init", "--json"]), main(["init", "--json"])]

    first, second = (
        json.loads(printed + "}") for printed in capsys.readouterr().out.split("}\n")[:2]
    )
    assert (codes, first["zones_added"], second["zones_added"]) == ([0, 0], 169, 0)


def test_check_prints_the_promised_shape(run: Run, tmp_path: Path) -> None:
    code, found = run("check", written(tmp_path, BAD), "--dataset", "weekly")

    assert (code, list(found)) == (1, ["ok", "dataset", "encoding", "rows", "issues"])
    assert (found["ok"], found["dataset"], found["encoding"], found["rows"]) == (
        False, "weekly", "UTF-8", 2,
    )  # fmt: skip
    assert {tuple(issue) for issue in found["issues"]} == {
        ("row", "column", "value", "code", "severity", "message")
    }
    assert {2, 3} <= {issue["row"] for issue in found["issues"] if issue["severity"] == "error"}


def test_check_passes_a_file_that_only_asks(run: Run, tmp_path: Path) -> None:
    submit(run, tmp_path, 960)

    code, found = run("check", written(tmp_path, GOOD, 970), "--dataset", "weekly")

    asked = [issue["code"] for issue in found["issues"] if issue["severity"] == "query"]
    assert (code, found["ok"], asked) == (0, True, ["S01"])


def test_check_stores_nothing(run: Run, tmp_path: Path, data_folder: Path) -> None:
    run("check", written(tmp_path, BAD), "--dataset", "weekly")

    kept = [path for name in ("raw", "quarantine") for path in (data_folder / name).rglob("*")]
    assert kept == []


def test_submit_prints_receipt_revision_and_digest(run: Run, tmp_path: Path) -> None:
    code, told = submit(run, tmp_path, 960)

    content = drawn_csv(GOOD.format(resumed=960))
    assert (code, told["ok"], told["receipt"], told["revision"], told["sha256"]) == (
        0, True, "Z20200701-000001", 1, sha256_of(content),
    )  # fmt: skip
    assert told["units"] == [{"unit_code": "HTZ057", "week_ending": "2020-06-28", "revision": 1}]


def test_submit_twice_is_one_receipt(run: Run, tmp_path: Path) -> None:
    _, first = submit(run, tmp_path, 960)

    code, again = submit(run, tmp_path, 960)

    assert (code, again["receipt"], again["repeat"]) == (0, first["receipt"], True)


def test_submit_waits_for_the_explanation(run: Run, tmp_path: Path) -> None:
    submit(run, tmp_path, 960)

    unexplained = submit(run, tmp_path, 970)
    explained = submit(run, tmp_path, 970, "--explain", "S01=漏报十家")

    assert (unexplained[0], unexplained[1]["ok"], unexplained[1]["receipt"]) == (1, False, None)
    assert (explained[0], explained[1]["revision"]) == (0, 2)


def test_submit_refuses_a_file_with_errors_and_keeps_it_apart(
    run: Run, tmp_path: Path, data_folder: Path
) -> None:
    path = written(tmp_path, BAD)

    code, told = run("submit", path, "--dataset", "weekly", "--by", "张三")

    kept = [found.name for found in (data_folder / "quarantine").rglob("*") if found.is_file()]
    assert (code, told["ok"], told["receipt"]) == (1, False, None)
    assert kept == [sha256_of(path.read_bytes())]


def test_status_counts_every_dataset_and_names_who_is_missing(run: Run, tmp_path: Path) -> None:
    submit(run, tmp_path, 960)

    code, told = run("status", "--week", "2020-06-24")

    weekly = told["datasets"][0]
    assert (code, told["week_ending"]) == (0, "2020-06-28")
    assert (weekly["expected"], weekly["reported"], weekly["late"]) == (169, 1, 1)
    assert len(weekly["missing"]) == 168
    assert {"unit_code": "HTZ057", "name": "合肥高新技术产业开发区"} not in weekly["missing"]


def test_verify_proves_and_finds(run: Run, tmp_path: Path, data_folder: Path) -> None:
    submit(run, tmp_path, 960)
    whole = run("verify")
    next(path for path in (data_folder / "raw").rglob("*") if path.is_file()).unlink()

    damaged = run("verify")

    broken = [check["check"] for check in damaged[1]["checks"] if not check["ok"]]
    assert (whole[0], whole[1]["ok"]) == (0, True)
    assert (damaged[0], damaged[1]["ok"], broken) == (1, False, ["原始文件"])


def test_verify_can_rebuild(run: Run, tmp_path: Path) -> None:
    submit(run, tmp_path, 960)

    code, told = run("verify", "--rebuild")

    assert (code, told["ok"]) == (0, True)


def test_export_writes_a_file_that_checks_clean(run: Run, tmp_path: Path) -> None:
    submit(run, tmp_path, 960)
    out = tmp_path / "导出.csv"

    code, told = run("export", "--dataset", "weekly", "--week", "2020-06-28", "--out", out)

    again = run("check", out, "--dataset", "weekly")
    assert (code, told["rows"], told["expected"]) == (0, 1, 169)
    assert told["sha256"] == sha256_of(out.read_bytes())
    assert out.read_text(encoding="utf-8-sig").startswith("演示数据（合成） 高新区复工复产周报\n")
    assert [issue["severity"] for issue in again[1]["issues"]] == ["note"]  # the title row


def test_export_looks_back(run: Run, tmp_path: Path) -> None:
    submit(run, tmp_path, 960)

    asked = ("export", "--dataset", "weekly", "--week", "2020-06-28", "--as-of")
    before, after = run(*asked, "2020-06-30T12:00"), run(*asked, "2020-07-02")

    assert [told["rows"] for _, told in (before, after)] == [0, 1]


def test_export_goes_to_standard_output_as_it_is(
    data_folder: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    main(["init"])
    capfdbinary.readouterr()

    code = main(["export", "--dataset", "weekly", "--week", "2020-06-28"])

    printed = capfdbinary.readouterr().out
    assert (code, printed[:3]) == (0, b"\xef\xbb\xbf")


def test_people_read_chinese(run: Run, tmp_path: Path, capsys: Printed) -> None:
    main(["check", str(written(tmp_path, BAD)), "--dataset", "weekly"])
    main(["submit", str(written(tmp_path, GOOD)), "--dataset", "weekly", "--by", "张三"])
    main(["status", "--week", "2020-06-28"])
    main(["verify"])

    printed = capsys.readouterr().out
    for said in (
        "改正前不能提交",
        "强制性（",
        "回执号   Z20200701-000001",
        "高新区复工复产周报：1/169 家已报",
        "核验通过",
    ):
        assert said in printed


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "缺少参数 命令"),
        (["forget"], "不能是"),
        (["check", "x.csv"], "缺少参数 --dataset"),
        (["check", "x.csv", "--dataset", "monthly"], "不能是"),
        (["submit", "x.csv", "--dataset", "weekly"], "缺少参数 --by"),
        (["submit", "x.csv", "--dataset", "weekly", "--by", " "], "不能为空"),
        (["submit", "x", "--dataset", "weekly", "--by", "a", "--explain", "S01"], "代码=说明"),
        (["status", "--week", "昨天"], "不是 2020-04-05 这样的日期"),
        (["export", "--dataset", "weekly", "--week", "2020-06-28", "--as-of", "noon"], "时刻"),
        (["verify", "--all"], "不认识的参数 --all"),
        (["check", "no-such-file.csv", "--dataset", "weekly"], "文件不存在"),
        (["check", ".", "--dataset", "weekly"], "这是文件夹，不是文件"),
    ],
)
def test_wrong_use_is_told_in_chinese(
    data_folder: Path, capsys: Printed, arguments: list[str], said: str
) -> None:
    try:
        code = main(arguments)
    except SystemExit as ended:
        code = int(ended.code or 0)

    printed = capsys.readouterr()
    assert (code, printed.out) == (2, "")
    assert said in printed.err
    assert "usage" not in printed.err


def none_yet(folder: Path) -> None:
    """No store at all."""


def other_schema(folder: Path) -> None:
    main(["init"])
    code = "import sqlite3,sys; c=sqlite3.connect(sys.argv[1]); " \
        "c.execute(\"UPDATE alembic_version SET version_num='0001'\"); c.commit()"  # fmt: skip
    subprocess.run([sys.executable, "-c", code, str(folder / "resumption.db")], check=True)


def no_database(folder: Path) -> None:
    folder.mkdir()
    (folder / "resumption.db").write_bytes(b"this is no database" * 100)


@pytest.mark.parametrize("trouble", [none_yet, other_schema, no_database])
@pytest.mark.parametrize("command", [name for name in command_names() if name != "init"])
def test_an_unusable_store_is_one_sentence_and_exit_code_three(
    data_folder: Path,
    tmp_path: Path,
    capsys: Printed,
    trouble: Callable[[Path], None],
    command: str,
) -> None:
    trouble(data_folder)
    capsys.readouterr()

    code = main([command, *_arguments(command, written(tmp_path, GOOD))])

    printed = capsys.readouterr()
    assert (code, printed.out, printed.err.count("\n")) == (3, "", 1)


@pytest.mark.parametrize("address", ["nonsense", "mysql://a@b/c"])
def test_a_wrong_address_is_exit_code_three(
    data_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed, address: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", address)

    code = main(["init"])

    assert (code, "DATABASE_URL" in capsys.readouterr().err) == (3, True)


def test_a_full_disk_is_exit_code_three_and_counts_nothing(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    path = written(tmp_path, GOOD)
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        code = main(["submit", str(path), "--dataset", "weekly", "--by", "张三"])

    assert (code, "请勿重复填报" in capsys.readouterr().err) == (3, True)
    assert run("status", "--week", "2020-06-28")[1]["datasets"][0]["reported"] == 0


def test_as_a_program_of_its_own(data_folder: Path, tmp_path: Path) -> None:
    """The whole way through a shell, a workbook included, which is read in a process apart."""
    book = PROJECT / "sample_data" / "uploads" / "good_one_zone.xlsx"
    environment = {**os.environ, "DATA_DIR": str(data_folder)}

    ended = [
        subprocess.run(
            [sys.executable, "-m", "data_access", *arguments],
            cwd=PROJECT,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        for arguments in (["init"], ["check", str(book), "--dataset", "weekly", "--json"])
    ]

    assert [(run.returncode, run.stderr) for run in ended] == [(0, ""), (0, "")]
    assert json.loads(ended[1].stdout)["encoding"] == "XLSX"


def test_every_command_explains_itself(capsys: Printed) -> None:
    for command in command_names():
        with pytest.raises(SystemExit) as ended:
            main([command, "--help"])
        assert ended.value.code == 0

    printed = capsys.readouterr().out
    assert printed.count("用法：python -m data_access") == len(command_names())


def test_every_command_is_in_the_readme() -> None:
    text = (PROJECT / "README.md").read_text(encoding="utf-8")

    silent = [name for name in command_names() if f"python -m data_access {name}" not in text]

    assert silent == []


def _arguments(command: str, path: Path) -> list[str]:
    weekly = ["--dataset", "weekly"]
    return {
        "accounts": ["list"],
        "restore": [str(path.parent)],
        "check": [str(path), *weekly],
        "deadline": weekly,
        "remind": [*weekly, "--dry-run"],
        "submit": [str(path), *weekly, "--by", "张三"],
        "template": [*weekly, "--out", str(path.with_suffix(".xlsx"))],
        "status": ["--week", "2020-06-28"],
        "export": [*weekly, "--week", "2020-06-28"],
    }.get(command, [])


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_a_template_written_by_the_command_is_read_by_the_check(
    run: Run, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"模板.{ending}"

    code, made = run("template", "--dataset", "weekly", "--unit", "HTZ057", "--out", path)
    _, checked = run("check", path, "--dataset", "weekly")

    assert (code, made["week_ending"], made["rows"]) == (0, "2020-07-05", 1)
    codes = {issue["column"] for issue in checked["issues"] if issue["severity"] == "error"}
    assert codes == {"企业总数", "已复工企业数"}


def test_a_template_for_a_unit_that_is_not_known_is_not_written(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "模板.xlsx"

    code, told = run("template", "--dataset", "weekly", "--unit", "HTZ999", "--out", path)

    assert (code, told, path.exists()) == (1, {"unknown_units": ["HTZ999"]}, False)
