"""Failed sign-ins: how long an account or an address must wait after them (登录失败)."""

import math
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Final

from sqlalchemy import delete, select
from sqlmodel import Session

from data_access.account_tables import FailedSignIn
from data_access.tables import columns_in

REMEMBERED: Final = timedelta(minutes=15)
FAILURES_TO_LOCK: Final = 5
FAILURES_OF_ADDRESS_TO_LOCK: Final = 100  # a whole office may share one
FIRST_DELAY: Final = timedelta(seconds=1)
_LONG_AGO: Final = datetime(2000, 1, 1, tzinfo=UTC)

_failed = columns_in(FailedSignIn)


def seconds_to_wait(session: Session, username: str, address: str, now: datetime) -> int:
    """Whole seconds until the next attempt is looked at; 0 where it is looked at now.

    Each failure of an account from an address doubles the wait, the fifth locks it for a quarter of
    an hour. An address alone is locked after a hundred, whatever names were tried.
    """
    recent = _failed.at > now - REMEMBERED
    of_address = session.execute(
        select(_failed.username, _failed.at)
        .where(_failed.address == address, recent)
        .order_by(_failed.at)
    ).all()
    of_account = [at for name, at in of_address if name == username]
    until = max(
        _free_again(of_account, FAILURES_TO_LOCK),
        _free_again([at for _, at in of_address], FAILURES_OF_ADDRESS_TO_LOCK, grows=False),
        now,
    )
    return math.ceil((until - now).total_seconds())


def note_failure(session: Session, username: str, address: str, now: datetime) -> None:
    """Count an attempt; what is too old to count goes."""
    session.execute(delete(FailedSignIn).where(_failed.at <= now - REMEMBERED))
    session.add(FailedSignIn(username=username, address=address, at=now))


def forget_failures(session: Session, username: str, address: str | None = None) -> None:
    """Start counting an account anew, from everywhere or from one address.

    It was signed in to, its password was reset, or an attempt that was counted turned out right.
    """
    statement = delete(FailedSignIn).where(_failed.username == username)
    if address is not None:
        statement = statement.where(_failed.address == address)
    session.execute(statement)


def _free_again(failures: Sequence[datetime], locked_at: int, *, grows: bool = True) -> datetime:
    last: datetime = failures[-1] if failures else _LONG_AGO
    if len(failures) >= locked_at:
        return last + REMEMBERED
    if not (failures and grows):
        return _LONG_AGO
    return last + FIRST_DELAY * int(2 ** (len(failures) - 1))
