"""Announcements (公告): made and withdrawn by the system administrator, read by everybody."""

from datetime import date
from typing import Final, NamedTuple

from sqlalchemy import select
from sqlmodel import Session

from data_access.actor import Actor
from data_access.announcement_tables import Announcement
from data_access.audit import write_audit_line
from data_access.errors import SettingRefusedError
from data_access.permissions import Action, check_may
from data_access.refusals import noting_refusals
from data_access.said import checked_text
from data_access.store import Store
from data_access.tables import columns_in, next_id
from indicators.periods import SHANGHAI

TEXT_LIMIT: Final = 200
_announcement = columns_in(Announcement)


class StandingAnnouncement(NamedTuple):
    """A line that is up.

    Attributes:
        id: its number.
        text: as it was written, to be escaped where it is shown.
        until: the last day on which it is up.
    """

    id: int
    text: str
    until: date


def announce(store: Store, actor: Actor, text: str, until: date) -> None:
    """Show a line to everybody until the end of a day.

    Raises:
        SettingRefusedError: it says nothing or too much, or the day is over.
        PermissionDeniedError: the actor may not announce; audited.
    """
    with noting_refusals(store, actor), store.writing() as session:
        check_may(actor, Action.ANNOUNCE)
        said = checked_text(text, "请写明公告内容", TEXT_LIMIT)
        if until < store.clock().astimezone(SHANGHAI).date():
            raise SettingRefusedError("截止日已经过去；请选今天或以后")
        line = Announcement(
            id=next_id(session, _announcement.id),
            text=said,
            actor_name=actor.name,
            until=until,
            at=store.clock(),
        )
        session.add(line)
        details = {"said": said, "until": until}
        write_audit_line(session, actor, "announce", str(line.id), details, store.clock())


def withdraw_announcement(store: Store, actor: Actor, announcement_id: int) -> None:
    """Take a line down before its day; the trail keeps it.

    Raises:
        SettingRefusedError: there is no such line, or it is down already.
        PermissionDeniedError: the actor may not announce; audited.
    """
    with noting_refusals(store, actor), store.writing() as session:
        check_may(actor, Action.ANNOUNCE)
        line = session.get(Announcement, announcement_id)
        if line is None or line.withdrawn_at is not None:
            raise SettingRefusedError("这条公告已经撤下")
        line.withdrawn_at = store.clock()
        said = {"said": line.text}
        write_audit_line(session, actor, "withdraw_announcement", str(line.id), said, store.clock())


def announcements(session: Session, today: date) -> list[StandingAnnouncement]:
    """What everybody reads today, newest first."""
    statement = (
        select(*(_announcement[name] for name in StandingAnnouncement._fields))
        .where(_announcement.withdrawn_at.is_(None), _announcement.until >= today)
        .order_by(_announcement.id.desc())
    )
    return [StandingAnnouncement(*line) for line in session.execute(statement)]
