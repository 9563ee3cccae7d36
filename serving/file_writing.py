"""Writing a briefing's files; the packages for it are loaded by the process that makes them."""

from collections.abc import Callable, Mapping
from typing import Final

from data_access.exports import xlsx_bytes
from figures.briefing.docx_file import docx_bytes
from figures.briefing.pdf_file import pdf_bytes
from figures.briefing.pptx_file import pptx_bytes
from serving.briefing_files import Briefing, briefing_of
from serving.briefing_tables import sheet_notes, sheets
from serving.file_orders import FileKind, FileOrder
from serving.handout import handout_of, handout_page


def make_file(order: FileOrder) -> bytes:
    """The file of an order.

    Raises:
        ChineseFontMissingError, TemplateRefusedError: as `briefing_file`.
        ValueError: a hand-out of numbers that nobody approved.
    """
    told = briefing_of(order.facts).chosen(order.slides, order.points)
    special = _SPECIAL.get(order.kind)
    return special(told, order) if special else briefing_file(told, order.kind, order.template)


def briefing_file(briefing: Briefing, kind: str, template: bytes | None = None) -> bytes:
    """One of the four files, all of the same story, by its ending.

    Args:
        briefing: what was read and written down.
        kind: pptx, docx, pdf or xlsx.
        template: the office's own PPTX.

    Raises:
        ChineseFontMissingError: a PDF or a Word file needs a Chinese typeface for its pictures.
        TemplateRefusedError: the template is none.
    """
    make: Mapping[str, Callable[[], bytes]] = {
        FileKind.PPTX: lambda: pptx_bytes(briefing.story, template),
        FileKind.DOCX: lambda: docx_bytes(briefing.report),
        FileKind.PDF: lambda: pdf_bytes(briefing.report, briefing.story),
        FileKind.XLSX: lambda: xlsx_bytes(dict(sheets(briefing)), sheet_notes(briefing)),
    }
    return make[kind]()


def _folder(told: Briefing, order: FileOrder) -> bytes:
    if order.over_weeks is None:
        raise ValueError(order.kind)
    return handout_of(told, order.over_weeks).zipped()


_SPECIAL: Final[Mapping[FileKind, Callable[[Briefing, FileOrder], bytes]]] = {
    FileKind.PAGE: lambda told, _: handout_page(told),
    FileKind.FOLDER: _folder,
}
