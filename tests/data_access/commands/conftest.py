"""Where the commands find their store, and how one is run."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from data_access.commands.command_line import main

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
