"""What a file of a briefing is made of, so that another process can make it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from figures.briefing.facts import BriefingFacts
from figures.briefing.zone_pages import ZonesOverWeeks


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
