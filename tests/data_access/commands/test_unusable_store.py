"""Every command on a store that cannot be used: one sentence, and exit code three."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from data_access.commands.command_line import command_names, main
from tests.data_access.commands.conftest import Printed
from tests.data_access.commands.weekly_files import GOOD, written


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
