"""The workbook (模板) a reporter fills in offline, in Excel or WPS: own rows, limits, last week."""

import io
from collections.abc import Sequence
from datetime import date
from typing import Final

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from data_access.datasets.columns import Column, ColumnKind, ColumnPart
from data_access.datasets.registry import DEFINITIONS
from data_access.uploads.own_sheets import GUIDE_SHEET_ZH, LAST_WEEK_SHEET_ZH
from data_access.uploads.template_checks import limits_of, mark_contradictions
from data_access.uploads.template_guide import HEADER_FILL, HEADER_FONT, WRAPPED, write_guide
from data_access.views.blank_sheet import BlankSheet
from indicators.periods import week_label_zh
from indicators.safe_text import neutralise_formula, remove_controls

SPARE_ROWS: Final = 20  # below the known units, with the same limits
HINTED_ROWS: Final = 30  # more would make WPS slow: the sheet 上周数 has them all
HEADER_ROW: Final = 2
_REQUIRED: Final = PatternFill("solid", fgColor="143761")
_KNOWN: Final = PatternFill("solid", fgColor="F1F3F6")
_GREY: Final = Font(color="8A929C")
_WIDTHS: Final = {ColumnKind.NAME: 30, ColumnKind.TEXT: 24, ColumnKind.DATE: 12}
_WIDTH: Final = 13  # [characters]
_NUMERIC: Final = (ColumnKind.COUNT, ColumnKind.NUMBER, ColumnKind.RATE, ColumnKind.MONEY)
_FORMATS: Final = {ColumnKind.DATE: "yyyy-mm-dd", ColumnKind.CODE: "@", ColumnKind.COUNT: "0"}


def template_xlsx(blank: BlankSheet, notice_zh: str = "") -> bytes:
    """A workbook of three sheets: the report to fill in, 上周数 in grey, and 填报说明.

    Args:
        blank: the rows.
        notice_zh: what every file says first while the data are synthetic.
    """
    book = Workbook()
    page = book.worksheets[0]
    page.title = blank.dataset.label_zh
    _write_report(page, blank, notice_zh)
    if blank.last_week is not None:
        _write_last(book.create_sheet(LAST_WEEK_SHEET_ZH), blank, notice_zh)
    write_guide(book.create_sheet(GUIDE_SHEET_ZH), blank.dataset, notice_zh)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _write_report(page: Worksheet, blank: BlankSheet, notice_zh: str) -> None:
    columns = DEFINITIONS[blank.dataset].columns
    title = f"{blank.dataset.label_zh}　{week_label_zh(blank.week_ending)}"
    _write_head(page, f"{notice_zh} {title}".strip(), columns)
    _write_rows(page, blank.rows, columns)
    _write_limits(page, blank, columns)
    first, last = HEADER_ROW + 1, HEADER_ROW + len(blank.rows) + SPARE_ROWS
    mark_contradictions(page, blank.dataset, first, last)


def _write_head(page: Worksheet, title: str, columns: Sequence[Column]) -> None:
    page.cell(1, 1, title).font = Font(bold=True, size=12)
    for at, column in enumerate(columns, start=1):
        cell = page.cell(HEADER_ROW, at, column.header_zh)
        cell.fill, cell.font, cell.alignment = HEADER_FILL, HEADER_FONT, WRAPPED
        if column.required:
            cell.fill = _REQUIRED
        page.column_dimensions[get_column_letter(at)].width = _WIDTHS.get(column.kind, _WIDTH)
    page.row_dimensions[HEADER_ROW].height = 34
    keys = sum(column.part is ColumnPart.KEY for column in columns)
    page.freeze_panes = f"{get_column_letter(keys + 1)}{HEADER_ROW + 1}"
    page.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _write_rows(page: Worksheet, rows: pd.DataFrame, columns: Sequence[Column]) -> None:
    texts = rows.itertuples(index=False, name=None)
    for number, line in enumerate(texts, start=HEADER_ROW + 1):
        for at, (column, text) in enumerate(zip(columns, line, strict=True), start=1):
            cell = page.cell(number, at)
            cell.number_format = _FORMATS.get(column.kind, "General")
            if text:
                _fill(cell, column, str(text))
            if column.part is not ColumnPart.VALUE:
                cell.fill = _KNOWN


def _fill(cell: Cell | MergedCell, column: Column, text: str) -> None:
    if column.kind is ColumnKind.DATE:
        cell.value = date.fromisoformat(text)
    elif column.kind in _NUMERIC:
        cell.value = float(text) if "." in text else int(text)
    else:
        cell.value = remove_controls(neutralise_formula(text))


def _write_limits(page: Worksheet, blank: BlankSheet, columns: Sequence[Column]) -> None:
    """The limits of each column; where rows are few, each cell's with last week's value beside.

    The hint shows while a cell is chosen: nothing to delete, nothing that is read.
    """
    below = HEADER_ROW + 1 + len(blank.rows)
    is_hinted = blank.last_week is not None and len(blank.rows) <= HINTED_ROWS
    for at, column in enumerate(columns, start=1):
        letter, has_hints = get_column_letter(at), is_hinted and column.part is ColumnPart.VALUE
        first = below if has_hints else HEADER_ROW + 1
        _limit(page, f"{letter}{first}:{letter}{below + SPARE_ROWS - 1}", column, blank)
        if has_hints:
            for row, told in enumerate(blank.last.iloc[:, at - 1], start=HEADER_ROW + 1):
                _limit(page, f"{letter}{row}", column, blank, str(told))


def _limit(
    page: Worksheet, area: str, column: Column, blank: BlankSheet, last_week_zh: str = ""
) -> None:
    limits = limits_of(column, blank.week_ending)
    if limits is None:
        return
    if last_week_zh and column.kind is not ColumnKind.TEXT:
        limits.promptTitle, limits.prompt = "上周数", f"{last_week_zh}{column.unit_zh}"
        limits.showInputMessage = True
    limits.add(area)
    page.add_data_validation(limits)


def _write_last(page: Worksheet, blank: BlankSheet, notice_zh: str) -> None:
    columns = DEFINITIONS[blank.dataset].columns
    week_zh = week_label_zh(blank.last_week) if blank.last_week else ""
    title = f"{notice_zh} 上次已报：{week_zh}，仅供对照，不读取"
    _write_head(page, title.strip(), columns)
    _write_rows(page, blank.last, columns)
    for row in page.iter_rows(min_row=HEADER_ROW + 1):
        for cell in row:
            cell.font = _GREY
