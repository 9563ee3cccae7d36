"""Saved briefings (汇报) as people find them: those of the areas they look at."""

from typing import Final

import pandas as pd
from sqlalchemy import func, select
from sqlmodel import Session

from data_access.actor import Actor, ScopeLevel
from data_access.briefing_content import (
    BriefingKind,
    SavedBriefing,
    UnknownBriefingError,
    check_sees,
    saved_of,
)
from data_access.briefing_tables import BriefingVersion
from data_access.displays import is_display
from data_access.drafts import owner_of
from data_access.errors import PermissionDeniedError
from data_access.permissions import Action
from data_access.records import frame_of
from data_access.tables import columns_in
from data_access.versions import AsOf, Basis, as_of_version

COLUMNS: Final = (
    "number", "revision", "name_zh", "week_ending", "area", "basis", "username", "author_name",
    "made_at",
)  # fmt: skip
_version = columns_in(BriefingVersion)


def open_briefing(
    session: Session, actor: Actor, number: int, revision: int | None = None
) -> SavedBriefing:
    """A briefing as it stands, or one of its versions; a deleted one is gone with all of them.

    Raises:
        UnknownBriefingError: there is none, or its author deleted it.
        PermissionDeniedError: the actor's scope does not cover its area, or a display would show
            what nobody approved.
    """
    statement = select(BriefingVersion).where(_version.number == number)
    rows = session.execute(statement.order_by(_version.revision)).scalars().all()
    if not rows:
        raise UnknownBriefingError(number)
    check_sees(actor, rows[-1].area)
    wanted = [row for row in rows if revision in (None, row.revision)]
    if rows[-1].kind == BriefingKind.WITHDRAWN.value or not wanted:
        raise UnknownBriefingError(number)
    found = saved_of(wanted[-1])
    check_sees(actor, found.content.area)  # each version was written for an area of its own
    if is_display(actor.username) and found.content.basis is Basis.ALL:
        raise PermissionDeniedError(Action.VIEW, "", "大屏只显示已审数据，这份汇报含未审数据")
    return found


def frozen_as_of(session: Session, briefing: SavedBriefing) -> AsOf:
    """The moment and basis at which the reports of a briefing are frozen."""
    found = as_of_version(session, briefing.content.version)
    return AsOf(found.version, found.at, found.is_head, briefing.content.basis)


def saved_briefings(session: Session, actor: Actor) -> pd.DataFrame:
    """The briefings of the areas that the actor looks at, the newest first; without deleted ones.

    Returns:
        number, revision, name_zh, week_ending, area, basis, username, author_name, made_at.
    """
    newest = select(func.max(_version.id)).group_by(_version.number).scalar_subquery()
    statement = (
        select(*(_version[name] for name in COLUMNS))
        .where(_version.id.in_(newest), _version.kind != BriefingKind.WITHDRAWN.value)
        .order_by(_version.id.desc())
    )
    match actor.scope.level:
        case ScopeLevel.NATION:
            pass
        case ScopeLevel.PROVINCE:
            statement = statement.where(_version.area == actor.scope.area)
        case _:
            return pd.DataFrame(columns=list(COLUMNS))
    if is_display(actor.username):
        statement = statement.where(_version.basis == Basis.APPROVED.value)
    return frame_of(session, statement, COLUMNS)


def withdrawn_by(session: Session, actor: Actor) -> SavedBriefing | None:
    """What the actor deleted last, if nothing was done to it since: it can be taken back."""
    newest = select(func.max(_version.id)).group_by(_version.number).scalar_subquery()
    statement = select(BriefingVersion).where(
        _version.id.in_(newest),
        _version.kind == BriefingKind.WITHDRAWN.value,
        _version.username == owner_of(actor),
    )
    row = session.execute(statement.order_by(_version.id.desc()).limit(1)).scalar()
    return saved_of(row) if row is not None else None
