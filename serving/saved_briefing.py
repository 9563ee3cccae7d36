"""A saved briefing told again: the reports it was frozen at, its slides, its author's words."""

from dataclasses import dataclass

from sqlmodel import Session

from data_access.actor import Actor
from data_access.briefing_content import SavedBriefing
from data_access.marks import notice_zh
from data_access.settings import Settings
from data_access.views.filters import area_of
from data_access.views.saved_briefings import frozen_as_of
from serving.briefing_facts import Wanted


@dataclass(frozen=True, slots=True)
class SavedChoice:
    """The slides of a saved briefing, and what its author wrote for some of them."""

    slides: tuple[str, ...]
    points: tuple[tuple[str, tuple[str, ...]], ...]


def wanted_again(
    session: Session, actor: Actor, saved: SavedBriefing, settings: Settings
) -> tuple[Wanted, SavedChoice]:
    """What a briefing was about when it was saved, within the actor's scope, and its slides.

    Its reports are those of its version, and so is the register that says which were expected.
    """
    content = saved.content
    area = area_of(actor, content.area)
    notice = notice_zh(settings, actor, area.label_zh)
    wanted = Wanted(content.week_ending, frozen_as_of(session, saved), area, notice)
    points = tuple((key, tuple(lines)) for key, lines in sorted(content.points.items()))
    return wanted, SavedChoice(tuple(content.slides), points)
