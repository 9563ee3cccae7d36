"""The weekly report as Word, in the form of official documents (公文格式, after GB/T 9704)."""

import io
from typing import Any, Final

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from figures.briefing.docx_table import add_table
from figures.briefing.docx_type import BODY_FACE, HEADING_FACE, TITLE_FACE, write_run
from figures.briefing.report import NUMERALS_ZH, Report, Section
from figures.briefing.story import Slide
from figures.drawing.chart_drawing import draw_chart
from figures.drawing.png import png_bytes

_PAGE: Final = {
    "page_width": Mm(210), "page_height": Mm(297), "top_margin": Mm(37), "bottom_margin": Mm(35),
    "left_margin": Mm(28), "right_margin": Mm(26),
}  # fmt: skip
_TITLE: Final = 22  # [pt] 二号
_BODY: Final = 16  # 三号
_SMALL: Final = 12  # 小四
_LINE: Final = Pt(29)
_INDENT: Final = Pt(_BODY * 2)  # two characters
_PICTURE: Final = Mm(150)
_DRAWN: Final = (680.0, 300.0)  # so that its letters are those of a table


def docx_bytes(report: Report) -> bytes:
    """The report as a file."""
    document = Document()
    section = document.sections[0]
    for name, length in _PAGE.items():
        setattr(section, name, length)
    _page_number(section.footer.paragraphs[0])
    write_run(section.header.paragraphs[0], report.notice_zh, BODY_FACE, _SMALL)
    _title(document, report)
    for number, part in zip(NUMERALS_ZH, report.sections, strict=False):
        _section(document, number, part)
    _paragraph(document, report.closing_zh, BODY_FACE, _SMALL)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _title(document: Any, report: Report) -> None:
    _centred(document, report.title_zh, TITLE_FACE, _TITLE)
    _centred(document, report.subtitle_zh, BODY_FACE, _BODY)


def _section(document: Any, number: str, part: Section) -> None:
    heading = _paragraph(document, f"{number}、{part.heading_zh}", HEADING_FACE, _BODY)
    heading.paragraph_format.keep_with_next = True
    told = _paragraph(document, "".join(part.sentences_zh), BODY_FACE, _BODY)
    if part.shown is not None:
        told.paragraph_format.space_after = Pt(_SMALL / 2)
        _shown(document, part.shown)


def _shown(document: Any, slide: Slide) -> None:
    if slide.table is not None:
        add_table(document, slide)
    elif slide.chart is not None:
        width, height = _DRAWN
        picture = png_bytes(draw_chart(slide.chart, slide.title_zh, width=width, height=height))
        document.add_picture(io.BytesIO(picture), width=_PICTURE)
        document.paragraphs[-1].alignment = WD_ALIGN_PARAGRAPH.CENTER
        _described(document, slide.title_zh)
        if slide.chart.events:
            _note(document, "　".join(slide.points_zh))


def _note(document: Any, text: str) -> None:
    """What the signs in a picture mean, small below it."""
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(_SMALL / 2)
    write_run(paragraph, text, BODY_FACE, _SMALL - 2)


def _described(document: Any, title_zh: str) -> None:
    """What the picture shows, for those who cannot see it."""
    document.inline_shapes[-1]._inline.docPr.set("descr", title_zh)


def _centred(document: Any, text: str, face: str, size: int) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.line_spacing = Pt(size * 1.6)
    write_run(paragraph, text, face, size)


def _paragraph(document: Any, text: str, face: str, size: int) -> Any:
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    paragraph.paragraph_format.line_spacing = _LINE
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.first_line_indent = _INDENT
    write_run(paragraph, text, face, size)
    return paragraph


def _page_number(paragraph: Any) -> None:
    """— 1 —, counted by Word."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    write_run(paragraph, "— ", BODY_FACE, 14)
    run = paragraph.add_run()
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        element = OxmlElement("w:instrText" if text else "w:fldChar")
        if text:
            element.text = text
        else:
            element.set(qn("w:fldCharType"), kind)
        run._element.append(element)
    write_run(paragraph, " —", BODY_FACE, 14)
