"""Rows made as wide as the header, never by shifting a value."""

import re
from collections.abc import Sequence
from typing import Final

from data_access.uploads.catalogue import found
from data_access.uploads.grid import NumberedRow
from data_access.uploads.issues import Issue, UploadRejectedError

_FOOTER: Final = re.compile(
    r"(?:合计|小计|总计|累计|平均|平均值|均值|备注|注|说明|填表人|填报人|审核人|联系人|负责人)"
    r"(?:[:： ].*)?",
    re.DOTALL,
)

_SPLIT_THOUSANDS: Final = re.compile(r"^[0-9]{1,3}\n[0-9]{3}$", re.MULTILINE)


def is_footer(cell: str) -> bool:
    """Whether a row's first cell makes it a total, an average or a remark under the table."""
    return _FOOTER.fullmatch(cell.strip()) is not None


def rectangular(
    rows: Sequence[NumberedRow], width: int, full_width: int, *, is_placed: bool
) -> tuple[list[list[str]], list[Issue]]:
    """Every row with exactly `width` cells, or the list of the rows that have another number.

    `full_width` counts the header's trailing empty columns too. Cells of a worksheet are placed
    by their own address and may end anywhere. In a CSV a missing or surplus cell may have
    pushed all others along, even when it is empty.

    Raises:
        UploadRejectedError: listing every row that is too long or too short.
    """
    may_trail = is_placed or _trail_alike(rows)
    issues: list[Issue] = []
    for number, cells in rows:
        surplus = cells[width:]
        fits = may_trail or len(cells) in (width, full_width)
        if any(map(str.strip, surplus)) or (surplus and not fits):
            issues.append(_too_long(number, cells, width))
        elif len(cells) < width and not is_placed and not _may_end_early(cells):
            issues.append(_too_short(number, cells, width))
    if issues:
        raise UploadRejectedError(issues)
    has_surplus = any(len(cells) > width for _, cells in rows)
    shaped = [cells[:width] + [""] * (width - len(cells)) for _, cells in rows]
    return shaped, [found("F35", "末尾的空列已忽略")] if has_surplus else []


def _trail_alike(rows: Sequence[NumberedRow]) -> bool:
    """Whether several rows all end in the same empty columns and none holds a split 1,234."""
    lengths = {len(cells) for _, cells in rows}
    return (
        len(rows) > 1
        and len(lengths) == 1
        and not any(_SPLIT_THOUSANDS.search("\n".join(cells)) for _, cells in rows)
    )


def _may_end_early(cells: list[str]) -> bool:
    first = next((cell for cell in cells if cell.strip()), "")
    return is_footer(first)


def _too_long(number: int, cells: list[str], width: int) -> Issue:
    message = (
        f"第 {number} 行有 {len(cells)} 个值，表头只有 {width} 列；"
        "请核对是否多了分隔符，数字中的千分位逗号请去掉"
    )
    return found("F19", message, row=number, value="，".join(cells[width:]))


def _too_short(number: int, cells: list[str], width: int) -> Issue:
    message = (
        f"第 {number} 行只有 {len(cells)} 个值，表头有 {width} 列；请补齐，没有的留空但保留分隔符"
    )
    return found("F20", message, row=number)
