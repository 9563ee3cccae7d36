"""A saved briefing told again: the reports it was frozen at, its slides, its author's words."""

from sqlmodel import Session

from data_access.actor import Actor
from data_access.briefing_content import SavedBriefing
from data_access.marks import notice_zh
from data_access.settings import Settings
from data_access.views.filters import area_of
from data_access.views.saved_briefings import frozen_as_of
from serving.briefing_facts import Wanted, read_facts
from serving.briefing_files import Briefing, briefing_of


def told_again(
    session: Session, actor: Actor, saved: SavedBriefing, settings: Settings
) -> Briefing:
    """The briefing as it was saved, read within the actor's scope.

    Its reports are those of its version; the expected ones are counted by today's register, and
    the facts say when that was changed since.
    """
    content = saved.content
    area = area_of(actor, content.area)
    notice = notice_zh(settings, actor, area.label_zh)
    wanted = Wanted(content.week_ending, frozen_as_of(session, saved), area, notice)
    whole = briefing_of(read_facts(session, actor, wanted))
    return whole.chosen(content.slides, content.points)
