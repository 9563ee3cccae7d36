"""Somebody signed in, without the browser: a session of a demo account in a store's folder."""

from contextlib import closing
from pathlib import Path

from data_access.demo_accounts import ensure_demo_accounts
from data_access.settings import Settings
from data_access.signing_in import enter_as_demo, real_now, signed_in_by_token
from data_access.store import open_store

MINISTRY = "demo-ministry"


def token_for(folder: Path, username: str = MINISTRY) -> str:
    """A cookie's token for a demo account of the store in a folder."""
    with closing(open_store(Settings(folder))) as store:
        ensure_demo_accounts(store)
        return enter_as_demo(store, username, "127.0.0.1")


def session_for(folder: Path, username: str = MINISTRY) -> str:
    """The id that the gate would hand to a page of a demo account."""
    token = token_for(folder, username)
    with closing(open_store(Settings(folder))) as store, store.reading() as session:
        found = signed_in_by_token(session, token, real_now())
    assert found is not None
    return found.session_id
