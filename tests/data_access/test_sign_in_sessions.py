"""What ends a session: signing out, time, and what is done to its account."""

from datetime import timedelta

import pytest

from data_access.account_passwords import change_own_password, hand_over, reset_password
from data_access.accounts import end_session, set_account_open
from data_access.sign_in_sessions import IDLE, LONGEST
from data_access.signing_in import sign_out, signed_in_by_id
from data_access.store import Store
from tests.actors import SECURITY
from tests.data_access.sign_in_steps import GOOD, PROFILE, Clock, enter, look


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
