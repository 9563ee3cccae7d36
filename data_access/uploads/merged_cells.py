"""Merged cells of a worksheet, spread over the rows they cover, and days counted from 1904."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from data_access.uploads.catalogue import found
from data_access.uploads.grid import NumberedRow
from data_access.uploads.header_words import is_date, is_key
from data_access.uploads.issues import Issue, UploadRejectedError

VISIT_LIMIT: Final = 1_000_000  # merges of a sound workbook never overlap
_FIRST_DAY_1904: Final = date(1904, 1, 1)
_SERIALS_1904: Final = range(35_064, 71_588)  # the years 2000 to 2099
Corners = tuple[int, int, int, int]


def fill_merged(
    rows: Sequence[NumberedRow], headers: Sequence[str], merges: Sequence[Corners]
) -> tuple[list[NumberedRow], list[Issue]]:
    """Repeat a merged date, code or name down its rows; refuse a merged number.

    Only rows that exist are visited, so a merge over the whole sheet costs nothing. A number
    merged over several rows belongs to nobody knows which of them.
    """
    by_number = dict(rows)
    numbers = list(by_number)
    issues: list[Issue] = []
    visited = 0
    for first, left, last, right in merges:
        covered = numbers[bisect_left(numbers, first) : bisect_right(numbers, last)]
        visited += len(covered)
        if visited > VISIT_LIMIT:
            raise UploadRejectedError([found("F11", "合并单元格过多；请取消合并后重新上传")])
        if len(covered) > 1 and covered[0] == first and left < len(headers):
            issues += _spread(by_number, headers, covered, left, right)
    return list(by_number.items()), issues


def repair_1904_days(rows: Sequence[NumberedRow], headers: Sequence[str]) -> list[NumberedRow]:
    """Bare day numbers of a 1904 workbook, in date columns, as dates."""
    columns = [position for position, header in enumerate(headers) if is_date(header)]
    return [(number, _with_days(cells, columns)) for number, cells in rows]


def _spread(
    by_number: dict[int, list[str]],
    headers: Sequence[str],
    covered: list[int],
    left: int,
    right: int,
) -> list[Issue]:
    top = by_number[covered[0]]
    value = top[left] if left < len(top) else ""
    header = headers[left]
    if right > left or not is_key(header):
        message = "数值在多行合并单元格中，不知属于哪一行；请取消合并后逐行填写"
        return (
            [found("F45", message, row=covered[0], column_zh=header, value=value)] if value else []
        )
    for number in covered[1:]:
        _put(by_number[number], left, value)
    message = f"{header}在第 {covered[0]}–{covered[-1]} 行合并，已逐行填入"
    return [found("F37", message, row=covered[0], column_zh=header, value=value)]


def _put(cells: list[str], position: int, value: str) -> None:
    cells.extend([""] * (position + 1 - len(cells)))
    cells[position] = value


def _with_days(cells: list[str], columns: Sequence[int]) -> list[str]:
    repaired = list(cells)
    for position in columns:
        if position < len(cells) and cells[position].isdecimal():
            days = int(cells[position])
            if days in _SERIALS_1904:
                repaired[position] = (_FIRST_DAY_1904 + timedelta(days=days)).isoformat()
    return repaired
