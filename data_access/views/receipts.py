"""Receipts (回执) as people look them up: the newest, one by its number, and what it holds."""

from typing import Any

import pandas as pd
from sqlalchemy import Select, case, func, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import Session

from data_access.actor import Actor, within_scope
from data_access.errors import PermissionDeniedError, UnknownReceiptError
from data_access.heads import heads
from data_access.issue_table import SubmissionIssue
from data_access.permissions import Action
from data_access.records import frame_of
from data_access.register import read_register
from data_access.register_past import units_at
from data_access.register_tables import ReportingUnit
from data_access.submission_tables import Revision, Submission
from data_access.tables import columns_in, table_of
from data_access.uploads.receipts import Receipt, read_receipt
from data_access.versions import AsOf, everything
from indicators.safe_text import storable
from indicators.vocabulary import Dataset

_revision = columns_in(Revision)
_submission = columns_in(Submission)
_unit = columns_in(ReportingUnit)
_issue = columns_in(SubmissionIssue)
_NAMES = ["receipt_number", "received_at", "actor_name", "file_name", "takes_back", "raw_sha256"]
_ISSUES = ["sheet_row", "column_zh", "value", "code", "severity", "message_zh"]


def recent_receipts(
    session: Session,
    as_of: AsOf,
    actor: Actor,
    dataset: Dataset,
    limit: int,
    search: str = "",
) -> pd.DataFrame:
    """The newest receipts that hold a unit within the actor's scope.

    Args:
        session: a reading session.
        as_of: the version.
        actor: whose scope limits the receipts.
        dataset: which dataset.
        limit: how many at most.
        search: part of a receipt's number, SHA-256, file or reporter, or of a unit's code or name.

    Returns:
        receipt_number, received_at, actor_name, file_name, takes_back (the receipt it takes back,
        or empty), sha256, units (of the scope), week_ending (the newest of the file), revision
        (the highest), taken_back_by (a receipt, or missing), replaced (units whose newer version
        speaks now) and current_revision (the highest that speaks for them; missing where none).
    """
    newest = _newest(as_of, actor, dataset, storable(search)).limit(limit)
    told = _told_of(as_of, dataset).where(_submission.id.in_(newest), within_scope(actor.scope))
    counted = ["units", "week_ending", "revision", "taken_back_by", "replaced", "current_revision"]
    return frame_of(session, told, [*_NAMES[:5], "sha256", *counted])


def _told_of(as_of: AsOf, dataset: Dataset) -> Select[Any]:
    """A line for each submission, newest first: itself, its units, and what became of them."""
    slip = aliased(table_of(Submission))
    speaking = heads(everything(as_of), dataset).subquery()
    current = aliased(table_of(Revision))
    return (
        select(
            *(_submission[name] for name in _NAMES),
            func.count(),
            func.max(_revision.week_ending),
            func.max(_revision.revision),
            func.max(slip.c.receipt_number),
            func.count(case((speaking.c.revision_id != _revision.id, 1))),
            func.max(current.c.revision),
        )
        .join(Revision, _revision.submission_id == _submission.id)
        .join(ReportingUnit, _unit.unit_code == _revision.unit_code)
        .outerjoin(
            slip,
            (slip.c.takes_back == _submission.receipt_number)
            & (slip.c.data_version_id <= as_of.version),
        )
        .outerjoin(
            speaking,
            (speaking.c.unit_code == _revision.unit_code)
            & (speaking.c.week_ending == _revision.week_ending),
        )
        .outerjoin(current, current.c.id == speaking.c.revision_id)
        .group_by(_submission.id, *(_submission[name] for name in _NAMES))
        .order_by(_submission.id.desc())
    )


def find_receipt(session: Session, as_of: AsOf, actor: Actor, receipt_number: str) -> Receipt:
    """A receipt by its number, with those of its units that the actor's scope covers.

    Raises:
        UnknownReceiptError: there is none, or it holds nothing within the scope.
    """
    statement = (
        select(_submission.id)
        .where(_submission.receipt_number == storable(receipt_number))
        .where(_submission.data_version_id <= as_of.version)
    )
    submission_id = session.execute(statement).scalar()
    if submission_id is None:
        raise UnknownReceiptError(receipt_number)
    receipt = read_receipt(session, submission_id, actor.scope)
    if not receipt.units:
        raise UnknownReceiptError(receipt_number)
    return receipt


def units_of_receipt(session: Session, as_of: AsOf, actor: Actor, receipt: Receipt) -> pd.DataFrame:
    """The units and weeks of a receipt with their names.

    Returns:
        unit_code, name_zh, province_zh, week_ending, revision, in the receipt's order.
    """
    register = read_register(session, as_of, actor, receipt.dataset)
    names = register[["unit_code", "name_zh", "province_zh"]].set_index("unit_code")
    units = pd.DataFrame(
        [(unit.unit_code, unit.week_ending, unit.revision) for unit in receipt.units],
        columns=["unit_code", "week_ending", "revision"],
    )
    return units.join(names, on="unit_code")


def issues_of_receipt(
    session: Session, as_of: AsOf, actor: Actor, receipt: Receipt
) -> pd.DataFrame:
    """What the check had found in the file, with what was said to it (校验表).

    Returns:
        sheet_row, column_zh, value, code, severity, message_zh and explanation ("" where none was
        asked for).

    Raises:
        PermissionDeniedError: the file holds units beyond the actor's scope.
    """
    check_whole_receipt(session, as_of, actor, receipt)
    statement = (
        select(*(_issue[name] for name in _ISSUES), _submission.explanations)
        .join(Submission, _submission.id == _issue.submission_id)
        .where(_submission.receipt_number == receipt.receipt_number)
        .order_by(_issue.position)
    )
    found = frame_of(session, statement, [*_ISSUES, "said"])
    told = [said.get(code, "") for said, code in zip(found["said"], found["code"], strict=True)]
    return found.drop(columns="said").assign(explanation=told)


def check_whole_receipt(session: Session, as_of: AsOf, actor: Actor, receipt: Receipt) -> None:
    """What belongs to a whole file is shown to those only whose scope covers every unit of it.

    Raises:
        PermissionDeniedError: it holds units beyond the actor's scope.
    """
    seen = find_receipt(session, as_of, actor, receipt.receipt_number).units
    everyone = Actor(actor.name, actor.role)
    whole = find_receipt(session, as_of, everyone, receipt.receipt_number).units
    if beyond := set(whole).difference(seen):
        code = min(unit.unit_code for unit in beyond)
        raise PermissionDeniedError(Action.VIEW, code, f"文件中的 {code} 不在您的管辖范围内")


def _newest(as_of: AsOf, actor: Actor, dataset: Dataset, search: str) -> Select[tuple[int]]:
    unit = units_at(as_of, dataset)
    held = (
        select(_revision.id)
        .join(unit, unit.c.unit_code == _revision.unit_code)
        .where(_revision.submission_id == _submission.id, within_scope(actor.scope, unit.c))
    )
    newest = select(_submission.id).where(
        _submission.dataset == dataset, _submission.data_version_id <= as_of.version
    )
    if not search:
        return newest.where(held.correlate(Submission).exists()).order_by(_submission.id.desc())
    words = ("receipt_number", "raw_sha256", "file_name", "actor_name")
    of_file = [_submission[name].icontains(search, autoescape=True) for name in words]
    of_unit = [unit.c[name].icontains(search, autoescape=True) for name in ("unit_code", "name_zh")]
    fits = held.where(or_(*of_file, *of_unit))
    return newest.where(fits.correlate(Submission).exists()).order_by(_submission.id.desc())
