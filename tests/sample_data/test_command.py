"""`python -m sample_data load` at a terminal: what it says, and its exit codes."""

import json
from pathlib import Path

import pytest

from data_access.commands.printing import EXIT_FINE, EXIT_UNUSABLE, EXIT_WRONG_USE
from data_access.store import Store
from sample_data import __main__ as command
from sample_data.load import Progress

Printed = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATA_DIR", str(tmp_path))


def two_deliveries(_store: Store, progress: Progress) -> int:
    progress(1, 2, "高新区周报 02-02")
    return 2


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ([], "已装载 2 批演示数据（合成）\n"),
        (["--json"], {"deliveries_loaded": 2, "kept_what_was_there": False}),
    ],
)
def test_it_tells_how_much_was_loaded_and_shows_its_progress_beside_it(
    options: list[str], told: object, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    monkeypatch.setattr(command, "load_sample", two_deliveries)

    code = command.main(["load", *options])

    printed = capsys.readouterr()
    assert code == EXIT_FINE
    assert (json.loads(printed.out) if options else printed.out) == told
    assert "高新区周报 02-02" in printed.err


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_what_is_there_stays(
    options: list[str], monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    monkeypatch.setattr(command, "is_loaded", lambda _store: True)

    code = command.main(["load", *options])

    printed = capsys.readouterr().out
    assert code == EXIT_FINE
    if options:
        assert json.loads(printed) == {"deliveries_loaded": 0, "kept_what_was_there": True}
    else:
        assert printed == "数据库里已有数据，保持原样，不重新装载演示数据\n"


def test_in_production_nothing_is_loaded(monkeypatch: pytest.MonkeyPatch, capsys: Printed) -> None:
    monkeypatch.setenv("APP_MODE", "production")

    assert command.main(["load"]) == EXIT_UNUSABLE
    assert "不装演示数据" in capsys.readouterr().err


def test_wrong_use_is_told_in_chinese(capsys: Printed) -> None:
    with pytest.raises(SystemExit) as caught:
        command.main(["unload"])

    assert caught.value.code == EXIT_WRONG_USE
    assert "不能是" in capsys.readouterr().err
