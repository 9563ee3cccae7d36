"""Tables as files: CSV that Excel reads, XLSX with a 说明 sheet, and nothing that runs."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from typing import Final

from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from indicators.safe_text import neutralise_formula, remove_controls

Cell = str | float | int | None
_HEADER_FILL: Final = PatternFill("solid", fgColor="1F4E8C")
_HEADER_FONT: Final = Font(bold=True, color="FFFFFF")
_NOTES_SHEET_ZH: Final = "说明"
_SHEET_NAME_LIMIT: Final = 31
_NOT_IN_SHEET_NAME: Final = re.compile(r"[\\/*?:\[\]]")
_COLUMN_WIDTH: Final = 16


def csv_bytes(rows: Sequence[Sequence[Cell]], title_zh: str = "") -> bytes:
    """Header and rows as UTF-8 with BOM, below a title row (if any) that our own reader skips."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    if title_zh:
        writer.writerow([_safe(title_zh)])
    writer.writerows([[_safe(cell) for cell in row] for row in rows])
    return buffer.getvalue().encode("utf-8-sig")


def xlsx_bytes(sheets: Mapping[str, Sequence[Sequence[Cell]]], notes_zh: Sequence[str]) -> bytes:
    """A workbook with one sheet per table and a 说明 sheet; numbers stay numbers.

    Args:
        sheets: header and rows by the table's name.
        notes_zh: the 说明, one sentence a line; the first also stands above every table.
    """
    book = Workbook()
    del book[book.sheetnames[0]]
    for name_zh, rows in sheets.items():
        sheet = book.create_sheet(_NOT_IN_SHEET_NAME.sub(" ", name_zh)[:_SHEET_NAME_LIMIT])
        sheet.append([_safe(notes_zh[0])])
        for row in rows:
            sheet.append([_safe(cell) for cell in row])
        _dress(sheet)
    notes = book.create_sheet(_NOTES_SHEET_ZH)
    for note in notes_zh:
        notes.append([_safe(note)])
    notes.column_dimensions["A"].width = 5 * _COLUMN_WIDTH
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _safe(cell: Cell) -> Cell:
    """Text that no spreadsheet runs, without the controls that a workbook cannot hold."""
    return remove_controls(neutralise_formula(cell)) if isinstance(cell, str) else cell


def _dress(sheet: Worksheet) -> None:
    """Header in the deep blue, frozen; columns wide enough to read."""
    for position, cell in enumerate(sheet[2], start=1):
        cell.fill, cell.font = _HEADER_FILL, _HEADER_FONT
        sheet.column_dimensions[get_column_letter(position)].width = _COLUMN_WIDTH
    sheet.freeze_panes = "A3"
