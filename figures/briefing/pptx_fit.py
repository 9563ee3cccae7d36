"""A slide drawn for letters of our size brought onto the size of an office's own template."""

from collections.abc import Iterator
from typing import Any, Final

from pptx.oxml.ns import qn

_LETTERS: Final = tuple(qn(f"a:{name}") for name in ("rPr", "defRPr", "endParaRPr"))


def fit_slide(slide: Any, scale: float) -> None:
    """Scale what was added, letters too: its canvas has the shape of the slide already."""
    for shape in _placed(slide):
        shape.left, shape.top = round(shape.left * scale), round(shape.top * scale)
        shape.width, shape.height = round(shape.width * scale), round(shape.height * scale)
        if shape.has_table:
            _scale_table(shape.table, scale)
        if shape.has_chart:
            _scale_letters(shape.chart.part._element, scale)
    _scale_letters(slide._element, scale)


def _placed(slide: Any) -> Iterator[Any]:
    """What stands where we put it; a placeholder without a place of its own is the template's."""
    for shape in slide.shapes:
        own = shape._element.xpath("./p:spPr/a:xfrm|./p:grpSpPr/a:xfrm|./p:xfrm")
        if own or not shape.is_placeholder:
            yield shape


def _scale_table(table: Any, scale: float) -> None:
    for column in table.columns:
        column.width = round(column.width * scale)
    for row in table.rows:
        row.height = round(row.height * scale)


def _scale_letters(element: Any, scale: float) -> None:
    for letters in element.iter(*_LETTERS):
        if size := letters.get("sz"):
            letters.set("sz", str(round(int(size) * scale)))
