"""Weekly reports (周报) as files, a good one and a bad one, and how one is submitted."""

from pathlib import Path
from typing import Any

from tests.data_access.commands.conftest import Run
from tests.drawn import drawn_csv

GOOD = """
    统计日期 | 高新区代码 | 高新区名称 | 企业总数 | 已复工企业数
    2020-06-28 | HTZ057 | 合肥高新技术产业开发区 | 1200 | {resumed}
    """
BAD = """
    统计日期 | 高新区代码 | 高新区名称 | 企业总数 | 已复工企业数
    2020-06-28 | HTZ057 | 合肥高新技术产业开发区 | 1200 | 1300
    2020-06-28 | | 裹阳高新区 | 约85 | 20
    """


def written(folder: Path, drawing: str, resumed: int = 960) -> Path:
    """The file of a drawing, in which so many enterprises resumed."""
    path = folder / f"周报{resumed}.csv"
    path.write_bytes(drawn_csv(drawing.format(resumed=resumed)))
    return path


def submit(run: Run, folder: Path, resumed: int, *more: str) -> tuple[int, Any]:
    """Submit the good file by its command; gives exit code and what it printed."""
    path = written(folder, GOOD, resumed)
    return run("submit", path, "--dataset", "weekly", "--by", "张三", *more)
