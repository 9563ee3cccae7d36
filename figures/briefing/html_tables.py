"""A slide's table on a page: letters after the number of its lines, numbers to the right."""

from html import escape
from typing import Final

from figures.briefing.story import Slide
from figures.briefing.table_texts import fitting_rows, is_rest, table_texts

_ROWS: Final = 18
_FEW: Final = 6
_SHORT: Final = 16  # letters; a sentence breaks and is high enough
_MANY: Final = 13


def table_markup(slide: Slide) -> str:
    """The table; what does not fit is told in a last line."""
    header, lines = table_texts(slide.table, slide.columns)  # type: ignore[arg-type]
    numeric = [column.is_number for column in slide.columns.values()]
    lines = fitting_rows(lines, _ROWS)
    heads = "".join(map(_cell, ["th"] * len(header), header, numeric))
    rows = "".join(f"<tr>{_line(line, numeric)}</tr>" for line in lines)
    return f"<table{_size(lines)}><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def _size(lines: list[list[str]]) -> str:
    if len(lines) <= _FEW and all(len(text) <= _SHORT for line in lines for text in line):
        return ' class="few"'
    return ' class="many"' if len(lines) > _MANY else ""


def _line(line: list[str], numeric: list[bool]) -> str:
    if is_rest(line):
        return f'<td colspan="{len(line)}">{escape(line[0])}</td>'
    return "".join(map(_cell, ["td"] * len(line), line, numeric))


def _cell(tag: str, text: str, is_number: bool) -> str:
    named = ' class="number"' if is_number else ""
    return f"<{tag}{named}>{escape(text)}</{tag}>"
