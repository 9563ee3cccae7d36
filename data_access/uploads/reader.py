"""From the bytes of a file to a Sheet of texts, whatever the file turns out to be."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import compress
from pathlib import PurePosixPath
from typing import Final

import pandas as pd

from data_access.uploads.catalogue import found
from data_access.uploads.checked import Sheet
from data_access.uploads.delimited import DelimitedText, exact_rows, plain_body, survey
from data_access.uploads.encodings import decode
from data_access.uploads.file_kinds import SIZE_LIMIT_BYTES, is_workbook, refuse_unreadable_kinds
from data_access.uploads.grid import HeaderPlace, find_header, header_notes, no_header, text_frame
from data_access.uploads.issues import Issue, UploadRejectedError
from data_access.uploads.merged_cells import fill_merged, repair_1904_days
from data_access.uploads.own_sheets import NEVER_READ
from data_access.uploads.row_shapes import rectangular
from data_access.uploads.workbook import MAX_COLUMNS, WorkbookSheet, read_workbook_sheets
from indicators.safe_text import remove_controls

MAX_ROWS: Final = 50_000
_ABOVE_HEADER: Final = 12  # rows beside the data that a sheet may have: titles and header
_REPORT_COLUMNS: Final = 3  # a list of explanations is no report
_NAME_LIMIT: Final = 100
_ODD_NAME: Final = re.compile(r'[\\/:*?"<>|]')


@dataclass(frozen=True)
class _Body:
    """Rows below the header, as many columns as the header has."""

    cells: pd.DataFrame
    row_numbers: Sequence[int]
    notes: tuple[Issue, ...] = ()


def read_sheet(content: bytes, file_name: str, *, max_rows: int = MAX_ROWS) -> Sheet:
    """Read a CSV or XLSX as text; nothing is converted, nothing is guessed.

    Args:
        content: the file's bytes.
        file_name: only displayed, never used to tell the kind of file.
        max_rows: the most data rows of one file; the command line may raise it.

    Raises:
        UploadRejectedError: with every problem of the file that reading can see.
    """
    # Whoever raises the number of rows raises the size that they take.
    refuse_unreadable_kinds(content, SIZE_LIMIT_BYTES * max(max_rows, MAX_ROWS) // MAX_ROWS)
    if is_workbook(content):
        sheet = _read_workbook(content, max_rows)
    else:
        sheet = _read_delimited(content, max_rows)
    _refuse_wrong_length(sheet, max_rows)
    name, name_notes = _display_name(file_name)
    return replace(sheet, file_name=name, notes=(*name_notes, *sheet.notes))


def _read_delimited(content: bytes, max_rows: int) -> Sheet:
    encoding, surveyed = _surveyed(content, max_rows)
    place = surveyed.place
    headers = _trimmed_headers(place)
    header_row = surveyed.first_rows[place.index][0]
    cells = plain_body(surveyed, len(headers))
    if cells is None:
        rows = list(exact_rows(surveyed.raw.decode(), surveyed.delimiter))
        body = _exact_body(rows[header_row + place.depth - 1 :], place, len(headers))
    else:
        first = header_row + place.depth
        body = _without_blank(_Body(cells, range(first, first + len(cells))))
    notes = list(surveyed.notes)
    notes += header_notes(place, [number for number, _ in surveyed.first_rows])
    return _sheet(encoding, "", header_row, headers, body, notes)


def _surveyed(content: bytes, max_rows: int) -> tuple[str, DelimitedText]:
    """The encoding and what was surveyed; the decoded text, twice the file's size, is let go."""
    decoded = decode(content)
    surveyed = survey(content, decoded, max_rows)
    return decoded.encoding, replace(surveyed, notes=(*decoded.notes, *surveyed.notes))


