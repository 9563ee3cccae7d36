"""`python -m data_access deadline`: shows what holds, and sets it."""

import json
from pathlib import Path

import pytest

from data_access.commands.command_line import main
from data_access.settings import Settings
from data_access.store import create_store

WEEKLY = ["deadline", "--dataset", "weekly", "--week", "2020-07-01"]
Printed = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    create_store(Settings(tmp_path)).close()
    return tmp_path


def test_without_a_setting_it_tells_what_holds(capsys: Printed) -> None:
    assert main(WEEKLY) == 0

    assert capsys.readouterr().out.splitlines() == [
        "高新区复工复产周报，2020年第27周（6月29日—7月5日）："
        "数据截至周日24时，次周二 12:00前报送，不设关闭日",
        "  报送期限 2020-07-07 12:00",
        "  关闭     不关闭",
    ]


def test_what_is_given_is_set_and_the_rest_stays(capsys: Printed) -> None:
    assert main([*WEEKLY, "--closing", "14", "--by", "管理员"]) == 0
    assert main([*WEEKLY, "--at", "18:00", "--by", "管理员", "--json"]) == 0

    told = json.loads(capsys.readouterr().out.split("\n", 3)[3])
    assert (told["days_after"], told["due_at"], told["closing_days"]) == (2, "18:00:00", 14)


def test_a_closing_is_given_up_by_its_word(capsys: Printed) -> None:
    main([*WEEKLY, "--closing", "14", "--by", "管理员"])

    main([*WEEKLY, "--closing", "不关闭", "--by", "管理员"])

    assert "不设关闭日" in capsys.readouterr().out.splitlines()[3]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--days", "3"], "未修改：修改期限须用 --by 写明设置人"),
        (["--cutoff", "9", "--by", "管理员"], "未修改：统计截止应是周一到周日之一"),
        (
            ["--closing", "1", "--by", "管理员"],
            "未修改：关闭不能早于报送期限，也不能晚于周末之后 90 天",
        ),
    ],
)
def test_a_contradiction_changes_nothing(capsys: Printed, arguments: list[str], told: str) -> None:
    assert main([*WEEKLY, *arguments]) == 1

    assert capsys.readouterr().err.strip() == told


@pytest.mark.parametrize("arguments", [["--at", "25:00"], ["--closing", "-1"], ["--days", "两"]])
def test_wrong_use_ends_with_two(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*WEEKLY, *arguments, "--by", "管理员"])

    assert ended.value.code == 2
