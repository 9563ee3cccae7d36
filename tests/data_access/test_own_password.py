"""The own password (口令): given once, changed by its owner, and good for ninety days."""

import pytest

from data_access.account_passwords import change_own_password
from data_access.errors import SettingRefusedError, SignInRefusedError
from data_access.signing_in import enter_by_provider
from data_access.store import Store
from tests.data_access.sign_in_steps import GOOD, PROFILE, Clock, enter, look


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
