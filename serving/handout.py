"""A hand-out (讲义) as one page or one folder: approved numbers, for a web server or a stick."""

import io
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile

from sqlmodel import Session

from data_access.actor import Actor
from data_access.versions import Basis, standing
from data_access.views.filters import looking_at
from data_access.views.trends import weeks_known
from data_access.views.zones_over_weeks import levels_over_weeks, zones_over_weeks
from figures.briefing.folder_file import FOLDER_STYLE, handout_pages, handout_style
from figures.briefing.html_file import SCRIPT, STYLE, whole_page
from figures.briefing.zone_pages import ZONE_CARDS, ZonesOverWeeks
from indicators.periods import weeks_between
from indicators.vocabulary import Dataset
from serving.briefing_facts import Wanted
from serving.briefing_files import Briefing

_FORMS: Final = Path(__file__).with_name("forms")


@dataclass(frozen=True)
class Handout:
    """A folder of pages, not written anywhere yet."""

    name: str
    files: Mapping[str, bytes]

    def zipped(self) -> bytes:
        """The folder as one file."""
        written = io.BytesIO()
        with ZipFile(written, "w", ZIP_DEFLATED) as archive:
            for name, content in self.files.items():
                archive.writestr(f"{self.name}/{name}", content)
        return written.getvalue()

    def write(self, into: Path) -> Path:
        """Lay the folder into another; returns where it lies.

        Raises:
            OSError: it cannot be written.
        """
        for name, content in self.files.items():
            path = into / self.name / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        return into / self.name


def handout_page(briefing: Briefing) -> bytes:
    """The briefing as one file of HTML that opens anywhere and asks for nothing.

    Raises:
        ValueError: as `handout_of`.
    """
    _refuse_unapproved(briefing)
    style, script = ((_FORMS / name).read_text("utf-8") for name in (STYLE, SCRIPT))
    return whole_page(briefing.story, known_zh(briefing), style, script).encode()


def known_zh(briefing: Briefing) -> str:
    """Names the data that a page was made from."""
    return f"{briefing.facts.known_zh} {briefing.facts.basis_zh}"


def read_over_weeks(session: Session, actor: Actor, wanted: Wanted) -> ZonesOverWeeks:
    """The approved past of every zone up to the week, each frame read once."""
    as_of = replace(standing(session, wanted.as_of), basis=Basis.APPROVED)
    ask = (session, as_of, looking_at(actor, wanted.area))
    known = weeks_known(ask[0], ask[1], Dataset.WEEKLY)
    # The last weeks may have nothing approved yet; they are told as such, not left out.
    weeks = weeks_between(min([*known, wanted.week_ending]), wanted.week_ending)
    rates = zones_over_weeks(*ask, ZONE_CARDS, weeks)
    return ZonesOverWeeks(weeks, rates, levels_over_weeks(*ask, weeks))


def handout_of(briefing: Briefing, over_weeks: ZonesOverWeeks) -> Handout:
    """The folder of a briefing.

    Raises:
        ValueError: the briefing counts what nobody approved; that is not handed out.
    """
    _refuse_unapproved(briefing)
    styles = handout_style(*((_FORMS / name).read_text("utf-8") for name in (STYLE, FOLDER_STYLE)))
    pages = dict(handout_pages(briefing.facts, briefing.story, over_weeks))
    files = {name: text.encode() for name, text in (pages | styles).items()}
    area, week = briefing.facts.area_zh, briefing.facts.week_ending
    return Handout(f"复工复产{area}讲义_{week}", files)


def _refuse_unapproved(briefing: Briefing) -> None:
    if not briefing.facts.approved_only:
        raise ValueError(Basis.ALL)
