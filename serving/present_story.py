"""Which briefing an address shows, drawn once for everybody who may see the same numbers."""

from collections.abc import Hashable
from dataclasses import dataclass, replace
from typing import Final

from sqlmodel import Session

from data_access.actor import Actor
from data_access.settings import Settings
from figures.briefing.html_file import DrawnStory, draw_story
from serving.briefing_facts import Wanted, read_facts
from serving.briefing_files import Briefing, briefing_of
from serving.handout import known_zh
from serving.kept import Kept
from serving.saved_briefing import SavedChoice

ENTRIES: Final = 24  # half a megabyte each
Choice = tuple[str, ...] | SavedChoice | None


@dataclass(frozen=True, slots=True)
class Presented:
    """A briefing as its page shows it, and which data it was made from."""

    story: DrawnStory
    known_zh: str


_KEPT: Final = Kept[Presented](ENTRIES)


def presented(
    session: Session, actor: Actor, settings: Settings, wanted: Wanted, choice: Choice
) -> Presented:
    """What is shown of a briefing; drawn at its first opening, then kept.

    The key is everything it is made of: store, scope, version and basis, week, area, mark and
    slides. Whether the version is still the newest changes none of it.

    Args:
        session: of the store of the settings.
        actor: who looks; the area is within their scope.
        settings: of the store.
        wanted: the week, moment, area and mark.
        choice: all slides for None, some by key, or those of a saved briefing with its words.
    """
    about = replace(wanted, as_of=replace(wanted.as_of, is_head=False))
    key: Hashable = (settings.data_folder, settings.database_url, actor.scope.key, about, choice)
    return _KEPT.of(key, lambda: _drawn(_chosen(session, actor, wanted, choice)))


def _chosen(session: Session, actor: Actor, wanted: Wanted, choice: Choice) -> Briefing:
    whole = briefing_of(read_facts(session, actor, wanted))
    if choice is None:
        return whole
    if isinstance(choice, SavedChoice):
        return whole.chosen(choice.slides, dict(choice.points))
    return whole.chosen(choice)


def _drawn(briefing: Briefing) -> Presented:
    return Presented(draw_story(briefing.story), known_zh(briefing))
