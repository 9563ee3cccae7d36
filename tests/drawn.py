"""Small tables drawn as text, rendered into the files and frames that the code under test reads."""

import csv
import io
from collections.abc import Sequence


def drawn_rows(drawing: str) -> list[list[str]]:
    """The cells of a table drawn with `|` between cells, one line per row.

    A line that begins with `|` also ends with one; elsewhere a last `|` means an empty cell.
    """
    lines = [line.strip() for line in drawing.strip().splitlines()]
    inner = [line[1:-1] if line.startswith("|") else line for line in lines if line]
    return [[cell.strip() for cell in line.split("|")] for line in inner]


def csv_text(rows: Sequence[Sequence[str]], delimiter: str = ",", line_end: str = "\r\n") -> str:
    """Rows as CSV, quoted where a cell needs it."""
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=delimiter, lineterminator=line_end).writerows(rows)
    return buffer.getvalue()


def drawn_csv(drawing: str, encoding: str = "utf-8-sig") -> bytes:
    """A drawn table as the bytes of a CSV file."""
    return csv_text(drawn_rows(drawing)).encode(encoding)
