"""Sessions of sign-in (会话): opened, found by cookie or id, seen, and ended."""

import hashlib
import secrets
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import case, select, update
from sqlmodel import Session

from data_access.account_tables import Account, SignInSession
from data_access.errors import StoreUnavailableError
from data_access.store import Store
from data_access.tables import columns_in

IDLE: Final = timedelta(minutes=30)
LONGEST: Final = timedelta(hours=12)
SEEN_EVERY: Final = timedelta(minutes=1)

_account = columns_in(Account)
_session = columns_in(SignInSession)


def start_session(
    session: Session,
    username: str,
    address: str,
    now: datetime,
    *,
    display_until: datetime | None = None,
) -> str:
    """Open a session of an account; returns the cookie's token, which is kept nowhere else."""
    token = secrets.token_urlsafe(32)
    session.add(
        SignInSession(
            id=secrets.token_hex(8),
            token_sha256=_digest(token),
            username=username,
            address=address,
            started_at=now,
            seen_at=now,
            display_until=display_until,
        )
    )
    return token


def with_token(token: str) -> Any:
    """The condition that names the session of a cookie."""
    return _session.token_sha256 == _digest(token)


def with_id(session_id: str) -> Any:
    """The condition that names a session by the id that the gate put in."""
    return _session.id == session_id


def sessions_of(username: str) -> Any:
    """The condition that names every session of an account."""
    return _session.username == username


def valid_session(
    session: Session, condition: Any, now: datetime, talk_limit: timedelta | None = None
) -> tuple[SignInSession, Account] | None:
    """The session that a condition names and its account, unless it ended or ran out.

    `talk_limit` is given for what belongs to a talk: a session that opened one stands for it that
    long, whatever the other limits say. Ending the session ends its talk.
    """
    found = session.execute(
        select(SignInSession, Account)
        .join(Account, _account.username == _session.username)
        .where(condition, _session.ended_at.is_(None), _account.disabled_at.is_(None))
    ).first()
    if found is None:
        return None
    opened, account = found
    if opened.display_until is not None:
        return (opened, account) if now < opened.display_until else None
    in_use = now - opened.seen_at <= IDLE and now - opened.started_at <= LONGEST
    return (opened, account) if in_use or talk_left(opened, now, talk_limit) else None


def talk_left(opened: SignInSession, now: datetime, talk_limit: timedelta | None) -> timedelta:
    """How long a session's talk still stands; nothing where it opened none, or it is over."""
    if talk_limit is None or opened.talk_began_at is None:
        return timedelta()
    return max(opened.talk_began_at + talk_limit - now, timedelta())


def begin_talk(store: Store, session_id: str, now: datetime) -> None:
    """Note that a session opened a talk; only where it stands by its ordinary limits.

    So a talk cannot prolong itself. A display needs none; a full disk must not stop a talk.
    """
    stands = (with_id(session_id), _session.display_until.is_(None), stands_at(now))
    with suppress(StoreUnavailableError), store.writing() as session:
        session.execute(update(SignInSession).where(*stands).values(talk_began_at=now))


def stands_at(now: datetime) -> Any:
    """The condition on sessions that keeps those whose time has not run out."""
    in_use = (_session.seen_at >= now - IDLE) & (_session.started_at >= now - LONGEST)
    return case((_session.display_until.is_(None), in_use), else_=_session.display_until > now)


def end_sessions(session: Session, condition: Any, why_zh: str, now: datetime) -> None:
    """End every open session that a condition names."""
    session.execute(
        update(SignInSession)
        .where(condition, _session.ended_at.is_(None))
        .values(ended_at=now, ended_zh=why_zh)
    )


def note_seen(store: Store, session_id: str, seen_at: datetime, now: datetime) -> None:
    """Push the idle limit on, at most once a minute; a full disk must not close the pages."""
    if now - seen_at < SEEN_EVERY:
        return
    with suppress(StoreUnavailableError), store.writing() as session:
        session.execute(update(SignInSession).where(with_id(session_id)).values(seen_at=now))


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
