"""A file's cells before anybody knows which row is the header."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from data_access.uploads.catalogue import found
from data_access.uploads.folding import fold_name
from data_access.uploads.header_words import is_known
from data_access.uploads.issues import Issue, UploadRejectedError

HEADER_SEARCH_ROWS = 10
NumberedRow = tuple[int, list[str]]


@dataclass(frozen=True, slots=True)
class HeaderPlace:
    """Where the header is: index of its (first) row among the rows given, depth one or two."""

    index: int
    depth: int
    headers: tuple[str, ...]


class NoHeaderError(UploadRejectedError):
    """No known column name in the first rows; somebody may point at the row that is the header."""

    def __init__(self, first_rows: Sequence[NumberedRow]) -> None:
        self.first_rows = tuple(first_rows)
        message = (
            f"前 {HEADER_SEARCH_ROWS} 行里没有找到表头（如“统计日期”“企业总数”）；"
            "请使用模板，或在“数据填报”里指出列名在哪一行，或核对文件编码是否为 UTF-8、GB18030"
        )
        super().__init__([found("H01", message, row=1)])


def find_header(rows: Sequence[Sequence[str]]) -> HeaderPlace | None:
    """The row, among the first ten, that holds the most known column names (表头).

    A second header row is recognised when every word in it is a known name, alone or joined
    to the word above (困难企业数 / 员工返岗难).
    """
    counts = [sum(map(is_known, row)) for row in rows[:HEADER_SEARCH_ROWS]]
    if not any(counts):
        return None
    return _placed(rows, counts.index(max(counts)))


def header_at(rows: Sequence[NumberedRow], number: int) -> HeaderPlace | None:
    """The header in the row that somebody pointed at, whether its words are known or not."""
    numbers = [at for at, _ in rows]
    if number not in numbers:
        return None
    return _placed([cells for _, cells in rows], numbers.index(number))


def filled_rows(rows: Sequence[NumberedRow]) -> tuple[NumberedRow, ...]:
    """The first rows that hold anything: one of them is the header."""
    kept = [(number, cells) for number, cells in rows if any(map(str.strip, cells))]
    return tuple(kept[:HEADER_SEARCH_ROWS])


def header_notes(place: HeaderPlace, numbers: Sequence[int]) -> list[Issue]:
    """What was skipped above the header and joined in it."""
    notes = []
    if place.index:
        skipped = "、".join(str(number) for number in numbers[: place.index])
        notes.append(found("F36", f"第 {skipped} 行在表头之上，按标题跳过", row=numbers[0]))
    if place.depth > 1:
        row = numbers[place.index]
        notes.append(found("F41", f"第 {row}、{row + 1} 行合成一个表头", row=row))
    return notes


def text_frame(rows: Sequence[Sequence[str]], width: int) -> pd.DataFrame:
    """Rows of equal width as a frame of text columns 0..width-1."""
    return pd.DataFrame(rows, columns=range(width), dtype="str")


def _placed(rows: Sequence[Sequence[str]], index: int) -> HeaderPlace:
    below = rows[index + 1] if index + 1 < len(rows) else ()
    joined = _joined(rows[index], below)
    if joined is None:
        return HeaderPlace(index, 1, tuple(rows[index]))
    return HeaderPlace(index, 2, joined)


def _joined(above: Sequence[str], below: Sequence[str]) -> tuple[str, ...] | None:
    if not any(cell.strip() for cell in below):
        return None
    width = max(len(above), len(below))
    top = [*above, *[""] * (width - len(above))]
    bottom = [*below, *[""] * (width - len(below))]
    if any(map(_contradicts, top, bottom)) or list(map(fold_name, top)) == list(
        map(fold_name, bottom)
    ):
        return None  # the header once more is a row to skip, not a second line of it
    headers: list[str] = []
    group = ""
    for upper, lower in zip(top, bottom, strict=True):
        group = upper.strip() or group
        headers.append(_one_name(upper, lower, group))
    is_header = all(is_known(name) for name, lower in zip(headers, bottom, strict=True) if lower)
    return tuple(headers) if is_header else None


def _contradicts(upper: str, lower: str) -> bool:
    """Whether a column that the upper row names in full would get another word from the lower."""
    return bool(lower.strip()) and is_known(upper) and fold_name(upper) != fold_name(lower)


def _one_name(upper: str, lower: str, group: str) -> str:
    if not lower.strip():
        return upper
    return lower if is_known(lower) else f"{group}:{lower}"
