"""Accounts: which can be made, by whom, and which passwords are good enough."""

from datetime import UTC, datetime

import pytest

from data_access.account_rules import NewAccount, scope_for
from data_access.accounts import add_account, set_account_open
from data_access.actor import Actor, Scope, ScopeLevel
from data_access.errors import PermissionDeniedError, SettingRefusedError
from data_access.passwords import PROFILES, initial_password, password_refusal_zh
from data_access.store import Store
from data_access.views.account_state import accounts_kept, open_sessions
from indicators.vocabulary import Role
from tests.actors import MINISTRY, SECURITY, SYSTEM

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
ANHUI = Scope(ScopeLevel.PROVINCE, "安徽省")


def wanted(
    username: str = "anhui-1",
    person: str = "王五",
    role: Role = Role.PROVINCE_REVIEWER,
    scope: Scope = ANHUI,
) -> NewAccount:
    return NewAccount(username, person, role, scope)


@pytest.mark.parametrize(
    ("account", "why"),
    [
        (wanted(username="An"), "账号名由"),
        (wanted(username="1abc"), "账号名由"),
        (wanted(username="an hui"), "账号名由"),
        (wanted(username="张三"), "账号名由"),
        (wanted(person="  "), "请写明使用人姓名"),
        (wanted(scope=Scope()), "管辖范围不能是这一级"),
        (wanted(scope=Scope(ScopeLevel.ZONE, "HTZ057")), "管辖范围不能是这一级"),
        (wanted(scope=Scope(ScopeLevel.PROVINCE, "")), "请写明省级审核员管辖哪个"),
        (wanted(role=Role.AUDITOR, scope=Scope()), "管辖范围不能是这一级"),
        (wanted(scope=Scope(ScopeLevel.PROVINCE, "火星")), "没有“火星”"),
        (wanted(role=Role.ZONE_REPORTER, scope=Scope(ScopeLevel.ZONE, "HTZ999")), "没有“HTZ999”"),
        (
            wanted(role=Role.CARRIER_REPORTER, scope=Scope(ScopeLevel.CARRIER, "HTZ057")),
            "没有“HTZ057”",
        ),
    ],
)
def test_an_account_that_cannot_be(store: Store, account: NewAccount, why: str) -> None:
    with pytest.raises(SettingRefusedError, match=why):
        add_account(store, SECURITY, account, NOW)


def test_a_name_is_taken_once(store: Store) -> None:
    add_account(store, SECURITY, wanted(), NOW)

    with pytest.raises(SettingRefusedError, match="已存在"):
        add_account(store, SECURITY, wanted(person="赵六"), NOW)


@pytest.mark.parametrize("actor", [MINISTRY, SYSTEM])
def test_others_keep_no_accounts(store: Store, actor: Actor) -> None:
    with pytest.raises(PermissionDeniedError, match="请找安全管理员"):
        add_account(store, actor, wanted(), NOW)
    with store.reading() as session, pytest.raises(PermissionDeniedError):
        accounts_kept(session, actor)
    with store.reading() as session, pytest.raises(PermissionDeniedError):
        open_sessions(session, actor, NOW)


def test_nobody_closes_the_own_account(store: Store) -> None:
    mine = Actor("我（safe）", Role.SECURITY_ADMINISTRATOR, SECURITY.scope, "safe")
    add_account(store, SECURITY, wanted("safe", "我", mine.role, mine.scope), NOW)

    with pytest.raises(SettingRefusedError, match="自己的账号"):
        set_account_open(store, mine, "safe", NOW, is_open=False)


@pytest.mark.parametrize(
    ("role", "area", "scope"),
    [
        (Role.ZONE_REPORTER, "HTZ057", Scope(ScopeLevel.ZONE, "HTZ057")),
        (Role.LEADER, "", Scope()),
        (Role.LEADER, "安徽省", ANHUI),
        (Role.AUDITOR, "", Scope(ScopeLevel.NOWHERE)),
    ],
)
def test_the_scope_follows_from_role_and_area(role: Role, area: str, scope: Scope) -> None:
    assert scope_for(role, area) == scope


@pytest.mark.parametrize(
    ("profile", "password", "why"),
    [
        ("mlps3", "Ab1-Cd2-Ef", ""),
        ("mlps3", "Ab1-Cd2-E", "口令至少 10 个字符"),
        ("mlps3", "abcdefghij-k", "口令须含大写字母、小写字母、数字、符号中的至少 3 种"),
        ("mlps3", "Hefei-9-2468", "口令不能包含账号名"),
        ("mlps3", "Password-2020", "口令过于常见，容易被猜到，请换一个"),
        ("mlps3", "Aa1Aa1Aa1Aa1", "口令过于常见，容易被猜到，请换一个"),
        ("mlps3", "Ab1-" + "cdefghij" * 20, "口令至多 128 个字符"),
        ("asvs", "correct horse", ""),
        ("asvs", "short words", "口令至少 12 个字符"),
    ],
)
def test_which_passwords_are_good_enough(profile: str, password: str, why: str) -> None:
    assert password_refusal_zh(password, "hefei", PROFILES[profile]) == why


def test_an_initial_password_is_good_enough_itself() -> None:
    made = {initial_password() for _ in range(20)}

    assert len(made) == 20
    assert {password_refusal_zh(one, "hefei", PROFILES["mlps3"]) for one in made} == {""}
