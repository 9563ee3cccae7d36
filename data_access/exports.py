"""Tables as files: CSV that Excel reads, XLSX with a 说明 sheet, and nothing that runs."""

import csv
import io
from collections.abc import Mapping, Sequence

from indicators.safe_text import neutralise_formula, remove_controls

Cell = str | float | int | None


def csv_bytes(rows: Sequence[Sequence[Cell]], title_zh: str = "") -> bytes:
    """Header and rows as UTF-8 with BOM, below a title row (if any) that our own reader skips."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    if title_zh:
        writer.writerow([safe_cell(title_zh)])
    writer.writerows([[safe_cell(cell) for cell in row] for row in rows])
    return buffer.getvalue().encode("utf-8-sig")


def xlsx_bytes(sheets: Mapping[str, Sequence[Sequence[Cell]]], notes_zh: Sequence[str]) -> bytes:
    """A workbook with one sheet per table and a 说明 sheet, as `workbook_bytes` makes it.

    Every page offers workbooks and few visitors ask for one: openpyxl waits for the first.
    """
    from data_access.workbook_files import workbook_bytes  # noqa: PLC0415

    return workbook_bytes(sheets, notes_zh)


def safe_cell(cell: Cell) -> Cell:
    """Text that no spreadsheet runs, without the controls that a workbook cannot hold."""
    return remove_controls(neutralise_formula(cell)) if isinstance(cell, str) else cell
