"""Native tables: numbers to the right, letters as large as the slide has room for."""

from typing import Any, Final

import pandas as pd
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Inches

from figures.axes import text_width
from figures.briefing.pptx_canvas import Box
from figures.briefing.pptx_colours import rgb
from figures.briefing.pptx_parts import style_run
from figures.briefing.table_texts import column_shares, fitting_rows, is_rest, table_texts
from figures.tables import Columns
from figures.theme import GROUND, INK, PRIMARY

# Letters [pt] and the room around them [in]; the largest that fit are taken.
_SIZES: Final = ((17, 0.3), (15, 0.2), (14, 0.12), (12, 0.1), (11, 0.06))
_LINE: Final = 1.35 / 72  # [in] to a point of letters
_SIDES: Final = 0.25  # [in] left and right of a cell's words
_STRETCHED: Final = 1.6  # rows of a short table may be as much higher
_LETTER: Final = 10
_TINT: Final = "#F5F7FA"


def add_table(slide: Any, rows: pd.DataFrame, columns: Columns, box: Box) -> None:
    """The table in its box; what does not fit is told in a last line, never cut."""
    header, lines = table_texts(rows, columns)
    widths = [share * box.width for share in column_shares(header, lines)]
    size, heights = _fitting([header, *lines], widths, box.height)
    lines = fitting_rows(lines, len(heights) - 1)
    frame = slide.shapes.add_table(
        len(heights), len(header), *Box(box.left, box.top, box.width, sum(heights)).place
    )
    frame.name = "表格"
    table = frame.table
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Inches(width)
    numeric = [column.is_number for column in columns.values()]
    for position, line in enumerate([header, *lines]):
        table.rows[position].height = Inches(heights[position])
        for place, text in enumerate(line):
            _cell(table.cell(position, place), text, position, size, is_number=numeric[place])
        if is_rest(line):
            table.cell(position, 0).merge(table.cell(position, len(line) - 1))


def _fitting(lines: list[list[str]], widths: list[float], height: float) -> tuple[int, list[float]]:
    """The largest letters in which every line has room, and how high each line is [in]."""
    for size, around in _SIZES:
        heights = [_height(line, widths, size, around) for line in lines]
        if sum(heights) <= height:
            stretched = min(_STRETCHED, height / sum(heights))
            return size, [one * stretched for one in heights]
    size, around = _SIZES[-1]
    room = int(height / (size * _LINE + around))
    return size, [_height(line, widths, size, around) for line in lines[:room]]


def _height(line: list[str], widths: list[float], size: int, around: float) -> float:
    needed = [text_width(text, _LETTER) / _LETTER * size / 72 for text in line]
    broken = max(-(-one // (width - _SIDES)) for one, width in zip(needed, widths, strict=True))
    return float(max(broken, 1) * size * _LINE + around)


def _cell(cell: Any, text: str, position: int, size: int, *, is_number: bool) -> None:
    is_header = position == 0
    cell.fill.solid()
    tint = PRIMARY if is_header else (_TINT if position % 2 == 0 else GROUND)
    cell.fill.fore_color.rgb = rgb(tint)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.margin_top = cell.margin_bottom = Inches(0.02)
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT if is_number else PP_ALIGN.LEFT
    run = paragraph.add_run()
    run.text = text
    style_run(run, size, GROUND if is_header else INK, bold=is_header)
