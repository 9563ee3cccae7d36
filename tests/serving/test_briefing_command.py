"""`python -m serving.briefing`: four files, or none where too little was reported."""

import json
from pathlib import Path

import pytest

from serving.briefing import main


def test_the_command_makes_four_files(
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("DATA_DIR", str(folder))

    code = main(["--week", "2020-06-05", "--out", str(tmp_path / "out"), "--json"])

    files = json.loads(capsys.readouterr().out)["files"]
    assert code == 0
    assert [Path(name).suffix for name in files] == [".pptx", ".docx", ".pdf", ".xlsx"]
    assert all(Path(name).stat().st_size > 5_000 for name in files)


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["--week", "2020-07-05"], 1, "填报率 0.0%，低于 90.0%，未生成"),
        (["--week", "2020-06-07", "--least-coverage", "1"], 1, "低于 100.0%，未生成"),
    ],
)
def test_the_command_holds_back_what_is_half_told(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, told: str,
) -> None:  # fmt: skip
    monkeypatch.setenv("DATA_DIR", str(folder))

    assert main([*arguments, "--out", str(tmp_path / "out")]) == code

    assert told in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_place_that_cannot_be_written_is_told_in_chinese(
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("DATA_DIR", str(folder))
    (tmp_path / "out").touch()

    code = main(["--week", "2020-06-05", "--out", str(tmp_path / "out" / "files")])

    told = f"文件读不到或写不下：{tmp_path / 'out' / 'files'}：路径不对\n"
    assert (code, capsys.readouterr().err) == (3, told)
