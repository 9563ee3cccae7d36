"""What a file of a briefing is made of, so that another process can make it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from figures.briefing.facts import BriefingFacts
from figures.briefing.zone_pages import ZonesOverWeeks
from serving.briefing_files import Briefing, briefing_of
from serving.handout import handout_of, handout_page


class FileKind(StrEnum):
    """The files of a briefing."""

    PPTX = "pptx"
    DOCX = "docx"
    PDF = "pdf"
    XLSX = "xlsx"
    PAGE = "html"
    FOLDER = "zip"


@dataclass(frozen=True)
class FileOrder:
    """One file: the numbers, not the drawings, since those are quicker made anew than sent.

    Attributes:
        kind: which file.
        facts: what the briefing says.
        slides: the chosen slides.
        points: what was written by hand, by slide.
        template: the office's own PPTX.
        over_weeks: the past of the zones, for a folder.
    """

    kind: FileKind
    facts: BriefingFacts
    slides: Sequence[str]
    points: Mapping[str, Sequence[str]] = field(default_factory=dict)
    template: bytes | None = None
    over_weeks: ZonesOverWeeks | None = None


def make_file(order: FileOrder) -> bytes:
    """The file of an order.

    Raises:
        ChineseFontMissingError, TemplateRefusedError: as `Briefing.file`.
        ValueError: a hand-out of numbers that nobody approved.
    """
    told = briefing_of(order.facts).chosen(order.slides, order.points)
    special = _SPECIAL.get(order.kind)
    return special(told, order) if special else told.file(order.kind.value, order.template)


def _folder(told: Briefing, order: FileOrder) -> bytes:
    if order.over_weeks is None:
        raise ValueError(order.kind)
    return handout_of(told, order.over_weeks).zipped()


_SPECIAL: Final[Mapping[FileKind, Callable[[Briefing, FileOrder], bytes]]] = {
    FileKind.PAGE: lambda told, _: handout_page(told),
    FileKind.FOLDER: _folder,
}
