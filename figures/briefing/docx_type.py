"""The typefaces of an official document, and a run of text in one of them."""

from typing import Any, Final

from docx.oxml.ns import qn
from docx.shared import Pt

# By name: who opens the file has them, this machine need not.
TITLE_FACE: Final = "方正小标宋简体"
HEADING_FACE: Final = "黑体"
BODY_FACE: Final = "仿宋_GB2312"


def write_run(paragraph: Any, text: str, face: str, size: float) -> None:
    """Text in a typeface; Word keeps one for Latin letters and one for Chinese."""
    run = paragraph.add_run(text)
    run.font.name, run.font.size = face, Pt(size)
    run._element.rPr.rFonts.set(qn("w:eastAsia"), face)
