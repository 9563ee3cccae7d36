"""`check` and `submit`: what is said of a file, and what is kept of it."""

import errno
import os
from pathlib import Path

import pytest

from data_access.commands.command_line import main
from data_access.raw_files import sha256_of
from tests.data_access.commands.conftest import Printed, Run
from tests.data_access.commands.weekly_files import BAD, GOOD, submit, written
from tests.drawn import drawn_csv


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
