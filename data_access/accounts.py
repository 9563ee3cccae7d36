"""Accounts (账号): made, opened and closed, by whoever keeps them."""

from datetime import datetime

from sqlmodel import Session

from data_access.account_rules import NewAccount, check_new_account
from data_access.account_tables import Account, SignInSession
from data_access.actor import Actor, Scope, ScopeLevel
from data_access.audit import write_audit_line
from data_access.errors import SettingRefusedError
from data_access.passwords import hash_password, initial_password
from data_access.permissions import Action, check_may
from data_access.refusals import noting_refusals
from data_access.sign_in_sessions import end_sessions, sessions_of, with_id
from data_access.store import Store
from indicators.safe_text import storable
from indicators.vocabulary import Role


def actor_of_account(account: Account) -> Actor:
    """The account as whoever acts; the name says the person and the account."""
    scope = Scope(ScopeLevel(account.scope_level), account.scope_area)
    name = f"{account.person_zh}（{account.username}）"
    return Actor(name, Role(account.role), scope, account.username)


def add_account(store: Store, actor: Actor, wanted: NewAccount, now: datetime) -> str:
    """Make an account; returns its initial password, which its owner must change at once.

    Raises:
        SettingRefusedError: the name is taken or unfit, or role and scope do not belong together.
        PermissionDeniedError: the actor keeps no accounts.
    """
    password = initial_password()
    hashed = hash_password(password)
    with noting_refusals(store, actor), store.writing() as session:
        check_may(actor, Action.KEEP_ACCOUNTS)
        check_new_account(session, wanted)
        insert_account(session, store, actor, wanted, hashed, now)
    return password


def insert_account(
    session: Session, store: Store, actor: Actor, wanted: NewAccount, hashed: str, now: datetime
) -> None:
    """Write an account that was checked, with the hash of its password, and its line of trail."""
    session.add(
        Account(
            username=wanted.username,
            person_zh=storable(wanted.person_zh),
            role=wanted.role,
            scope_level=wanted.scope.level,
            scope_area=wanted.scope.area,
            password_hash=hashed,
            password_set_at=now,
            created_at=now,
        )
    )
    said = {"person": wanted.person_zh, "role": wanted.role, "scope": wanted.scope.key}
    write_audit_line(session, actor, "add_account", wanted.username, said, store.clock())


def set_account_open(
    store: Store, actor: Actor, username: str, now: datetime, *, is_open: bool
) -> None:
    """Close an account, which ends its sessions, or open it again.

    Raises:
        SettingRefusedError: there is no such account, or it is the actor's own.
        PermissionDeniedError: the actor keeps no accounts.
    """
    with noting_refusals(store, actor), store.writing() as session:
        check_may(actor, Action.KEEP_ACCOUNTS)
        account = existing_account(session, username)
        if username == actor.username:
            raise SettingRefusedError("不能停用自己的账号")
        account.disabled_at = None if is_open else now
        if not is_open:
            end_sessions(session, sessions_of(username), "账号已停用", now)
        act = "open_account" if is_open else "close_account"
        write_audit_line(session, actor, act, username, {}, store.clock())


def end_session(store: Store, actor: Actor, session_id: str, now: datetime) -> None:
    """Close a session of anybody's, in every tab at once.

    Raises:
        SettingRefusedError: there is no such session.
        PermissionDeniedError: the actor keeps no accounts.
    """
    with noting_refusals(store, actor), store.writing() as session:
        check_may(actor, Action.KEEP_ACCOUNTS)
        opened = session.get(SignInSession, session_id)
        if opened is None:
            raise SettingRefusedError("没有这个会话")
        end_sessions(session, with_id(session_id), "安全管理员关闭", now)
        if opened.display_until is not None:  # its one way in
            session.get_one(Account, opened.username).disabled_at = now
        said = {"address": opened.address, "started": opened.started_at}
        write_audit_line(session, actor, "end_session", opened.username, said, store.clock())


def existing_account(session: Session, username: str) -> Account:
    """The account of that name.

    Raises:
        SettingRefusedError: there is none.
    """
    account = session.get(Account, username)
    if account is None:
        raise SettingRefusedError(f"没有账号 {username}")
    return account
