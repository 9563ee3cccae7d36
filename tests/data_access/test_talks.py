"""A talk (汇报模式) outlives the idle limit of the pages, by so much and no more."""

from datetime import UTC, datetime, timedelta
from typing import Final

import pytest

from data_access.demo_accounts import ensure_demo_accounts
from data_access.displays import add_display
from data_access.errors import StoreUnavailableError
from data_access.settings import settings_from_environment
from data_access.sign_in_sessions import begin_talk, note_seen
from data_access.signing_in import SignedIn, enter_as_demo, sign_out, signed_in_by_token
from data_access.store import Store
from tests.actors import SECURITY

START: Final = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
LIMIT: Final = timedelta(hours=4)


@pytest.fixture
def token(store: Store) -> str:
    ensure_demo_accounts(store)
    return enter_as_demo(store, "demo-presenter", "10.0.0.1", lambda: START)


def found(store: Store, token: str, hours: float, limit: timedelta | None) -> SignedIn | None:
    with store.reading() as session:
        return signed_in_by_token(session, token, START + timedelta(hours=hours), limit)


def began(store: Store, token: str, hours: float) -> None:
    opened = found(store, token, hours, LIMIT)
    assert opened is not None
    begin_talk(store, opened.session_id, START + timedelta(hours=hours))


def stands(store: Store, token: str, hours: float) -> tuple[bool, bool]:
    """Whether the pages and whether the talk may be opened, so many hours after the sign-in."""
    return found(store, token, hours, None) is not None, found(
        store, token, hours, LIMIT
    ) is not None


def test_a_talk_goes_on_while_the_pages_have_closed(store: Store, token: str) -> None:
    began(store, token, 0.25)

    assert {hours: stands(store, token, hours) for hours in (0.4, 0.6, 4.2, 4.3)} == {
        0.4: (True, True),
        0.6: (False, True),
        4.2: (False, True),
        4.3: (False, False),
    }


def test_who_opened_no_talk_idles_out_as_ever(store: Store, token: str) -> None:
    assert stands(store, token, 0.6) == (False, False)


def test_a_talk_does_not_prolong_itself(store: Store, token: str) -> None:
    began(store, token, 0)
    began(store, token, 3)

    assert stands(store, token, 4.1) == (False, False)


def test_a_talk_begun_late_outlasts_the_longest_session(store: Store, token: str) -> None:
    opened = found(store, token, 0, None)
    assert opened is not None
    for hours in range(1, 24):
        moment = START + timedelta(hours=hours / 2)
        note_seen(store, opened.session_id, START, moment)
    began(store, token, 11.9)

    assert [stands(store, token, hours) for hours in (12.1, 15.8, 16)] == [
        (False, True), (False, True), (False, False),
    ]  # fmt: skip


def test_signing_out_ends_the_talk_too(store: Store, token: str) -> None:
    began(store, token, 0)

    sign_out(store, token, lambda: START + timedelta(minutes=5))

    assert stands(store, token, 0.2) == (False, False)


def test_a_display_needs_no_talk(store: Store) -> None:
    wall = add_display(store, SECURITY, "东墙", "", 30, START)
    began(store, wall, 1)

    shown = found(store, wall, 100, LIMIT)
    assert shown is not None
    assert shown.talk_left == timedelta()


@pytest.mark.parametrize(("said", "hours"), [("", 4), ("1", 1), ("12", 12)])
def test_the_limit_is_a_setting(said: str, hours: int) -> None:
    found = settings_from_environment({"TALK_HOURS": said})

    assert found.talk_limit == timedelta(hours=hours)


@pytest.mark.parametrize("said", ["0", "13", "x", "-1", "1.5", "100"])
def test_a_limit_that_is_none_is_refused(said: str) -> None:
    with pytest.raises(StoreUnavailableError, match="TALK_HOURS 应为 1—12 的整数"):
        settings_from_environment({"TALK_HOURS": said})
