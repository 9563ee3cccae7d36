"""A table of the report: columns after their words, a header on each page, whole rows."""

from typing import Any, Final

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from figures.axes import text_width
from figures.briefing.docx_type import BODY_FACE, HEADING_FACE, write_run
from figures.briefing.story import Slide
from figures.briefing.table_texts import column_shares, fitting_rows, is_rest, table_texts

_WIDTH: Final = 156.0  # [mm] between the margins
_SIDES: Final = 4.6  # [mm] left and right of a cell's words
_ROWS: Final = 20
_SIZE: Final = 11  # [pt]
_SMALLEST: Final = 9
_AROUND: Final = 1.5  # [pt] above and below a line
_MM: Final = 25.4 / 72  # to a point
_LETTER: Final = 10


def add_table(document: Any, slide: Slide) -> None:
    """The table of a slide; numbers and their headers to the right."""
    header, lines = table_texts(slide.table, slide.columns)  # type: ignore[arg-type]
    lines = fitting_rows(lines, _ROWS)
    widths = [share * _WIDTH for share in column_shares(header, lines)]
    numeric = [column.is_number for column in slide.columns.values()]
    table = _table_of(document, widths)
    size = _size([header, *lines], widths)
    for position, line in enumerate([header, *lines]):
        row = table.add_row()
        _keep_whole(row, is_header=position == 0)
        for cell, text, width, is_number in zip(row.cells, line, widths, numeric, strict=True):
            cell.width = Mm(width)
            _write(cell, text, size, is_header=position == 0, is_number=is_number)
        if is_rest(line):
            row.cells[0].merge(row.cells[-1])
    document.add_paragraph().paragraph_format.line_spacing = Pt(10)


def _table_of(document: Any, widths: list[float]) -> Any:
    """A grid of fixed columns: left to themselves, programs make all of them equal."""
    table = document.add_table(rows=0, cols=len(widths))
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    return table


def _size(lines: list[list[str]], widths: list[float]) -> int:
    """The largest letters in which no cell breaks; the smallest where one must."""
    for size in range(_SIZE, _SMALLEST, -1):
        letter = size * _MM / _LETTER
        if all(
            text_width(text, _LETTER) * letter <= width - _SIDES
            for line in lines
            for text, width in zip(line, widths, strict=True)
            if not is_rest(line)
        ):
            return size
    return _SMALLEST


def _keep_whole(row: Any, *, is_header: bool) -> None:
    """No page parts a row; the header stands again on the next page."""
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if is_header:
        repeated = OxmlElement("w:tblHeader")
        repeated.set(qn("w:val"), "true")
        properties.append(repeated)


def _write(cell: Any, text: str, size: int, *, is_header: bool, is_number: bool) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if is_number else WD_ALIGN_PARAGRAPH.LEFT
    form = paragraph.paragraph_format
    form.space_before = form.space_after = Pt(_AROUND)
    form.keep_with_next = is_header
    write_run(paragraph, text, HEADING_FACE if is_header else BODY_FACE, size)
