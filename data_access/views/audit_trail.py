"""The trail as the auditor reads it (审计): who, when, what, to what; newest first."""

from datetime import datetime
from typing import Final

import pandas as pd
from sqlalchemy import select
from sqlmodel import Session

from data_access.actor import Actor
from data_access.audit_tables import AuditLine
from data_access.permissions import Action, check_may
from data_access.records import frame_of
from data_access.tables import columns_in
from indicators.safe_text import storable

COLUMNS: Final = ("id", "at", "actor_name", "actor_role", "action", "subject", "details", "hash")
_line = columns_in(AuditLine)


def audit_trail(
    session: Session,
    actor: Actor,
    *,
    since: datetime | None = None,
    until: datetime | None = None,
    action: str = "",
    search: str = "",
    most: int | None = None,
) -> pd.DataFrame:
    """Lines of the trail, newest first.

    Args:
        session: reads the store.
        actor: must be an auditor.
        since: from this instant on.
        until: before this instant.
        action: only lines of this act.
        search: words that the actor's name, the subject or the details hold, in any case.
        most: no more lines than this.

    Returns:
        id, at, actor_name, actor_role, action, subject, details, hash.

    Raises:
        PermissionDeniedError: the actor is no auditor.
    """
    check_may(actor, Action.READ_AUDIT)
    statement = select(*(_line[name] for name in COLUMNS)).order_by(_line.id.desc())
    if since is not None:
        statement = statement.where(_line.at >= since)
    if until is not None:
        statement = statement.where(_line.at < until)
    if action:
        statement = statement.where(_line.action == action)
    if search:
        held = (_line.actor_name, _line.subject, _line.details)
        said = storable(search)
        conditions = [column.icontains(said, autoescape=True) for column in held]
        statement = statement.where(conditions[0] | conditions[1] | conditions[2])
    return frame_of(session, statement.limit(most), list(COLUMNS))


def audited_actions(session: Session, actor: Actor) -> list[str]:
    """Every act that the trail holds.

    Raises:
        PermissionDeniedError: the actor is no auditor.
    """
    check_may(actor, Action.READ_AUDIT)
    return list(session.execute(select(_line.action).distinct().order_by(_line.action)).scalars())
