"""What commands print: JSON for machines, lines in Chinese for people."""

import json
import os
import sys
from collections.abc import Sequence
from typing import Final

from data_access.uploads.checked import CheckedUpload
from data_access.uploads.issues import Issue, of_severity
from indicators.vocabulary import Severity

EXIT_FINE: Final = 0
EXIT_PROBLEMS: Final = 1
EXIT_WRONG_USE: Final = 2
EXIT_UNUSABLE: Final = 3
_LISTED: Final = 200


def print_text(text: str) -> None:
    """Write a text to standard output."""
    print_bytes(f"{text}\n".encode(sys.stdout.encoding or "utf-8", "backslashreplace"))


def print_json(value: object) -> None:
    """Write a value as JSON, Chinese as it is."""
    print_text(json.dumps(value, ensure_ascii=False, indent=1, default=str))


def print_bytes(content: bytes) -> None:
    """Write bytes as they are; a reader that closed its end has seen enough."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def check_as_json(checked: CheckedUpload) -> dict[str, object]:
    """The outcome of a check in the shape that is promised to other programs."""
    return {
        "ok": not checked.errors,
        "dataset": checked.dataset.value,
        "encoding": checked.encoding,
        "rows": checked.rows_read,
        "issues": [issue.as_json() for issue in checked.issues],
    }


def issue_lines_zh(issues: Sequence[Issue]) -> list[str]:
    """Every issue under its severity, the first 200 of each."""
    lines = []
    for severity in Severity:
        found = of_severity(issues, severity)
        if found:
            lines.append(f"{severity.label_zh}（{len(found)} 条）")
            lines += [f"  {_issue_zh(issue)}" for issue in found[:_LISTED]]
        if len(found) > _LISTED:
            lines.append(f"  …… 仅列出前 {_LISTED} 条")
    return lines


def _issue_zh(issue: Issue) -> str:
    row = f"第 {issue.row} 行" if issue.row else ""
    place = "，".join(part for part in (row, issue.column_zh) if part) or "整个文件"
    value = f"“{issue.value}”" if issue.value else ""
    return f"[{issue.code}] {place}{value}：{issue.message_zh}"
