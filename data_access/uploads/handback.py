"""A reporter's own sheet handed back: doubtful cells marked, with what would be right.

Rows and columns stand where they stood, so that the row numbers of the messages lead to them. Only
what was read comes back: text, without formulas, macros, links or pictures.
"""

import io
from collections.abc import Iterable, Mapping
from typing import Final

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from data_access.datasets.registry import DEFINITIONS
from data_access.uploads.checked import CheckedUpload, Sheet
from data_access.uploads.headers import match_headers
from data_access.uploads.issues import Issue
from data_access.uploads.number_grammar import is_plain_number
from data_access.uploads.own_sheets import LIST_SHEET_ZH
from indicators.safe_text import neutralise_formula, remove_controls
from indicators.vocabulary import Dataset, Severity

_LIST_HEADERS_ZH: Final = ("所在行", "所在列", "原值", "级别", "问题与改法", "规则号")
_LIST_WIDTHS: Final = (9, 22, 18, 12, 80, 9)  # [characters]
_FILLS: Final = {
    Severity.ERROR: PatternFill("solid", fgColor="F6C6C2"),
    Severity.QUERY: PatternFill("solid", fgColor="FBE3B5"),
    Severity.NOTE: PatternFill("solid", fgColor="E3E8EE"),
}
_EDGE: Final = Side("medium", color="9B1C1C")
_ERROR_BORDER: Final = Border(_EDGE, _EDGE, _EDGE, _EDGE)  # seen in black-and-white print too
_HEADER_FONT: Final = Font(bold=True)
_TEXT_FORMAT: Final = "@"
_AUTHOR_ZH: Final = "校验"
_COMMENT_LIMIT: Final = 2_000
_COLUMN_WIDTH: Final = 16
_Place = tuple[int, int]  # the sheet's own row, position of the column


def handback_xlsx(sheet: Sheet, checked: CheckedUpload) -> bytes:
    """The sheet as XLSX with a comment in each cell that has an issue, and all issues as a list.

    Mended and saved, the file can be uploaded as it is: the list is not taken for a report.

    Args:
        sheet: what was read of the file.
        checked: what the check of that same file found.
    """
    book = Workbook()
    page = book.worksheets[0]
    page.title = "数据"
    _write_cells(page, sheet)
    for place, issues in _by_place(sheet, checked).items():
        _mark(page, place, issues)
    _write_list(book.create_sheet(LIST_SHEET_ZH), checked.issues)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _write_cells(page: Worksheet, sheet: Sheet) -> None:
    for column, header in enumerate(sheet.headers, start=1):
        _write(page, sheet.header_row, column, header)
        page.cell(sheet.header_row, column).font = _HEADER_FONT
        page.column_dimensions[get_column_letter(column)].width = _COLUMN_WIDTH
    rows = sheet.cells.itertuples(index=False, name=None)
    for number, cells in zip(sheet.row_numbers, rows, strict=True):
        for column, text in enumerate(cells, start=1):
            if text:
                _write(page, number, column, text)
    page.freeze_panes = f"A{sheet.header_row + 1}"


def _write(page: Worksheet, row: int, column: int, text: str) -> None:
    """As text: a long code keeps its digits, and nothing that looks like a formula runs."""
    inert = text if is_plain_number(text) else neutralise_formula(text)
    cell = page.cell(row, column)
    cell.number_format = _TEXT_FORMAT
    cell.value = remove_controls(inert)
    cell.data_type = "s"


def _by_place(sheet: Sheet, checked: CheckedUpload) -> dict[_Place, list[Issue]]:
    columns = _positions(sheet, checked.dataset)
    rows = {sheet.header_row, *sheet.row_numbers}
    places: dict[_Place, list[Issue]] = {}
    for issue in checked.issues:
        if issue.row in rows:
            position = columns.get(issue.column_zh, 0)
            places.setdefault((issue.row, position), []).append(issue)
    return places


def _positions(sheet: Sheet, dataset: Dataset) -> Mapping[str, int]:
    """Where a column stands, by the header as written and by its canonical name."""
    written = {header.strip(): place for place, header in enumerate(sheet.headers)}
    names = {column.field: column.header_zh for column in DEFINITIONS[dataset].columns}
    matched = match_headers(sheet, dataset).positions
    return written | {names[field]: place for field, place in matched.items()}


def _mark(page: Worksheet, place: _Place, issues: Iterable[Issue]) -> None:
    ranks = list(Severity)
    told = sorted(issues, key=lambda issue: ranks.index(issue.severity))
    cell = page.cell(place[0], place[1] + 1)
    cell.fill = _FILLS[told[0].severity]
    if told[0].severity is Severity.ERROR:
        cell.border = _ERROR_BORDER
    lines = [f"【{issue.severity.label_zh} {issue.code}】{issue.message_zh}" for issue in told]
    comment = remove_controls("；".join(lines))[:_COMMENT_LIMIT]
    cell.comment = Comment(comment, _AUTHOR_ZH, height=120, width=360)


def _write_list(page: Worksheet, issues: Iterable[Issue]) -> None:
    for column, header in enumerate(_LIST_HEADERS_ZH, start=1):
        _write(page, 1, column, header)
        page.cell(1, column).font = _HEADER_FONT
        page.column_dimensions[get_column_letter(column)].width = _LIST_WIDTHS[column - 1]
    for row, issue in enumerate(issues, start=2):
        place = "整份文件" if issue.row is None else str(issue.row)
        level = issue.severity.label_zh
        told = (place, issue.column_zh, issue.value, level, issue.message_zh, issue.code)
        for column, text in enumerate(told, start=1):
            _write(page, row, column, text)
        page.cell(row, 4).fill = _FILLS[issue.severity]
    page.freeze_panes = "A2"
