"""What each broken example is told, as lines; run as a program it writes them to `told.csv`."""

from pathlib import Path
from typing import Final

from data_access.uploads.check import check_upload
from data_access.uploads.checked import CheckedUpload
from tests.data_access.uploads.bad_inputs import EXAMPLES
from tests.data_access.uploads.broken_files import Example
from tests.drawn import csv_text

TOLD_FILE: Final = Path(__file__).with_name("told.csv")
_HEADER: Final = ["编号", "规则", "级别", "行", "列", "原值", "句子", "整份文件"]


def told_lines() -> list[list[str]]:
    """The header, then per example the first sentence of its rule."""
    return [_HEADER, *map(_line, EXAMPLES)]


def _line(example: Example) -> list[str]:
    checked = check_upload(example.content, example.file_name, example.dataset, example.context)
    issue = next(one for one in checked.issues if one.code == example.code)
    row = "" if issue.row is None else str(issue.row)
    value = issue.value if len(issue.value) <= 40 else f"{issue.value[:40]}…"
    told = [issue.code, issue.severity.label_zh, row, issue.column_zh, value, issue.message_zh]
    cells = [" ".join(example.bad_inputs), *told, _reaction_zh(checked)]
    return [cell.replace("\n", "⏎") for cell in cells]


def _reaction_zh(checked: CheckedUpload) -> str:
    if checked.errors:
        return "不入库"
    return "说明后入库" if checked.queries else "入库"


if __name__ == "__main__":
    TOLD_FILE.write_text(csv_text(told_lines(), line_end="\n"), encoding="utf-8-sig")
