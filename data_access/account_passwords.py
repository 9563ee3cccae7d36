"""Passwords of accounts (口令): reset, changed by their owners, new at a handing over."""

from datetime import datetime
from typing import Final

from sqlmodel import Session

from data_access.account_tables import Account
from data_access.accounts import existing_account
from data_access.actor import Actor
from data_access.audit import write_audit_line
from data_access.displays import is_display
from data_access.errors import SettingRefusedError
from data_access.failed_sign_ins import forget_failures, note_failure, seconds_to_wait
from data_access.passwords import (
    PasswordProfile,
    hash_password,
    initial_password,
    password_fits,
    password_refusal_zh,
)
from data_access.permissions import Action, check_may
from data_access.refusals import noting_refusals
from data_access.second_factor import forget
from data_access.sign_in_sessions import end_sessions, sessions_of
from data_access.store import Store
from indicators.safe_text import storable

_CHANGING: Final = "password"  # stands for the address: failures here are counted apart
_WRONG_ZH: Final = "原口令不对"


def reset_password(store: Store, actor: Actor, username: str, now: datetime) -> str:
    """Give an account a new initial password without a second factor, and end its sessions.

    Raises:
        SettingRefusedError: there is no such account, or it has no password.
        PermissionDeniedError: the actor keeps no accounts.
    """
    password = initial_password()
    hashed = hash_password(password)
    with noting_refusals(store, actor), store.writing() as session:
        check_may(actor, Action.KEEP_ACCOUNTS)
        account = _with_password(session, username)
        forget(account)
        _set_password(session, account, hashed, now, must_change=True)
        end_sessions(session, sessions_of(username), "口令已重置", now)
        write_audit_line(session, actor, "reset_password", username, {}, store.clock())
    return password


def change_own_password(
    store: Store, actor: Actor, old: str, new: str, profile: PasswordProfile, now: datetime
) -> None:
    """Put a password of one's own in place of the old one; every other session ends.

    Raises:
        SettingRefusedError: the old one is wrong or came too soon after wrong ones, or the new one
            is not good enough.
    """
    held = _checked_hash(store, actor.username, old, now)
    if old == new:
        raise SettingRefusedError("新口令不能与原口令相同")
    if refusal_zh := password_refusal_zh(new, actor.username, profile):
        raise SettingRefusedError(refusal_zh)
    hashed = hash_password(new)
    with store.writing() as session:
        account = existing_account(session, actor.username)
        if account.password_hash != held:  # reset meanwhile, which counts
            raise SettingRefusedError(_WRONG_ZH)
        _set_password(session, account, hashed, now, must_change=False)
        end_sessions(session, sessions_of(actor.username), "口令已修改", now)
        write_audit_line(session, actor, "change_password", actor.username, {}, store.clock())


def hand_over(store: Store, actor: Actor, username: str, person_zh: str, now: datetime) -> str:
    """Give an account to the person who takes over; returns their initial password.

    Raises:
        SettingRefusedError: there is no such account, or it was theirs already.
        PermissionDeniedError: the actor keeps no accounts.
    """
    password, person_zh = initial_password(), storable(person_zh).strip()
    hashed = hash_password(password)
    with noting_refusals(store, actor), store.writing() as session:
        check_may(actor, Action.KEEP_ACCOUNTS)
        account = _with_password(session, username)
        if not person_zh or account.person_zh == person_zh:
            raise SettingRefusedError("请写明接任人，且不能与现任相同")
        said = {"from": account.person_zh, "to": person_zh}
        account.person_zh = person_zh
        forget(account)
        _set_password(session, account, hashed, now, must_change=True)
        end_sessions(session, sessions_of(username), "账号已移交", now)
        write_audit_line(session, actor, "hand_over_account", username, said, store.clock())
    return password


def _checked_hash(store: Store, username: str, password: str, now: datetime) -> str:
    """The hash that an old password fits; each attempt counts before it is looked at."""
    with store.writing() as session:
        if wait := seconds_to_wait(session, username, _CHANGING, now):
            raise SettingRefusedError(f"试得太多，请 {wait} 秒后再试")
        note_failure(session, username, _CHANGING, now)
    with store.reading() as session:
        held = existing_account(session, username).password_hash
    if not password_fits(held, password):
        raise SettingRefusedError(_WRONG_ZH)
    with store.writing() as session:
        forget_failures(session, username, _CHANGING)
    return held


def _with_password(session: Session, username: str) -> Account:
    account = existing_account(session, username)
    if is_display(username):
        raise SettingRefusedError("大屏没有口令；关闭它的会话即收回")
    if account.is_demo:
        raise SettingRefusedError("演示账号没有口令")
    return account


def _set_password(
    session: Session, account: Account, hashed: str, now: datetime, *, must_change: bool
) -> None:
    account.password_hash = hashed
    account.password_set_at = now
    account.must_change_password = must_change
    forget_failures(session, account.username)
