"""Receipts (回执): what was accepted, proved after the commit."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import select
from sqlmodel import Session

from data_access.actor import Scope, within_scope
from data_access.register_tables import ReportingUnit
from data_access.submission_tables import Revision, Submission
from data_access.tables import columns_in
from indicators.vocabulary import Dataset

_revision = columns_in(Revision)
_unit = columns_in(ReportingUnit)


@dataclass(frozen=True, slots=True)
class AcceptedUnit:
    """One unit and week of a receipt."""

    unit_code: str
    week_ending: date
    revision: int


@dataclass(frozen=True, slots=True)
class Receipt:
    """The proof that a file was stored.

    `is_repeat` is true where the file said what the store already held: nothing new was stored
    and the earlier receipt is returned. `unchanged` counts the rows that said nothing new;
    `takes_back` is the receipt that this one takes back.
    """

    receipt_number: str
    dataset: Dataset
    sha256: str
    values_digest: str
    file_name: str
    actor_name: str
    committed_at: datetime
    units: tuple[AcceptedUnit, ...]
    explanations: Mapping[str, str] = field(default_factory=dict, compare=False)
    unchanged: int = 0
    is_repeat: bool = False
    takes_back: str = ""

    @property
    def revision(self) -> int:
        """The highest revision number the file became."""
        return max(unit.revision for unit in self.units)


def read_receipt(
    session: Session,
    submission_id: int,
    scope: Scope,
    *,
    unchanged: int = 0,
    is_repeat: bool = False,
) -> Receipt:
    """The receipt of a stored submission, with those of its units that a scope covers."""
    submission = session.get_one(Submission, submission_id)
    accepted = session.execute(
        select(_revision.unit_code, _revision.week_ending, _revision.revision)
        .join(ReportingUnit, _unit.unit_code == _revision.unit_code)
        .where(_revision.submission_id == submission_id, within_scope(scope))
        .order_by(_revision.week_ending, _revision.unit_code)
    ).all()
    return Receipt(
        receipt_number=submission.receipt_number,
        dataset=Dataset(submission.dataset),
        sha256=submission.raw_sha256,
        values_digest=submission.values_digest,
        file_name=submission.file_name,
        actor_name=submission.actor_name,
        committed_at=submission.received_at,
        units=tuple(AcceptedUnit(*row) for row in accepted),
        unchanged=unchanged,
        is_repeat=is_repeat,
        explanations=submission.explanations,
        takes_back=submission.takes_back,
    )
