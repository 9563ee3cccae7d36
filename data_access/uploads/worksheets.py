"""Which sheet of a workbook is the report, and that sheet as a Sheet of texts."""

from collections.abc import Container, Iterator, Sequence
from typing import Final

from data_access.uploads.bodies import exact_body, trimmed_headers
from data_access.uploads.catalogue import found
from data_access.uploads.checked import Sheet
from data_access.uploads.grid import (
    HeaderPlace,
    NoHeaderError,
    filled_rows,
    find_header,
    header_at,
    header_notes,
)
from data_access.uploads.issues import Issue, UploadRejectedError
from data_access.uploads.merged_cells import fill_merged, repair_1904_days
from data_access.uploads.own_sheets import NEVER_READ
from data_access.uploads.workbook import WorkbookSheet, read_workbook_sheets

_ABOVE_DATA: Final = 12  # rows beside the data that a sheet may have: titles and header
_NAMED: Final = 10
_REPORT_COLUMNS: Final = 3  # a list of explanations is no report


def read_workbook(content: bytes, max_rows: int, header_row: int | None) -> Sheet:
    """The first sheet with a header; where no sheet has one, the first with `header_row`.

    Raises:
        NoHeaderError: no known column name, and nobody pointed at the header.
        UploadRejectedError: nothing in the workbook, or not to be opened.
    """
    sheets = _reports(read_workbook_sheets(content, max_rows + _ABOVE_DATA))
    filled = [sheet for sheet in sheets if sheet.rows]
    if not filled:
        raise UploadRejectedError([found("F02", "工作簿没有内容；请填写模板后重新上传")])
    chosen = next((sheet for sheet in filled if _found(sheet)), filled[0])
    place = _found(chosen) if header_row is None else header_at(chosen.rows, header_row)
    if place is None:
        raise NoHeaderError(filled_rows(chosen.rows[:_ABOVE_DATA]))
    others = filled[filled.index(chosen) + 1 :]
    return _from_worksheet(chosen, place, _other_sheets(others))


def _found(sheet: WorkbookSheet) -> HeaderPlace | None:
    return find_header([cells for _, cells in sheet.rows[:_ABOVE_DATA]])


def _reports(sheets: tuple[WorkbookSheet, ...]) -> tuple[WorkbookSheet, ...]:
    """The sheets without those that our own templates carry beside the report."""
    return tuple(sheet for sheet in sheets if sheet.name not in NEVER_READ) or sheets


def _from_worksheet(sheet: WorkbookSheet, place: HeaderPlace, notes: list[Issue]) -> Sheet:
    headers = trimmed_headers(place)
    first = place.index + place.depth
    rows = repair_1904_days(sheet.rows[first:], headers) if sheet.is_1904 else sheet.rows[first:]
    filled, merge_notes = fill_merged(rows, headers, sheet.merges)
    body = exact_body(filled, place, len(headers), is_placed=True)
    notes += [*_hidden(sheet, headers, set(body.row_numbers))]
    notes += [*sheet.issues(headers), *merge_notes]
    if sheet.is_1904:
        notes.append(found("F39", "工作簿使用 1904 日期系统，日期已按此换算"))
    notes += header_notes(place, [number for number, _ in sheet.rows[:_ABOVE_DATA]])
    return Sheet(
        file_name="",
        encoding="XLSX",
        sheet_name=sheet.name,
        header_row=sheet.rows[place.index][0],
        headers=headers,
        cells=body.cells,
        row_numbers=body.row_numbers,
        notes=(*notes, *body.notes),
        first_rows=filled_rows(sheet.rows[:_ABOVE_DATA]),
    )


def _hidden(sheet: WorkbookSheet, headers: Sequence[str], read: Container[int]) -> Iterator[Issue]:
    """F47, F48: rows and columns that nobody sees on the screen, and that are read all the same."""
    rows = [row for row in sheet.hidden_rows if row in read]
    if rows:
        named = "、".join(map(str, rows[:_NAMED]))
        more = f"等 {len(rows)} 行" if len(rows) > _NAMED else "行"
        message = f"第 {named} {more}是隐藏行，照样读取；不应填报的请删去，应当填报的请说明"
        yield found("F47", message, row=rows[0])
    columns = [
        f"“{header.strip()}”"
        for position, header in enumerate(headers)
        if header.strip() and any(a <= position <= b for a, b in sheet.hidden_columns)
    ]
    if columns:
        more = f"等 {len(columns)} 列" if len(columns) > _NAMED else ""
        yield found("F48", f"{'、'.join(columns[:_NAMED])}{more}是隐藏列，照样读取")


def _other_sheets(sheets: list[WorkbookSheet]) -> list[Issue]:
    names = [
        sheet.name
        for sheet in sheets
        if (place := _found(sheet))
        and len(sheet.rows) > place.index + place.depth
        and sum(map(bool, place.headers)) >= _REPORT_COLUMNS
    ]
    if not names:
        return []
    message = f"另有工作表“{'”“'.join(names)}”也有数据，未读取；如需填报请单独上传"
    return [found("F42", message)]
