"""Who gets in, how long they must wait after failures, and what ends a session."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, text

from data_access.account_passwords import change_own_password, hand_over, reset_password
from data_access.account_rules import NewAccount
from data_access.accounts import add_account, end_session, set_account_open
from data_access.actor import Actor, Scope, ScopeLevel
from data_access.audit import broken_lines
from data_access.audit_tables import AuditLine
from data_access.demo_accounts import DEMO_ACCOUNTS, ensure_demo_accounts
from data_access.errors import SettingRefusedError, SignInRefusedError
from data_access.failed_sign_ins import FAILURES_OF_ADDRESS_TO_LOCK, REMEMBERED
from data_access.passwords import PROFILES
from data_access.sign_in_sessions import IDLE, LONGEST
from data_access.signing_in import (
    SignedIn,
    enter_as_demo,
    enter_by_provider,
    sign_in,
    sign_out,
    signed_in_by_id,
    signed_in_by_token,
)
from data_access.store import Store
from data_access.tables import columns_in
from indicators.vocabulary import Role
from tests.actors import SECURITY

START = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
PROFILE = PROFILES["mlps3"]
HEFEI = NewAccount("hefei", "张三", Role.ZONE_REPORTER, Scope(ScopeLevel.ZONE, "HTZ057"))
GOOD = "Kfq-2020-wuhu"


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    def move(self, **span: float) -> None:
        self.now += timedelta(**span)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def password(store: Store) -> str:
    return add_account(store, SECURITY, HEFEI, START)


def enter(
    store: Store, clock: Clock, password: str, name: str = "hefei", address: str = "10.0.0.7"
) -> str:
    return sign_in(store, name, password, address, PROFILE, clock)


def look(store: Store, token: str, clock: Clock) -> SignedIn | None:
    with store.reading() as session:
        return signed_in_by_token(session, token, clock())


def refused(
    store: Store, clock: Clock, name: str = "hefei", address: str = "10.0.0.7"
) -> SignInRefusedError:
    with pytest.raises(SignInRefusedError) as caught:
        enter(store, clock, "wrong", name, address)
    return caught.value


def acts(store: Store) -> list[str]:
    with store.reading() as session:
        return list(session.execute(select(columns_in(AuditLine).action)).scalars())


def test_a_cookie_stands_for_its_account(store: Store, clock: Clock, password: str) -> None:
    found = look(store, enter(store, clock, password), clock)

    assert found is not None
    assert found.actor == Actor("张三（hefei）", Role.ZONE_REPORTER, HEFEI.scope, "hefei")
    assert found.must_change_password


@pytest.mark.parametrize("name", ["hefei", "nobody"])
def test_an_unknown_name_is_answered_like_a_wrong_password(
    store: Store, clock: Clock, password: str, name: str
) -> None:
    waits = []
    for _ in range(5):
        error = refused(store, clock, name)
        waits.append((error.reason_zh, error.seconds_to_wait))
        clock.move(seconds=20)

    assert waits == [("账号、口令或动态口令不对", 0)] * 5
    assert refused(store, clock, name).reason_zh == "失败次数较多，请 15 分钟后再试"


def test_each_failure_doubles_the_wait(store: Store, clock: Clock, password: str) -> None:
    waits = []
    for _ in range(4):
        refused(store, clock)
        waits.append(refused(store, clock).seconds_to_wait)
        clock.move(seconds=waits[-1])

    assert waits == [1, 2, 4, 8]


def test_after_the_fifth_failure_the_right_password_waits_too(
    store: Store, clock: Clock, password: str
) -> None:
    for _ in range(5):
        refused(store, clock)
        clock.move(seconds=20)

    with pytest.raises(SignInRefusedError, match="分钟后再试"):
        enter(store, clock, password)
    clock.move(seconds=REMEMBERED.total_seconds())
    assert look(store, enter(store, clock, password), clock)


def test_a_colleague_at_the_same_address_gets_in(store: Store, clock: Clock, password: str) -> None:
    for _ in range(5):
        refused(store, clock, "wuhu")
        clock.move(seconds=20)

    assert look(store, enter(store, clock, password), clock)


def test_an_address_that_tries_a_hundred_names_is_locked(
    store: Store, clock: Clock, password: str
) -> None:
    for number in range(FAILURES_OF_ADDRESS_TO_LOCK):
        refused(store, clock, f"name{number}")

    with pytest.raises(SignInRefusedError, match="15 分钟后再试"):
        enter(store, clock, password)
    assert look(store, enter(store, clock, password, address="10.0.0.8"), clock)


def test_many_attempts_at_once_gain_nothing(store: Store, clock: Clock, password: str) -> None:
    """All at one instant: the first is looked at, the others are told to wait."""

    def attempt(_number: int) -> int:
        return refused(store, clock).seconds_to_wait

    with ThreadPoolExecutor(8) as threads:
        waits = sorted(threads.map(attempt, range(8)))

    assert waits == [0, 1, 1, 1, 1, 1, 1, 1]


def test_signing_out_ends_every_tab(store: Store, clock: Clock, password: str) -> None:
    token = enter(store, clock, password)
    found = look(store, token, clock)

    sign_out(store, token, clock)

    assert look(store, token, clock) is None
    with store.reading() as session:
        assert found
        assert signed_in_by_id(session, found.session_id, clock()) is None


@pytest.mark.parametrize(
    ("span", "is_in"),
    [(IDLE, True), (IDLE + timedelta(seconds=1), False), (LONGEST + timedelta(seconds=1), False)],
)
def test_a_session_nobody_uses_runs_out(
    store: Store, clock: Clock, password: str, span: timedelta, is_in: bool
) -> None:
    token = enter(store, clock, password)

    clock.move(seconds=span.total_seconds())

    assert (look(store, token, clock) is not None) is is_in


def test_an_id_is_no_cookie(store: Store, clock: Clock, password: str) -> None:
    found = look(store, enter(store, clock, password), clock)

    assert found
    assert look(store, found.session_id, clock) is None


@pytest.mark.parametrize("act", ["reset", "hand over", "close", "end", "change"])
def test_what_ends_the_sessions_of_an_account(
    store: Store, clock: Clock, password: str, act: str
) -> None:
    token = enter(store, clock, password)
    found = look(store, token, clock)
    assert found

    match act:
        case "reset":
            reset_password(store, SECURITY, "hefei", clock())
        case "hand over":
            hand_over(store, SECURITY, "hefei", "李四", clock())
        case "close":
            set_account_open(store, SECURITY, "hefei", clock(), is_open=False)
        case "end":
            end_session(store, SECURITY, found.session_id, clock())
        case _:
            change_own_password(store, found.actor, password, GOOD, PROFILE, clock())

    assert look(store, token, clock) is None


def test_a_closed_account_does_not_get_in(store: Store, clock: Clock, password: str) -> None:
    set_account_open(store, SECURITY, "hefei", clock(), is_open=False)

    with pytest.raises(SignInRefusedError, match="账号、口令或动态口令不对"):
        enter(store, clock, password)


def test_the_new_password_is_asked_for_once(store: Store, clock: Clock, password: str) -> None:
    found = look(store, enter(store, clock, password), clock)
    assert found

    change_own_password(store, found.actor, password, GOOD, PROFILE, clock())
    again = look(store, enter(store, clock, GOOD), clock)

    assert again
    assert not again.must_change_password


def test_a_password_serves_ninety_days(store: Store, clock: Clock, password: str) -> None:
    found = look(store, enter(store, clock, password), clock)
    assert found
    change_own_password(store, found.actor, password, GOOD, PROFILE, clock())

    clock.move(days=91)
    again = look(store, enter(store, clock, GOOD), clock)

    assert again
    assert again.must_change_password


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("wrong", GOOD, "原口令不对"),
        ("", "Ab1", "原口令不对"),
    ],
)
def test_the_old_password_is_needed(
    store: Store, clock: Clock, password: str, old: str, new: str, why: str
) -> None:
    found = look(store, enter(store, clock, password), clock)
    assert found

    with pytest.raises(SettingRefusedError, match=why):
        change_own_password(store, found.actor, old, new, PROFILE, clock())


def test_a_demo_account_opens_by_a_click_and_by_no_password(store: Store, clock: Clock) -> None:
    ensure_demo_accounts(store)
    ensure_demo_accounts(store)

    assert look(store, enter_as_demo(store, "demo-leader", "127.0.0.1", clock), clock)
    for tried in ("", "demo", "demo-leader"):
        with pytest.raises(SignInRefusedError, match="账号、口令或动态口令不对"):
            enter(store, clock, tried, "demo-leader")
        clock.move(seconds=20)


def test_servers_that_start_together_make_the_demo_accounts_once(store: Store) -> None:
    with ThreadPoolExecutor(8) as servers:
        list(servers.map(ensure_demo_accounts, [store] * 8))

    with store.reading() as session:
        made = session.execute(text("SELECT count(*) FROM account")).scalar_one()
    assert made == len(DEMO_ACCOUNTS)


def test_in_production_no_demo_account_opens(store: Store, clock: Clock) -> None:
    """A store that was a demo once keeps its demo accounts, and they open nothing."""
    ensure_demo_accounts(store)
    real = replace(store, settings=replace(store.settings, demo=False))

    with pytest.raises(SignInRefusedError, match="演示账号"):
        enter_as_demo(real, "demo-leader", "127.0.0.1", clock)


def test_an_ordinary_account_does_not_open_by_a_click(
    store: Store, clock: Clock, password: str
) -> None:
    with pytest.raises(SignInRefusedError, match="演示账号"):
        enter_as_demo(store, "hefei", "127.0.0.1", clock)


def test_every_step_leaves_a_line(store: Store, clock: Clock, password: str) -> None:
    refused(store, clock)
    clock.move(seconds=20)
    sign_out(store, enter(store, clock, password), clock)

    with store.reading() as session:
        lines = session.execute(select(AuditLine).order_by(columns_in(AuditLine).id)).scalars()
        assert broken_lines(lines.all()) == []
    assert acts(store)[-4:] == ["add_account", "sign_in_failed", "sign_in", "sign_out"]


def test_nothing_in_the_store_says_a_password_or_a_cookie(
    store: Store, clock: Clock, password: str
) -> None:
    token = enter(store, clock, password)

    with store.reading() as session:
        held = [
            str(session.connection().exec_driver_sql(f"SELECT * FROM {table}").all())  # noqa: S608
            for table in ("account", "sign_in_session", "failed_sign_in", "audit_line")
        ]
    assert not any(secret in text for secret in (password, token) for text in held)


def test_an_initial_password_is_void_once_its_owner_came_by_the_provider(
    store: Store, clock: Clock, password: str
) -> None:
    token = enter_by_provider(store, "hefei", "10.0.0.1", clock)

    entered = look(store, token, clock)
    assert entered is not None
    assert not entered.must_change_password
    clock.move(minutes=1)
    with pytest.raises(SignInRefusedError, match="口令"):
        enter(store, clock, password)
