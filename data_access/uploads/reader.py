"""From the bytes of a file to a Sheet of texts, whatever the file turns out to be."""

import re
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Final

from data_access.uploads.bodies import Body, exact_body, trimmed_headers, without_blank
from data_access.uploads.catalogue import found
from data_access.uploads.checked import Sheet
from data_access.uploads.delimited import DelimitedText, exact_rows, plain_body, survey
from data_access.uploads.encodings import decode
from data_access.uploads.file_kinds import SIZE_LIMIT_BYTES, is_workbook, refuse_unreadable_kinds
from data_access.uploads.grid import filled_rows, header_notes
from data_access.uploads.issues import Issue, UploadRejectedError
from data_access.uploads.workbook import MAX_COLUMNS
from data_access.uploads.worksheets import read_workbook
from indicators.safe_text import remove_controls

MAX_ROWS: Final = 50_000
_NAME_LIMIT: Final = 100
_ODD_NAME: Final = re.compile(r'[\\/:*?"<>|]')


def read_sheet(
    content: bytes, file_name: str, *, max_rows: int = MAX_ROWS, header_row: int | None = None
) -> Sheet:
    """Read a CSV or XLSX as text; nothing is converted, nothing is guessed.

    Args:
        content: the file's bytes.
        file_name: only displayed, never used to tell the kind of file.
        max_rows: the most data rows of one file; the command line may raise it.
        header_row: the row somebody pointed at as the header; None to look for it.

    Raises:
        NoHeaderError: no known column name, and nobody pointed at the header.
        UploadRejectedError: with every problem of the file that reading can see.
    """
    # Whoever raises the number of rows raises the size that they take.
    refuse_unreadable_kinds(content, SIZE_LIMIT_BYTES * max(max_rows, MAX_ROWS) // MAX_ROWS)
    if is_workbook(content):
        sheet = read_workbook(content, max_rows, header_row)
    else:
        sheet = _read_delimited(content, max_rows, header_row)
    _refuse_wrong_length(sheet, max_rows)
    name, name_notes = _display_name(file_name)
    return replace(sheet, file_name=name, notes=(*name_notes, *sheet.notes))


def _read_delimited(content: bytes, max_rows: int, pointed_at: int | None) -> Sheet:
    encoding, surveyed = _surveyed(content, max_rows, pointed_at)
    place = surveyed.place
    headers = trimmed_headers(place)
    header_row = surveyed.first_rows[place.index][0]
    cells = plain_body(surveyed, len(headers))
    if cells is None:
        rows = list(exact_rows(surveyed.raw.decode(), surveyed.delimiter))
        body = exact_body(rows[header_row + place.depth - 1 :], place, len(headers))
    else:
        first = header_row + place.depth
        body = without_blank(Body(cells, range(first, first + len(cells))))
    notes = list(surveyed.notes)
    notes += header_notes(place, [number for number, _ in surveyed.first_rows])
    return Sheet(
        file_name="",
        encoding=encoding,
        sheet_name="",
        header_row=header_row,
        headers=headers,
        cells=body.cells,
        row_numbers=body.row_numbers,
        notes=(*notes, *body.notes),
        first_rows=filled_rows(surveyed.first_rows),
    )


def _surveyed(content: bytes, max_rows: int, header_row: int | None) -> tuple[str, DelimitedText]:
    """The encoding and what was surveyed; the decoded text, twice the file's size, is let go."""
    decoded = decode(content)
    surveyed = survey(content, decoded, max_rows, header_row)
    return decoded.encoding, replace(surveyed, notes=(*decoded.notes, *surveyed.notes))


def _refuse_wrong_length(sheet: Sheet, max_rows: int) -> None:
    if len(sheet.headers) > MAX_COLUMNS:
        raise UploadRejectedError([found("F22", f"超过 {MAX_COLUMNS} 列；请删除多余的列后上传")])
    if len(sheet.cells) > max_rows:
        raise UploadRejectedError([found("F21", f"超过 {max_rows:,} 行；请拆成几个文件上传")])
    if sheet.cells.empty:
        message = "只有表头，没有数据行；请填写后重新上传"
        raise UploadRejectedError([found("F03", message, row=sheet.header_row)])


def _display_name(file_name: str) -> tuple[str, list[Issue]]:
    last = PurePosixPath(file_name.replace("\\", "/")).name
    name = _ODD_NAME.sub("_", remove_controls(last).replace("\x00", ""))[:_NAME_LIMIT] or "未命名"
    if name == file_name:
        return name, []
    return name, [found("F44", "文件名含路径、控制字符或过长，只显示规范后的名称", value=name)]
