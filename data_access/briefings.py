"""Saved briefings (汇报): reports frozen at a data version, versions that nobody can change.

Who may look at an area may save a briefing of it and open those of others; only its author changes
one. Every change is a further version, so that it can be taken back, and a link to a version shows
what it always showed. Who owed a report is read from the register as it stood at that version.
"""

from sqlalchemy import func, select
from sqlmodel import Session

from data_access.actor import Actor
from data_access.audit import write_audit_line
from data_access.briefing_checks import checked_content
from data_access.briefing_content import (
    BriefingContent,
    BriefingKind,
    SavedBriefing,
    UnknownBriefingError,
    check_sees,
    saved_of,
)
from data_access.briefing_tables import BriefingVersion
from data_access.drafts import owner_of
from data_access.errors import PermissionDeniedError, SettingRefusedError
from data_access.permissions import Action
from data_access.refusals import noting_refusals
from data_access.store import Store
from data_access.tables import columns_in, next_id
from data_access.views.filters import NATION_ZH

_version = columns_in(BriefingVersion)


def save_briefing(store: Store, actor: Actor, content: BriefingContent) -> int:
    """Keep a new briefing; returns its number.

    Raises:
        SettingRefusedError: it has no name or no slide, its words are too long, or its data
            version is unknown.
        PermissionDeniedError: the actor does not look at that area; audited.
    """
    with noting_refusals(store, actor), store.writing() as session:
        number = next_id(session, _version.number)
        kept = checked_content(session, actor, content)
        _write(session, store, actor, number, 1, BriefingKind.SAVED, kept)
    return number


def edit_briefing(
    store: Store, actor: Actor, number: int, revision: int, content: BriefingContent
) -> None:
    """Write another version: other words, other slides, or other numbers.

    Args:
        store: is written.
        actor: its author.
        number: the briefing.
        revision: the version that the change was made on.
        content: what it says from now on; another data version makes it an update.

    Raises:
        SettingRefusedError: as `save_briefing`, somebody changed it meanwhile, or it is of
            another area: who may open it is told by its area, and its links are out.
        UnknownBriefingError: there is none, or it was deleted.
        PermissionDeniedError: it is somebody else's, or of an area beyond; audited.
    """
    with noting_refusals(store, actor), store.writing() as session:
        newest = _own(session, actor, number)
        if newest.kind is BriefingKind.WITHDRAWN:
            raise UnknownBriefingError(number)
        _check_newest(newest, revision)
        if newest.content.area != content.area:
            raise SettingRefusedError("汇报的范围保存后不变；要换范围，请另存为新的汇报")
        is_moved = newest.content.version != content.version
        kind = BriefingKind.UPDATED if is_moved else BriefingKind.EDITED
        kept = checked_content(session, actor, content)
        _write(session, store, actor, number, revision + 1, kind, kept)


def undo_briefing(store: Store, actor: Actor, number: int, revision: int) -> None:
    """Take the last change back, a deletion too; taking back a taking back restores it.

    Raises:
        As `edit_briefing`; SettingRefusedError also where nothing was changed yet.
    """
    with noting_refusals(store, actor), store.writing() as session:
        newest = _own(session, actor, number)
        _check_newest(newest, revision)
        if revision == 1:
            raise SettingRefusedError("这份汇报还没有改动过；不要了请点“删除”")
        before = _of_version(session, number, revision - 1)
        check_sees(actor, before.content.area)
        _write(session, store, actor, number, revision + 1, BriefingKind.UNDONE, before.content)


def withdraw_briefing(store: Store, actor: Actor, number: int, revision: int) -> None:
    """Delete a briefing: its versions stay in the store, its links say that it is gone.

    Raises:
        As `edit_briefing`.
    """
    with noting_refusals(store, actor), store.writing() as session:
        newest = _own(session, actor, number)
        if newest.kind is BriefingKind.WITHDRAWN:
            raise UnknownBriefingError(number)
        _check_newest(newest, revision)
        kind = BriefingKind.WITHDRAWN
        _write(session, store, actor, number, revision + 1, kind, newest.content)


def _own(session: Session, actor: Actor, number: int) -> SavedBriefing:
    """The newest version, if the actor may change it."""
    statement = select(func.max(_version.revision)).where(_version.number == number)
    last = session.execute(statement).scalar()
    if last is None:
        raise UnknownBriefingError(number)
    newest = _of_version(session, number, last)
    check_sees(actor, newest.content.area)
    if not newest.is_of(actor):
        reason = f"这份汇报由{newest.author_name}保存，只有本人能改；可以另存为自己的"
        raise PermissionDeniedError(Action.VIEW, "", reason)
    return newest


def _of_version(session: Session, number: int, revision: int) -> SavedBriefing:
    statement = select(BriefingVersion)
    wanted = (_version.number == number, _version.revision == revision)
    return saved_of(session.execute(statement.where(*wanted)).scalar_one())


def _check_newest(newest: SavedBriefing, revision: int) -> None:
    if newest.revision != revision:
        raise SettingRefusedError(f"这份汇报刚有第 {newest.revision} 版，请看过再改")


def _write(
    session: Session,
    store: Store,
    actor: Actor,
    number: int,
    revision: int,
    kind: BriefingKind,
    content: BriefingContent,
) -> None:
    now = store.clock()
    session.add(
        BriefingVersion(
            id=next_id(session, _version.id),
            number=number,
            revision=revision,
            kind=kind.value,
            name_zh=content.name_zh,
            username=owner_of(actor),
            author_name=actor.name,
            author_role=actor.role.value,
            author_scope=actor.scope.key,
            made_at=now,
            week_ending=content.week_ending,
            area=content.area,
            basis=content.basis.value,
            data_version_id=content.version,
            slides=list(content.slides),
            points={key: list(lines) for key, lines in content.points.items()},
        )
    )
    details = {
        "name": content.name_zh,
        "week_ending": content.week_ending,
        "area": content.area or NATION_ZH,
        "basis": content.basis.value,
        "version": content.version,
        "revision": revision,
    }
    write_audit_line(session, actor, f"briefing_{kind.value}", str(number), details, now)
