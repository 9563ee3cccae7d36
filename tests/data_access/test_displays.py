"""大屏: a way in that lasts for days, reads only, and is taken back at once."""

from datetime import UTC, datetime, timedelta
from typing import Final

import pytest

from data_access.account_passwords import reset_password
from data_access.account_rules import NewAccount
from data_access.accounts import add_account, end_session
from data_access.actor import Scope, ScopeLevel
from data_access.displays import add_display, display_of
from data_access.errors import PermissionDeniedError, SettingRefusedError
from data_access.signing_in import signed_in_by_token
from data_access.store import Store
from data_access.views.account_state import open_sessions
from indicators.vocabulary import Role
from tests.actors import MINISTRY, SECURITY

NOW: Final = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


def made(store: Store, area: str = "", days: int = 30) -> str:
    return add_display(store, SECURITY, "指挥中心东墙", area, days, NOW)


def stands(store: Store, token: str, after: timedelta) -> bool:
    with store.reading() as session:
        return signed_in_by_token(session, token, NOW + after) is not None


def test_a_display_stands_for_days_without_being_looked_at(store: Store) -> None:
    token = made(store, days=30)

    assert [stands(store, token, timedelta(days=days)) for days in (0, 1, 29, 30)] == [
        True,
        True,
        True,
        False,
    ]


def test_it_is_a_leader_of_its_area(store: Store) -> None:
    token = made(store, "安徽省")

    with store.reading() as session:
        found = signed_in_by_token(session, token, NOW)
        shown = display_of(session, token, NOW)

    assert found is not None
    assert shown is not None
    assert (found.actor.role, found.actor.scope) == (
        Role.LEADER,
        Scope(ScopeLevel.PROVINCE, "安徽省"),
    )
    assert (shown.name_zh, shown.area_zh) == ("指挥中心东墙", "安徽省")


def test_closing_its_session_takes_it_back_for_good(store: Store) -> None:
    token = made(store)
    with store.reading() as session:
        listed = open_sessions(session, SECURITY, NOW + timedelta(days=3))

    end_session(store, SECURITY, listed["id"].iloc[0], NOW)

    with store.reading() as session:
        assert display_of(session, token, NOW) is None
    assert not stands(store, token, timedelta())


@pytest.mark.parametrize(
    ("name", "area", "days", "told"),
    [
        (" ", "", 30, "请写明大屏放在哪里"),
        ("东墙", "月球", 30, "没有“月球”这个省份"),
        ("东墙", "", 0, "有效期应为 1—92 天"),
        ("东墙", "", 93, "有效期应为 1—92 天"),
    ],
)
def test_what_cannot_be_is_told(store: Store, name: str, area: str, days: int, told: str) -> None:
    with pytest.raises(SettingRefusedError, match=told):
        add_display(store, SECURITY, name, area, days, NOW)


def test_only_the_security_administrator_makes_one(store: Store) -> None:
    with pytest.raises(PermissionDeniedError, match="请找安全管理员"):
        add_display(store, MINISTRY, "东墙", "", 30, NOW)


def test_nobody_gets_a_password_for_it(store: Store) -> None:
    made(store)
    with store.reading() as session:
        username = open_sessions(session, SECURITY, NOW)["username"].iloc[0]

    with pytest.raises(SettingRefusedError, match="大屏没有口令"):
        reset_password(store, SECURITY, username, NOW)
    wanted = NewAccount("display-mine", "张三", Role.AUDITOR, Scope(ScopeLevel.NOWHERE))
    with pytest.raises(SettingRefusedError, match="留给大屏"):
        add_account(store, SECURITY, wanted, NOW)
