"""Signing in and out (登录、退出): what a cookie is worth, asked anew in every run."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from sqlmodel import Session

from data_access.account_tables import USERNAME_LIMIT, Account
from data_access.accounts import actor_of_account
from data_access.actor import ANYBODY, Actor
from data_access.audit import write_audit_line
from data_access.displays import is_display
from data_access.errors import SignInRefusedError
from data_access.failed_sign_ins import forget_failures, note_failure, seconds_to_wait
from data_access.passwords import PasswordProfile, hash_password, is_outdated, password_fits
from data_access.second_factor import code_counts
from data_access.sign_in_sessions import (
    end_sessions,
    start_session,
    talk_left,
    valid_session,
    with_id,
    with_token,
)
from data_access.store import Store
from indicators.safe_text import storable

MINUTE: Final = 60
_WRONG_ZH: Final = "账号、口令或动态口令不对"
_NO_DEMO_ZH: Final = "演示账号只在演示模式下可用"


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Whom a valid cookie stands for.

    Attributes:
        session_id: names the sign-in; not a secret, and worth nothing as a cookie.
        actor: whose it is.
        must_change_password: until then nothing else may be opened.
        seen_at: when it was last used, to the minute.
        talk_left: how long 汇报模式 still stands for it; asked with a limit alone.
    """

    session_id: str
    actor: Actor
    must_change_password: bool
    seen_at: datetime
    talk_left: timedelta = timedelta()


def real_now() -> datetime:
    """The time that sign-ins run on, in demo mode too."""
    return datetime.now(UTC)


def sign_in(
    store: Store,
    username: str,
    password: str,
    address: str,
    profile: PasswordProfile,
    now: Callable[[], datetime] = real_now,
    *,
    code: str = "",
) -> str:
    """Check a password, and the code of whoever has a second factor; returns the cookie's token.

    Raises:
        SignInRefusedError: name, password or code are wrong, or too many attempts were made.
    """
    username = _storable_name(username)
    found = _begin_attempt(store, username, address, now())
    fits = password_fits(found.password_hash if found else "", password)
    if found is None or not fits or found.disabled_at is not None or found.is_demo:
        _audit_failure(store, username, address)
        raise SignInRefusedError(_WRONG_ZH)
    _check_code(store, username, address, code, now())
    must_change = is_outdated(found.password_set_at, now(), profile)
    return _open(store, found, address, now(), must_change=must_change)


def enter_as_demo(
    store: Store, username: str, address: str, now: Callable[[], datetime] = real_now
) -> str:
    """Open a session of a demo account, which has no password; returns the cookie's token.

    Raises:
        SignInRefusedError: this is no demo, or the account is none of its own.
    """
    with store.reading() as session:
        found = session.get(Account, _storable_name(username))
    if not store.settings.demo or found is None or not found.is_demo:
        raise SignInRefusedError(_NO_DEMO_ZH)
    return _open(store, found, address, now())


def enter_by_provider(
    store: Store, username: str, address: str, now: Callable[[], datetime] = real_now
) -> str:
    """Open a session of the account that an identity provider named; returns the cookie's token.

    An initial password that its owner never changed opens nothing any more.

    Raises:
        SignInRefusedError: there is no such account, it is closed, or a demo's or a display's.
    """
    name = _storable_name(username)
    with store.reading() as session:
        found = session.get(Account, name) if name == username else None
    if found is None or found.disabled_at or found.is_demo or is_display(username):
        _audit_failure(store, name, address)
        raise SignInRefusedError(f"“{name}”没有对应的账号，请联系安全管理员")
    nobodys = hash_password(secrets.token_hex()) if found.must_change_password else ""
    return _open(store, found, address, now(), via="oidc", nobodys_hash=nobodys)


def signed_in_by_token(
    session: Session, token: str, now: datetime, talk_limit: timedelta | None = None
) -> SignedIn | None:
    """Whom the cookie's token stands for, or None; `talk_limit` for what belongs to a talk."""
    return _signed_in(session, with_token(token), now, talk_limit)


def signed_in_by_id(
    session: Session, session_id: str, now: datetime, talk_limit: timedelta | None = None
) -> SignedIn | None:
    """Whom the id that the gate put in stands for, or None; asked in every run of a page."""
    return _signed_in(session, with_id(session_id), now, talk_limit)


def sign_out(store: Store, token: str, now: Callable[[], datetime] = real_now) -> None:
    """End the session of a cookie, in every tab at once."""
    with store.writing() as session:
        found = signed_in_by_token(session, token, now())
        if found is None:
            return
        end_sessions(session, with_id(found.session_id), "退出", now())
        write_audit_line(session, found.actor, "sign_out", found.actor.username, {}, store.clock())


def _storable_name(username: str) -> str:
    """A name as anybody sends it, no longer than an account's: it stays in the trail for good."""
    return storable(username)[:USERNAME_LIMIT]


def _signed_in(
    session: Session, condition: Any, now: datetime, talk_limit: timedelta | None
) -> SignedIn | None:
    found = valid_session(session, condition, now, talk_limit)
    if found is None:
        return None
    opened, account = found
    return SignedIn(
        opened.id,
        actor_of_account(account),
        account.must_change_password,
        opened.seen_at,
        talk_left(opened, now, talk_limit),
    )


def _open(
    store: Store,
    checked: Account,
    address: str,
    now: datetime,
    *,
    must_change: bool = False,
    via: str = "",
    nobodys_hash: str = "",
) -> str:
    """Open a session of an account as it was checked; what was changed since then goes first.

    `nobodys_hash` voids the password.
    """
    username, token = checked.username, ""
    with store.writing() as session:
        account = session.get_one(Account, username)
        if _stands_as(account, checked):
            account.must_change_password = account.must_change_password or must_change
            if nobodys_hash:
                account.password_hash, account.must_change_password = nobodys_hash, False
            forget_failures(session, username)
            session.flush()
            token = start_session(session, username, address, now)
            details = {"address": address} | ({"via": via} if via else {})
            actor = actor_of_account(account)
            write_audit_line(session, actor, "sign_in", username, details, store.clock())
    if not token:
        _audit_failure(store, username, address)
        raise SignInRefusedError(_WRONG_ZH)
    return token


def _stands_as(account: Account, checked: Account) -> bool:
    """Whether neither its password nor its being open changed since it was looked at."""
    told = (account.password_hash, account.disabled_at)
    return told == (checked.password_hash, checked.disabled_at)


def _begin_attempt(store: Store, username: str, address: str, now: datetime) -> Account | None:
    """Count the attempt before its password is looked at, so that many at once gain nothing."""
    with store.writing() as session:
        wait = seconds_to_wait(session, username, address, now)
        if wait:
            raise SignInRefusedError(f"失败次数较多，请 {_span_zh(wait)}后再试", wait)
        note_failure(session, username, address, now)
    with store.reading() as session:
        return session.get(Account, username)


def _check_code(store: Store, username: str, address: str, code: str, now: datetime) -> None:
    with store.writing() as session:
        counts = code_counts(session, username, code, now)
    if not counts:
        _audit_failure(store, username, address)
        raise SignInRefusedError(_WRONG_ZH)


def _audit_failure(store: Store, username: str, address: str) -> None:
    with store.writing() as session:
        details = {"address": address}
        write_audit_line(session, ANYBODY, "sign_in_failed", username, details, store.clock())


def _span_zh(seconds: int) -> str:
    return f"{seconds} 秒" if seconds < MINUTE else f"{-(-seconds // MINUTE)} 分钟"
