"""Workbooks: one sheet per table, and a 说明 sheet that says what they are."""

import io
import re
from collections.abc import Mapping, Sequence
from typing import Final

from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from data_access.exports import Cell, safe_cell

_HEADER_FILL: Final = PatternFill("solid", fgColor="1F4E8C")
_HEADER_FONT: Final = Font(bold=True, color="FFFFFF")
_NOTES_SHEET_ZH: Final = "说明"
_SHEET_NAME_LIMIT: Final = 31
_NOT_IN_SHEET_NAME: Final = re.compile(r"[\\/*?:\[\]]")
_COLUMN_WIDTH: Final = 16


def workbook_bytes(
    sheets: Mapping[str, Sequence[Sequence[Cell]]], notes_zh: Sequence[str]
) -> bytes:
    """A workbook with one sheet per table and a 说明 sheet; numbers stay numbers.

    Args:
        sheets: header and rows by the table's name.
        notes_zh: the 说明, one sentence a line; the first also stands above every table.
    """
    book = Workbook()
    del book[book.sheetnames[0]]
    for name_zh, rows in sheets.items():
        sheet = book.create_sheet(_NOT_IN_SHEET_NAME.sub(" ", name_zh)[:_SHEET_NAME_LIMIT])
        sheet.append([safe_cell(notes_zh[0])])
        for row in rows:
            sheet.append([safe_cell(cell) for cell in row])
        _dress(sheet)
    notes = book.create_sheet(_NOTES_SHEET_ZH)
    for note in notes_zh:
        notes.append([safe_cell(note)])
    notes.column_dimensions["A"].width = 5 * _COLUMN_WIDTH
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _dress(sheet: Worksheet) -> None:
    """Header in the deep blue, frozen; columns wide enough to read."""
    for position, cell in enumerate(sheet[2], start=1):
        cell.fill, cell.font = _HEADER_FILL, _HEADER_FONT
        sheet.column_dimensions[get_column_letter(position)].width = _COLUMN_WIDTH
    sheet.freeze_panes = "A3"
