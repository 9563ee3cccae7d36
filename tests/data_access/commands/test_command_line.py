"""`python -m data_access …`: the store is made, people read Chinese, and wrong use is told."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from data_access.commands.command_line import command_names, main
from data_access.settings import Settings
from tests.data_access.commands.conftest import Printed, Run
from tests.data_access.commands.weekly_files import BAD, GOOD, written

PROJECT = Path(__file__).resolve().parents[3]


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
