"""The own password (口令): given once, changed by its owner, and good for ninety days."""

import pytest
from sqlalchemy import select

from data_access import account_passwords
from data_access.account_passwords import change_own_password, hand_over, reset_password
from data_access.account_tables import Account
from data_access.errors import SettingRefusedError, SignInRefusedError
from data_access.failed_sign_ins import FAILURES_TO_LOCK
from data_access.signing_in import enter_by_provider
from data_access.store import Store
from tests.actors import SECURITY
from tests.data_access.sign_in_steps import GOOD, PROFILE, Clock, enter, look

HASHED = "a hash"


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


def test_guessing_the_old_password_must_wait(store: Store, clock: Clock, password: str) -> None:
    found = look(store, enter(store, clock, password), clock)
    assert found
    for _ in range(FAILURES_TO_LOCK):
        with pytest.raises(SettingRefusedError, match="原口令不对"):
            change_own_password(store, found.actor, "wrong", GOOD, PROFILE, clock())
        clock.move(seconds=20)

    with pytest.raises(SettingRefusedError, match="试得太多，请 880 秒后再试"):
        change_own_password(store, found.actor, password, GOOD, PROFILE, clock())


def test_whoever_knows_the_old_password_tries_new_ones_without_waiting(
    store: Store, clock: Clock, password: str
) -> None:
    found = look(store, enter(store, clock, password), clock)
    assert found
    for weak in ("short", "hefei-2020-Ab", password):
        with pytest.raises(SettingRefusedError, match="口令"):
            change_own_password(store, found.actor, password, weak, PROFILE, clock())

    change_own_password(store, found.actor, password, GOOD, PROFILE, clock())

    assert look(store, enter(store, clock, GOOD), clock)


def test_a_reset_wins_over_a_change_under_way(
    store: Store, clock: Clock, password: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = look(store, enter(store, clock, password), clock)
    assert found

    def fits_and_then(_hash: str, _password: str) -> bool:
        reset_password(store, SECURITY, "hefei", clock())
        return True

    monkeypatch.setattr(account_passwords, "password_fits", fits_and_then)
    with pytest.raises(SettingRefusedError, match="原口令不对"):
        change_own_password(store, found.actor, password, GOOD, PROFILE, clock())


@pytest.mark.parametrize("act", ["reset", "hand_over", "change"])
def test_a_password_is_hashed_before_the_others_have_to_wait(
    store: Store, clock: Clock, password: str, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    """Hashing takes a while on purpose; another writer gets in between."""
    found = look(store, enter(store, clock, password), clock)
    assert found

    def hashed(_password: str) -> str:
        with store.writing() as session:
            session.execute(select(1))
        return HASHED

    monkeypatch.setattr(account_passwords, "hash_password", hashed)
    if act == "reset":
        reset_password(store, SECURITY, "hefei", clock())
    elif act == "hand_over":
        hand_over(store, SECURITY, "hefei", "李四", clock())
    else:
        change_own_password(store, found.actor, password, GOOD, PROFILE, clock())

    with store.reading() as session:
        assert session.get_one(Account, "hefei").password_hash == HASHED


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
