"""动态口令: asked for where it is on, counts once, and goes with a reset."""

from datetime import UTC, datetime, timedelta
from typing import Final

import pyotp
import pytest

from data_access.account_passwords import hand_over, reset_password
from data_access.actor import Actor, Scope, ScopeLevel
from data_access.demo_accounts import ensure_demo_accounts
from data_access.errors import SettingRefusedError, SignInRefusedError
from data_access.failed_sign_ins import FAILURES_TO_LOCK
from data_access.passwords import PROFILES
from data_access.second_factor import app_address, has_second_factor, new_secret, turn_off, turn_on
from data_access.signing_in import sign_in
from data_access.store import Store
from indicators.vocabulary import Role
from tests.actors import SECURITY

NOW: Final = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
GIVEN: Final = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
LATER: Final = NOW + timedelta(minutes=2)
SCOPE: Final = Scope(ScopeLevel.ZONE, "HTZ057")
ACTOR: Final = Actor("张三（hefei）", Role.ZONE_REPORTER, SCOPE, "hefei")


def code(secret: str, at: datetime = NOW) -> str:
    return pyotp.TOTP(secret).at(at)


def switched_on(store: Store) -> str:
    secret = new_secret()
    turn_on(store, ACTOR, secret, code(secret), NOW)
    return secret


def enter(store: Store, password: str, said: str, at: datetime = LATER) -> str:
    return sign_in(store, "hefei", password, "10.0.0.7", PROFILES["mlps3"], lambda: at, code=said)


def test_who_has_none_signs_in_without_a_code(store: Store, password: str) -> None:
    assert enter(store, password, "")


@pytest.mark.parametrize("said", ["", "000000", "abc"])
def test_who_has_one_needs_its_code(store: Store, password: str, said: str) -> None:
    secret = switched_on(store)

    with pytest.raises(SignInRefusedError, match="账号、口令或动态口令不对"):
        enter(store, password, said)
    assert enter(store, password, code(secret, LATER + timedelta(minutes=2)),
                 LATER + timedelta(minutes=2))  # fmt: skip


def test_a_code_counts_once(store: Store, password: str) -> None:
    said = code(switched_on(store), LATER)
    enter(store, password, said)

    with pytest.raises(SignInRefusedError):
        enter(store, password, said)


@pytest.mark.parametrize(("seconds", "counts"), [(-30, True), (30, True), (-120, False)])
def test_a_telephone_may_be_half_a_minute_off(
    store: Store, password: str, seconds: int, counts: bool
) -> None:
    secret = switched_on(store)
    at = LATER + timedelta(minutes=5)
    said = code(secret, at + timedelta(seconds=seconds))

    if counts:
        assert enter(store, password, said, at)
    else:
        with pytest.raises(SignInRefusedError):
            enter(store, password, said, at)


def test_the_code_alone_does_not_let_in(store: Store, password: str) -> None:
    secret = switched_on(store)

    with pytest.raises(SignInRefusedError):
        enter(store, "wrong", code(secret, LATER))


def test_turning_it_off_takes_a_code(store: Store, password: str) -> None:
    secret = switched_on(store)

    with pytest.raises(SettingRefusedError, match="动态口令不对"):
        turn_off(store, ACTOR, "000000", LATER)
    later = LATER + timedelta(seconds=2)
    turn_off(store, ACTOR, code(secret, later), later)

    with store.reading() as session:
        assert not has_second_factor(session, "hefei")


def test_guessing_at_turning_it_off_must_wait(store: Store, password: str) -> None:
    secret = switched_on(store)
    for minute in range(FAILURES_TO_LOCK):
        with pytest.raises(SettingRefusedError, match="动态口令不对"):
            turn_off(store, ACTOR, "000000", LATER + timedelta(minutes=minute))

    with pytest.raises(SettingRefusedError, match="秒后再试"):
        turn_off(store, ACTOR, code(secret, LATER), LATER + timedelta(minutes=FAILURES_TO_LOCK))


def test_what_is_not_on_cannot_be_turned_off(store: Store, password: str) -> None:
    with pytest.raises(SettingRefusedError, match="没有开启"):
        turn_off(store, ACTOR, "000000", LATER)


@pytest.mark.parametrize("secret", [GIVEN, "", "AAAA", "不是密钥"])
def test_a_wrong_first_code_turns_nothing_on(store: Store, password: str, secret: str) -> None:
    with pytest.raises(SettingRefusedError, match="动态口令不对"):
        turn_on(store, ACTOR, secret, "12345", NOW)


def test_a_second_one_does_not_push_out_the_first(store: Store, password: str) -> None:
    switched_on(store)
    other = new_secret()

    with pytest.raises(SettingRefusedError, match="已经开启"):
        turn_on(store, ACTOR, other, code(other, LATER), LATER)


def test_reset_and_hand_over_drop_it(store: Store, password: str) -> None:
    switched_on(store)
    fresh = reset_password(store, SECURITY, "hefei", NOW)
    after_reset = enter(store, fresh, "")
    switched_on(store)
    fresh = hand_over(store, SECURITY, "hefei", "李四", NOW)

    assert after_reset
    assert enter(store, fresh, "")


def test_a_demo_account_has_none(store: Store) -> None:
    ensure_demo_accounts(store)
    demo = Actor("领导（demo-leader）", Role.LEADER, Scope(), "demo-leader")
    secret = new_secret()

    with pytest.raises(SettingRefusedError, match="演示账号"):
        turn_on(store, demo, secret, code(secret), NOW)


def test_the_app_is_told_account_and_issuer() -> None:
    address = app_address("hefei", GIVEN)

    assert address.startswith("otpauth://totp/")
    assert f"secret={GIVEN}" in address
