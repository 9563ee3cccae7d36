"""Who gets in, how long they must wait after failures, and what the record says of it."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from data_access import signing_in
from data_access.account_passwords import change_own_password, reset_password
from data_access.account_tables import Account, FailedSignIn
from data_access.accounts import set_account_open
from data_access.actor import Actor
from data_access.audit import broken_lines
from data_access.audit_tables import AuditLine
from data_access.errors import SignInRefusedError
from data_access.failed_sign_ins import FAILURES_OF_ADDRESS_TO_LOCK, REMEMBERED
from data_access.signing_in import enter_as_demo, enter_by_provider, sign_out
from data_access.store import Store
from data_access.tables import columns_in
from data_access.views.account_state import open_sessions
from indicators.vocabulary import Role
from tests.actors import SECURITY
from tests.data_access.sign_in_steps import GOOD, HEFEI, PROFILE, Clock, enter, look


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


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("a" * 100_000, "a" * 64),
        ("a\x00b", "ab"),
        ("园\ud800", "园?"),
        ("", ""),
    ],
)
def test_the_trail_keeps_of_a_made_up_name_what_an_account_could_be_called(
    store: Store, clock: Clock, sent: str, kept: str
) -> None:
    refused(store, clock, sent)

    with store.reading() as session:
        failed = session.execute(select(columns_in(FailedSignIn).username)).scalars().all()
        subjects = session.execute(select(columns_in(AuditLine).subject)).scalars().all()
    assert (failed, subjects[-1]) == ([kept], kept)


@pytest.mark.parametrize("name", ["a" * 100_000, "demo\x00-leader", "hefei\x00"])
def test_neither_the_demo_nor_a_provider_opens_a_name_that_is_none(
    store: Store, clock: Clock, password: str, name: str
) -> None:
    with pytest.raises(SignInRefusedError):
        enter_as_demo(store, name, "10.0.0.7", clock)
    with pytest.raises(SignInRefusedError, match="没有对应的账号"):
        enter_by_provider(store, name, "10.0.0.7", clock)

    with store.reading() as session:
        subjects = session.execute(select(columns_in(AuditLine).subject)).scalars().all()
    assert len(subjects[-1]) <= 64


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


def test_a_closed_account_does_not_get_in(store: Store, clock: Clock, password: str) -> None:
    set_account_open(store, SECURITY, "hefei", clock(), is_open=False)

    with pytest.raises(SignInRefusedError, match="账号、口令或动态口令不对"):
        enter(store, clock, password)


@pytest.mark.parametrize("act", ["reset", "closed"])
def test_a_sign_in_under_way_loses_against_a_reset_and_a_closing(
    store: Store, clock: Clock, password: str, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    """The act comes once the password was found right and before a session is open."""

    def fits_and_then(_hash: str, _password: str) -> bool:
        if act == "reset":
            reset_password(store, SECURITY, "hefei", clock())
        else:
            set_account_open(store, SECURITY, "hefei", clock(), is_open=False)
        return True

    monkeypatch.setattr(signing_in, "password_fits", fits_and_then)
    with pytest.raises(SignInRefusedError, match="账号、口令或动态口令不对"):
        enter(store, clock, password)

    assert acts(store)[-1] == "sign_in_failed"
    with store.reading() as session:
        assert open_sessions(session, SECURITY, clock()).empty


def test_a_password_that_must_be_changed_stays_so_whatever_was_read_before(
    store: Store, clock: Clock, password: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = look(store, enter(store, clock, password), clock)
    assert found
    change_own_password(store, found.actor, password, GOOD, PROFILE, clock())

    def fits_and_then(_hash: str, _password: str) -> bool:
        with store.writing() as session:
            session.get_one(Account, "hefei").must_change_password = True
        return True

    monkeypatch.setattr(signing_in, "password_fits", fits_and_then)
    again = look(store, enter(store, clock, GOOD), clock)

    assert again
    assert again.must_change_password


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
