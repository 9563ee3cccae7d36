"""One account signs in: its clock, its password, and whom a cookie stands for."""

from datetime import UTC, datetime, timedelta

from data_access.account_rules import NewAccount
from data_access.actor import Scope, ScopeLevel
from data_access.passwords import PROFILES
from data_access.signing_in import SignedIn, sign_in, signed_in_by_token
from data_access.store import Store
from indicators.vocabulary import Role

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


def enter(
    store: Store, clock: Clock, password: str, name: str = "hefei", address: str = "10.0.0.7"
) -> str:
    """Sign in; gives the cookie."""
    return sign_in(store, name, password, address, PROFILE, clock)


def look(store: Store, token: str, clock: Clock) -> SignedIn | None:
    """Who the cookie stands for at this time."""
    with store.reading() as session:
        return signed_in_by_token(session, token, clock())
