"""Native tables: numbers to the right, as tall as the slide has room for."""

from typing import Any, Final

import pandas as pd
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Inches

from figures.briefing.pptx_colours import rgb
from figures.briefing.pptx_parts import Box, style_run
from figures.briefing.table_texts import fitting_rows, table_texts
from figures.tables import Columns
from figures.theme import GROUND, INK, PRIMARY

_ROW: Final = 0.36  # [in]
_TINT: Final = "#F5F7FA"


def add_table(slide: Any, rows: pd.DataFrame, columns: Columns, box: Box) -> None:
    """The table in its box; what does not fit is told in a last line, never cut."""
    header, lines = table_texts(rows, columns)
    lines = fitting_rows(lines, int(box.height / _ROW) - 1)
    frame = slide.shapes.add_table(
        len(lines) + 1, len(header), *Box(box.left, box.top, box.width,
                                          _ROW * (len(lines) + 1)).place
    )  # fmt: skip
    frame.name = "表格"
    table = frame.table
    for column, share in zip(table.columns, _shares(header, lines), strict=True):
        column.width = Inches(box.width * share)
    numeric = [column.is_number for column in columns.values()]
    for position, line in enumerate([header, *lines]):
        for place, text in enumerate(line):
            _cell(table.cell(position, place), text, position, is_number=numeric[place])


def _shares(header: list[str], lines: list[list[str]]) -> list[float]:
    """How wide each column is: by its longest cell, within bounds."""
    longest = [max(len(line[place]) for line in [header, *lines]) for place in range(len(header))]
    bounded = [min(max(length, 4), 24) for length in longest]
    return [length / sum(bounded) for length in bounded]


def _cell(cell: Any, text: str, position: int, *, is_number: bool) -> None:
    is_header = position == 0
    cell.fill.solid()
    tint = PRIMARY if is_header else (_TINT if position % 2 == 0 else GROUND)
    cell.fill.fore_color.rgb = rgb(tint)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.margin_top = cell.margin_bottom = Inches(0.03)
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT if is_number else PP_ALIGN.LEFT
    run = paragraph.add_run()
    run.text = text
    style_run(run, 12, GROUND if is_header else INK, bold=is_header)
