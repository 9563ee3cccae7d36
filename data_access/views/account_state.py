"""Accounts and sessions as whoever keeps them sees them (账号、会话)."""

from datetime import datetime
from typing import Final

import pandas as pd
from sqlalchemy import func, select
from sqlmodel import Session

from data_access.account_tables import Account, SignInSession
from data_access.actor import Actor
from data_access.permissions import Action, check_may
from data_access.records import frame_of
from data_access.sign_in_sessions import stands_at
from data_access.store import Store
from data_access.tables import columns_in

ACCOUNT_COLUMNS: Final = (
    "username", "person_zh", "role", "scope_level", "scope_area", "must_change_password",
    "is_demo", "created_at", "disabled_at",
)  # fmt: skip
SESSION_COLUMNS: Final = ("id", "username", "address", "started_at", "seen_at", "display_until")
_account = columns_in(Account)
_session = columns_in(SignInSession)


def has_accounts(store: Store) -> bool:
    """Whether there is an account that is not one of the demo's."""
    with store.reading() as session:
        found = select(_account.username).where(_account.is_demo.is_(False)).limit(1)
        return session.execute(found).first() is not None


def accounts_kept(session: Session, actor: Actor) -> pd.DataFrame:
    """Every account by name, without what its password became.

    Returns:
        ACCOUNT_COLUMNS, last_seen_at (missing where nobody signed in) and has_second_factor.

    Raises:
        PermissionDeniedError: the actor keeps no accounts.
    """
    check_may(actor, Action.KEEP_ACCOUNTS)
    seen = (
        select(_session.username, func.max(_session.seen_at).label("last_seen_at"))
        .group_by(_session.username)
        .subquery()
    )
    statement = (
        select(*(_account[name] for name in ACCOUNT_COLUMNS), seen.c.last_seen_at)
        .add_columns(_account.totp_secret != "")
        .outerjoin(seen, seen.c.username == _account.username)
        .order_by(_account.username)
    )
    return frame_of(session, statement, [*ACCOUNT_COLUMNS, "last_seen_at", "has_second_factor"])


def open_sessions(session: Session, actor: Actor, now: datetime) -> pd.DataFrame:
    """The sessions that stand, the newest first.

    Returns:
        SESSION_COLUMNS and person_zh.

    Raises:
        PermissionDeniedError: the actor keeps no accounts.
    """
    check_may(actor, Action.KEEP_ACCOUNTS)
    statement = (
        select(*(_session[name] for name in SESSION_COLUMNS), _account.person_zh)
        .join(Account, _account.username == _session.username)
        .where(_session.ended_at.is_(None), stands_at(now))
        .order_by(_session.started_at.desc())
    )
    return frame_of(session, statement, [*SESSION_COLUMNS, "person_zh"])