def _read_workbook(content: bytes, max_rows: int) -> Sheet:
    sheets = _reports(read_workbook_sheets(content, max_rows + _ABOVE_HEADER))
    if not any(sheet.rows for sheet in sheets):
        raise UploadRejectedError([found("F02", "工作簿没有内容；请填写模板后重新上传")])
    for position, sheet in enumerate(sheets):
        place = find_header([cells for _, cells in sheet.rows[:_ABOVE_HEADER]])
        if place is not None:
            others = _other_sheets(sheets[position + 1 :])
            return _from_worksheet(sheet, place, others)
    raise no_header()


def _reports(sheets: tuple[WorkbookSheet, ...]) -> tuple[WorkbookSheet, ...]:
    """The sheets without those that our own templates carry beside the report."""
    return tuple(sheet for sheet in sheets if sheet.name not in NEVER_READ) or sheets


def _from_worksheet(sheet: WorkbookSheet, place: HeaderPlace, notes: list[Issue]) -> Sheet:
    headers = _trimmed_headers(place)
    first = place.index + place.depth
    header_row = sheet.rows[place.index][0]
    rows = repair_1904_days(sheet.rows[first:], headers) if sheet.is_1904 else sheet.rows[first:]
    filled, merge_notes = fill_merged(rows, headers, sheet.merges)
    body = _exact_body(filled, place, len(headers), is_placed=True)
    notes += [*sheet.issues(), *merge_notes]
    if sheet.is_1904:
        notes.append(found("F39", "工作簿使用 1904 日期系统，日期已按此换算"))
    notes += header_notes(place, [number for number, _ in sheet.rows[:_ABOVE_HEADER]])
    return _sheet("XLSX", sheet.name, header_row, headers, body, notes)


def _other_sheets(sheets: tuple[WorkbookSheet, ...]) -> list[Issue]:
    names = [
        sheet.name
        for sheet in sheets
        if (place := find_header([cells for _, cells in sheet.rows[:_ABOVE_HEADER]]))
        and len(sheet.rows) > place.index + place.depth
        and sum(map(bool, place.headers)) >= _REPORT_COLUMNS
    ]
    if not names:
        return []
    message = f"另有工作表“{'”“'.join(names)}”也有数据，未读取；如需填报请单独上传"
    return [found("F42", message)]


def _exact_body(
    rows: list[tuple[int, list[str]]], place: HeaderPlace, width: int, *, is_placed: bool = False
) -> _Body:
    kept = [(number, cells) for number, cells in rows if any(map(str.strip, cells))]
    shaped, notes = rectangular(kept, width, len(place.headers), is_placed=is_placed)
    numbers = [number for number, _ in kept]
    if kept and len(kept) < kept[-1][0] - rows[0][0] + 1:
        notes.append(_blank_note(kept[-1][0] - rows[0][0] + 1 - len(kept)))
    return _Body(text_frame(shaped, width), numbers, tuple(notes))


def _without_blank(body: _Body) -> _Body:
    if body.cells.empty or (body.cells[0] != "").all():
        return body
    is_blank = body.cells.apply(lambda column: column.str.strip() == "").all(axis=1).to_numpy()
    if not is_blank.any():
        return body
    cells = body.cells[~is_blank].reset_index(drop=True)
    numbers = list(compress(body.row_numbers, ~is_blank))
    return _Body(cells, numbers, (_blank_note(int(is_blank.sum())),))


def _blank_note(count: int) -> Issue:
    return found("F34", f"{count} 个空行已跳过")


def _trimmed_headers(place: HeaderPlace) -> tuple[str, ...]:
    headers = list(place.headers)
    while headers and not headers[-1].strip():
        headers.pop()
    return tuple(headers)


def _sheet(
    encoding: str,
    sheet_name: str,
    header_row: int,
    headers: tuple[str, ...],
    body: _Body,
    notes: list[Issue],
) -> Sheet:
    return Sheet(
        file_name="",
        encoding=encoding,
        sheet_name=sheet_name,
        header_row=header_row,
        headers=headers,
        cells=body.cells,
        row_numbers=body.row_numbers,
        notes=(*notes, *body.notes),
    )


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
