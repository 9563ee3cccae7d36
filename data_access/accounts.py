"""Accounts (账号): made, handed over, reset and closed, by whoever keeps them."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlmodel import Session

from data_access.account_tables import Account, SignInSession
from data_access.actor import Actor, Scope, ScopeLevel
from data_access.audit import write_audit_line
from data_access.displays import DISPLAY_PREFIX, is_display
from data_access.errors import SettingRefusedError
from data_access.failed_sign_ins import forget_failures
from data_access.passwords import (
    PasswordProfile,
    hash_password,
    initial_password,
    password_fits,
    password_refusal_zh,
)
from data_access.permissions import Action, check_may
from data_access.refusals import noting_refusals
from data_access.register_tables import ReportingUnit
from data_access.second_factor import forget
from data_access.sign_in_sessions import end_sessions, sessions_of, with_id
from data_access.store import Store
from geo.places.zone_register import zones
from indicators.safe_text import storable
from indicators.vocabulary import PROVINCES_ZH, Dataset, Role

_USERNAME: Final = re.compile(r"[a-z][a-z0-9._-]{2,31}")
_SCOPES: Final = {
    Role.ZONE_REPORTER: (ScopeLevel.ZONE,),
    Role.CARRIER_REPORTER: (ScopeLevel.CARRIER,),
    Role.PROVINCE_REVIEWER: (ScopeLevel.PROVINCE,),
    Role.MINISTRY_REVIEWER: (ScopeLevel.NATION,),
    Role.LEADER: (ScopeLevel.NATION, ScopeLevel.PROVINCE),
    Role.PRESENTER: (ScopeLevel.NATION, ScopeLevel.PROVINCE),
}


@dataclass(frozen=True, slots=True)
class NewAccount:
    """What an account is made of."""

    username: str
    person_zh: str
    role: Role
    scope: Scope


def actor_of_account(account: Account) -> Actor:
    """The account as whoever acts; the name says the person and the account."""
    scope = Scope(ScopeLevel(account.scope_level), account.scope_area)
    name = f"{account.person_zh}（{account.username}）"
    return Actor(name, Role(account.role), scope, account.username)


def scope_for(role: Role, area: str) -> Scope:
    """The scope of a role over the area named; the widest it may have where none is named."""
    levels = _SCOPES.get(role, (ScopeLevel.NOWHERE,))
    return Scope(levels[-1] if area else levels[0], area)


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


def reset_password(store: Store, actor: Actor, username: str, now: datetime) -> str:
    """Give an account a new initial password without a second factor, and end its sessions.

    Raises:
        SettingRefusedError: there is no such account, or it has no password.
        PermissionDeniedError: the actor keeps no accounts.
    """
    password = initial_password()
    with noting_refusals(store, actor), store.writing() as session:
        check_may(actor, Action.KEEP_ACCOUNTS)
        account = _with_password(session, username)
        forget(account)
        _set_password(session, account, password, now, must_change=True)
        end_sessions(session, sessions_of(username), "口令已重置", now)
        write_audit_line(session, actor, "reset_password", username, {}, store.clock())
    return password


def change_own_password(
    store: Store, actor: Actor, old: str, new: str, profile: PasswordProfile, now: datetime
) -> None:
    """Put a password of one's own in place of the old one; every other session ends.

    Raises:
        SettingRefusedError: the old one is wrong, or the new one is not good enough.
    """
    with store.reading() as session:
        held = _existing(session, actor.username).password_hash
    if not password_fits(held, old):
        raise SettingRefusedError("原口令不对")
    if old == new:
        raise SettingRefusedError("新口令不能与原口令相同")
    if refusal_zh := password_refusal_zh(new, actor.username, profile):
        raise SettingRefusedError(refusal_zh)
    with store.writing() as session:
        account = _existing(session, actor.username)
        _set_password(session, account, new, now, must_change=False)
        end_sessions(session, sessions_of(actor.username), "口令已修改", now)
        write_audit_line(session, actor, "change_password", actor.username, {}, store.clock())


def hand_over(store: Store, actor: Actor, username: str, person_zh: str, now: datetime) -> str:
    """Give an account to the person who takes over; returns their initial password.

    Raises:
        SettingRefusedError: there is no such account, or it was theirs already.
        PermissionDeniedError: the actor keeps no accounts.
    """
    password, person_zh = initial_password(), storable(person_zh).strip()
    with noting_refusals(store, actor), store.writing() as session:
        check_may(actor, Action.KEEP_ACCOUNTS)
        account = _with_password(session, username)
        if not person_zh or account.person_zh == person_zh:
            raise SettingRefusedError("请写明接任人，且不能与现任相同")
        said = {"from": account.person_zh, "to": person_zh}
        account.person_zh = person_zh
        forget(account)
        _set_password(session, account, password, now, must_change=True)
        end_sessions(session, sessions_of(username), "账号已移交", now)
        write_audit_line(session, actor, "hand_over_account", username, said, store.clock())
    return password


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
        account = _existing(session, username)
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


def check_new_account(session: Session, wanted: NewAccount) -> None:
    """Raise SettingRefusedError where the rules for accounts do not allow this one."""
    if not _USERNAME.fullmatch(wanted.username):
        raise SettingRefusedError(
            "账号名由 3—32 个小写字母、数字和 . _ - 组成，以字母开头，如 hefei-zhang"
        )
    if is_display(wanted.username):
        raise SettingRefusedError(f"以 {DISPLAY_PREFIX} 开头的账号留给大屏")
    if session.get(Account, wanted.username) is not None:
        raise SettingRefusedError(f"账号 {wanted.username} 已存在")
    if not storable(wanted.person_zh).strip():
        raise SettingRefusedError("请写明使用人姓名")
    if wanted.scope.level not in _SCOPES.get(wanted.role, (ScopeLevel.NOWHERE,)):
        raise SettingRefusedError(f"{wanted.role.label_zh}的管辖范围不能是这一级")
    needs_area = wanted.scope.level not in {ScopeLevel.NATION, ScopeLevel.NOWHERE}
    if needs_area != bool(wanted.scope.area):
        raise SettingRefusedError(f"请写明{wanted.role.label_zh}管辖哪个省、高新区或载体")
    if needs_area and not _is_known(session, wanted.scope):
        raise SettingRefusedError(
            f"没有“{wanted.scope.area}”；省写全称，如安徽省；高新区、载体和单位写名录里的代码"
        )


def _is_known(session: Session, scope: Scope) -> bool:
    """Whether there is such a province, zone or carrier."""
    match scope.level:
        case ScopeLevel.PROVINCE:
            return scope.area in PROVINCES_ZH
        case ScopeLevel.ZONE:
            return any(zone.zone_code == scope.area for zone in zones())
        case _:
            unit = session.get(ReportingUnit, scope.area)
            return unit is not None and unit.dataset == Dataset.CARRIERS


def _existing(session: Session, username: str) -> Account:
    account = session.get(Account, username)
    if account is None:
        raise SettingRefusedError(f"没有账号 {username}")
    return account


def _with_password(session: Session, username: str) -> Account:
    account = _existing(session, username)
    if is_display(username):
        raise SettingRefusedError("大屏没有口令；关闭它的会话即收回")
    if account.is_demo:
        raise SettingRefusedError("演示账号没有口令")
    return account


def _set_password(
    session: Session, account: Account, password: str, now: datetime, *, must_change: bool
) -> None:
    account.password_hash = hash_password(password)
    account.password_set_at = now
    account.must_change_password = must_change
    forget_failures(session, account.username)
