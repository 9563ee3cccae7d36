"""The files a newcomer can try are those that the generator writes, and each says what it is."""

import io
import re
from pathlib import Path

import openpyxl
import pytest

from sample_data.make_uploads import FOLDER, bad_files, good_files


@pytest.fixture(scope="module")
def written() -> dict[str, bytes]:
    return good_files() | bad_files()


def cells(workbook: bytes) -> list[tuple[object, ...]]:
    return list(openpyxl.load_workbook(io.BytesIO(workbook)).worksheets[0].values)


def test_the_committed_files_are_those_that_are_generated(written: dict[str, bytes]) -> None:
    committed = {path.name: path.read_bytes() for path in FOLDER.iterdir() if path.suffix != ".md"}
    workbook = "good_one_zone.xlsx"  # carries the time at which it was written

    assert cells(committed.pop(workbook)) == cells(written[workbook])
    assert committed == {name: text for name, text in written.items() if name != workbook}


def test_every_file_is_explained_in_the_readme(written: dict[str, bytes]) -> None:
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")

    assert [name for name in written if f"`{name}`" not in readme] == []


def test_every_text_file_says_that_it_is_synthetic(written: dict[str, bytes]) -> None:
    notice = "演示数据（合成）"
    texts = {name: text for name, text in written.items() if Path(name).suffix == ".csv"}

    silent = [
        name
        for name, text in texts.items()
        if not text.startswith(
            (notice.encode("utf-8-sig"), notice.encode(), notice.encode("gb18030"))
        )
    ]

    assert silent == []


def test_the_readme_names_units_that_the_file_reports_for(written: dict[str, bytes]) -> None:
    lines = (FOLDER / "README.md").read_text(encoding="utf-8").splitlines()
    named = {
        line.split("`")[1]: re.findall(r"[A-Z]{3}\d+", line.rsplit("|", 2)[1])
        for line in lines
        if line.startswith("| `")
    }

    strangers = {
        name: codes
        for name, codes in named.items()
        if not all(code in _whole_text(name, written[name]) for code in codes)
    }

    assert strangers == {}


def _whole_text(name: str, content: bytes) -> str:
    return str(cells(content)) if name.endswith(".xlsx") else content.decode("latin-1")
