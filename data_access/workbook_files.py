"""Workbooks: one sheet per table, and a 说明 sheet that says what they are."""

import io
import re
from collections.abc import Mapping, Sequence
from copy import copy
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from data_access.exports import Cell, safe_cell

_HEADER_FILL: Final = PatternFill("solid", fgColor="1F4E8C")
_BROKEN: Final = Alignment(wrap_text=True, vertical="top")
_LATIN: Final = 0x2000
_HEADER_FONT: Final = Font(bold=True, color="FFFFFF")
_NOTES_SHEET_ZH: Final = "说明"
_SHEET_NAME_LIMIT: Final = 31
_NOT_IN_SHEET_NAME: Final = re.compile(r"[\\/*?:\[\]]")
_COLUMN_WIDTH: Final = 16
_NARROWEST: Final = 10  # [characters]
_WIDEST: Final = 60  # longer sentences break
_MARGIN: Final = 2
_MEASURED: Final = 200  # rows; the rest of a long table is like them
_SHARE_ENDINGS: Final = ("(%)", "(个百分点)")
_SHARE_FORMAT: Final = "0.00"  # the decimals of the reporting sheets, one below the other
_COUNT_FORMAT: Final = "#,##0"
_THOUSAND: Final = 1_000  # smaller ones have nothing to separate
# Whole numbers that name something: 年度, 成立年, 序号, 代码, 行; but 本年 and 上周 are counted.
_UNCOUNTED: Final = re.compile(r".*(号|代码)|(.*[^本今去上前全])?年度?|[序行周]")


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
    """Header in the deep blue, frozen; columns wide enough to read, numbers as people write."""
    header = [str(cell.value or "") for cell in sheet[2]]
    for cell in sheet[2]:
        cell.fill, cell.font = _HEADER_FILL, _HEADER_FONT
    measured = sheet.iter_cols(min_row=2, max_row=2 + _MEASURED, values_only=True)
    widths = [max(map(_length, cells)) + _MARGIN for cells in measured]
    for position, width in enumerate(widths, start=1):
        kept = min(max(width, _NARROWEST), _WIDEST)
        sheet.column_dimensions[get_column_letter(position)].width = kept
    _write_numbers(sheet, [_format(name) for name in header])
    _break_sentences(sheet, [place for place, width in enumerate(widths, 1) if width > _WIDEST])
    sheet.freeze_panes = "A3"


def _length(value: object) -> int:
    """How much room a cell takes; a Chinese character is two of the others."""
    text = "" if value is None else str(value)
    return sum(2 if ord(character) > _LATIN else 1 for character in text)


def _format(header_zh: str) -> str:
    """How a column's numbers are written: a year or a number of something is no count."""
    if header_zh.endswith(_SHARE_ENDINGS):
        return _SHARE_FORMAT
    return "" if _UNCOUNTED.fullmatch(header_zh) else _COUNT_FORMAT


def _write_numbers(sheet: Worksheet, formats: Sequence[str]) -> None:
    """The formats of the columns; one style is made for each, and copied to its other cells."""
    styles = dict[str, Any]()
    rows: Any = sheet.iter_rows(min_row=3)
    for row in rows:
        for cell, shown in zip(row, formats, strict=False):
            value = cell.value
            counts = shown == _COUNT_FORMAT
            if not isinstance(value, int if counts else (int, float)) or not shown:
                continue
            if counts and -_THOUSAND < value < _THOUSAND:
                continue
            if shown in styles:
                cell._style = copy(styles[shown])
            else:
                cell.number_format = shown
                styles[shown] = cell._style


def _break_sentences(sheet: Worksheet, columns: Sequence[int]) -> None:
    for column in columns:
        for (cell,) in sheet.iter_rows(min_row=3, min_col=column, max_col=column):
            cell.alignment = _BROKEN
