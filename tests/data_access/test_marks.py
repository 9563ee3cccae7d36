"""内部资料: with area and viewer where the operator wants it, and nothing where not."""

from pathlib import Path

import pytest

from data_access.marks import mark_zh, notice_zh
from data_access.settings import Settings, settings_from_environment
from tests.actors import MINISTRY


@pytest.mark.parametrize(
    ("mark", "demo", "told"),
    [
        ("", False, ""),
        ("", True, "演示数据（合成）"),
        ("内部资料", False, f"内部资料　安徽省　{MINISTRY.name}"),
        ("内部资料", True, f"演示数据（合成）　内部资料　安徽省　{MINISTRY.name}"),
    ],
)
def test_a_file_says_first_whose_it_is(tmp_path: Path, mark: str, demo: bool, told: str) -> None:
    settings = Settings(tmp_path, demo=demo, mark_zh=mark)

    assert notice_zh(settings, MINISTRY, "安徽省") == told


def test_the_mark_comes_from_the_environment(tmp_path: Path) -> None:
    settings = settings_from_environment({"DATA_DIR": str(tmp_path), "MARK": " 内部资料 "})

    assert mark_zh(settings, MINISTRY) == f"内部资料　{MINISTRY.name}"
