"""As-of: an instant becomes a data version, and a commit becomes the next one."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from sqlalchemy import select
from sqlmodel import Session

from data_access.submission_tables import DataVersion
from data_access.tables import columns_in


class Basis(StrEnum):
    """Which reports a number rests on."""

    ALL = "all"
    APPROVED = "approved"


@dataclass(frozen=True, slots=True)
class AsOf:
    """What was known at a moment.

    Attributes:
        version: the last commit at or before the moment; 0 before the first.
        at: when that commit was made, or None before the first.
        is_head: whether it is the newest version, for which sums are kept.
        basis: whether reports that nobody approved yet are counted.
    """

    version: int
    at: datetime | None
    is_head: bool
    basis: Basis = Basis.ALL

    @property
    def approved_only(self) -> bool:
        """Whether only locked reports (已锁定) are counted."""
        return self.basis is Basis.APPROVED


def everything(as_of: AsOf) -> AsOf:
    """The same version with every report: for questions that do not turn on approval."""
    return replace(as_of, basis=Basis.ALL)


def resolve_as_of(session: Session, moment: datetime | None = None) -> AsOf:
    """The version known at a moment; the newest where no moment is given."""
    newest = _last_version(session)
    if moment is None or newest.at is None or newest.at <= moment:
        return newest
    known = _last_version(session, moment)
    return AsOf(known.version, known.at, is_head=False)


class UnknownVersionError(LookupError):
    """There is no version of that number."""


def as_of_version(session: Session, number: int) -> AsOf:
    """What was known at a version, by its number.

    Raises:
        UnknownVersionError: there is no such version.
    """
    found = session.get(DataVersion, number)
    if found is None:
        raise UnknownVersionError(number)
    is_head = _last_version(session).version == number
    return AsOf(found.id, found.committed_at, is_head=is_head)


def standing(session: Session, as_of: AsOf) -> AsOf:
    """The same version in another session, which may know of later ones.

    What was the head when a page began may be the past when it reads on; the kept sums then
    belong to the later version.
    """
    return replace(as_of, is_head=_last_version(session).version == as_of.version)


def next_version(session: Session, now: datetime) -> DataVersion:
    """Open the next version inside the writer's transaction.

    Commit times never run backwards: where the clock does, the last commit's time is kept.
    """
    last = session.execute(
        select(DataVersion).order_by(DataVersion.id.desc()).limit(1)  # type: ignore[attr-defined]
    ).scalar()
    committed_at = max(now, last.committed_at) if last else now
    version = DataVersion(id=(last.id + 1 if last else 1), committed_at=committed_at)
    session.add(version)
    session.flush()
    return version


def _last_version(session: Session, until: datetime | None = None) -> AsOf:
    version = columns_in(DataVersion)
    statement = select(version.id, version.committed_at).order_by(version.id.desc()).limit(1)
    if until is not None:
        statement = statement.where(version.committed_at <= until)
    found = session.execute(statement).first()
    return (
        AsOf(found.id, found.committed_at, is_head=True) if found else AsOf(0, None, is_head=True)
    )
