"""Demo accounts (演示账号): open by a click, by no password, and never in production."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import text

from data_access.demo_accounts import DEMO_ACCOUNTS, ensure_demo_accounts
from data_access.errors import SignInRefusedError
from data_access.signing_in import enter_as_demo
from data_access.store import Store
from tests.data_access.sign_in_steps import Clock, enter, look


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
