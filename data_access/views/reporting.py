"""Who reported, when, and as which revision (填报情况)."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import func, select
from sqlmodel import Session

from data_access.actor import Actor, within_scope
from data_access.heads import heads
from data_access.records import frame_of
from data_access.register import expected_units, read_register
from data_access.register_tables import ReportingUnit
from data_access.schedules import schedule_book
from data_access.submission_tables import Revision, Submission
from data_access.tables import columns_in
from data_access.versions import AsOf, everything
from data_access.views.coverage import expected_counts
from data_access.views.row_queries import explanations_of_rows
from indicators.reporting import statuses
from indicators.vocabulary import Dataset

_revision = columns_in(Revision)
_submission = columns_in(Submission)
_unit = columns_in(ReportingUnit)


def status_of_units(
    session: Session, as_of: AsOf, actor: Actor, dataset: Dataset, weeks: Sequence[date]
) -> pd.DataFrame:
    """How every unit within scope stands for every week.

    Returns:
        unit_code, week_ending, name_zh, short_name_zh, province_zh, kind, status,
        first_received_at.
    """
    register = read_register(session, as_of, actor, dataset)
    names = ["unit_code", "name_zh", "short_name_zh", "province_zh", "kind"]
    owed = [expected_units(register, week)[names].assign(week_ending=week) for week in weeks]
    received = _first_received(session, as_of, dataset, weeks)
    book = schedule_book(session, as_of, dataset)
    return statuses(received, pd.concat(owed, ignore_index=True), book)


def reports_by_week(
    session: Session, as_of: AsOf, actor: Actor, dataset: Dataset, weeks: Sequence[date]
) -> pd.DataFrame:
    """Expected and actual reports by week and province, counted in SQL: cheap for 13,000 carriers.

    Returns:
        week_ending, province_zh, expected, actual, missing and reporting_rate [0–1].
    """
    head = heads(everything(as_of), dataset, weeks).subquery()
    keys = (head.c.week_ending, _unit.province_zh)
    statement = (
        select(*keys, func.count())
        .select_from(head)
        .join(ReportingUnit, _unit.unit_code == head.c.unit_code)
        .where(within_scope(actor.scope))
        .group_by(*keys)
    )
    names = ["week_ending", "province_zh"]
    actual = frame_of(session, statement, [*names, "actual"])
    expected = expected_counts(session, as_of, actor, dataset, weeks, ["province_zh"])
    counts = expected.merge(actual, on=names, how="left").fillna({"actual": 0})
    counts = counts.astype({"actual": int, "expected": int})
    counts = counts.sort_values(names, ignore_index=True)
    return counts.assign(
        missing=counts["expected"] - counts["actual"],
        reporting_rate=counts["actual"] / counts["expected"],
    )


def last_reports(
    session: Session, as_of: AsOf, actor: Actor, dataset: Dataset, until: date
) -> pd.DataFrame:
    """The last week each unit reported, up to a week: unit_code, last_week_ending."""
    head = heads(everything(as_of), dataset).subquery()
    statement = (
        select(head.c.unit_code, func.max(head.c.week_ending))
        .join(ReportingUnit, _unit.unit_code == head.c.unit_code)
        .where(head.c.week_ending <= until, within_scope(actor.scope))
        .group_by(head.c.unit_code)
    )
    return frame_of(session, statement, ["unit_code", "last_week_ending"])


def revisions_of_unit(session: Session, as_of: AsOf, actor: Actor, unit_code: str) -> pd.DataFrame:
    """Every revision of a unit, newest first, with its receipt, reporter, reason and 说明.

    The file it came in may hold other units: what was explained of their rows is not the unit's.
    """
    names = ["week_ending", "revision", "counted_on", "received_at", "is_zero_report"]
    names += ["is_withdrawal", "reason", "sheet_row"]
    receipt = ["receipt_number", "actor_name", "file_name", "explanations"]
    statement = (
        select(*(_revision[name] for name in names), *(_submission[name] for name in receipt))
        .join(Submission, _submission.id == _revision.submission_id)
        .join(ReportingUnit, _unit.unit_code == _revision.unit_code)
        .where(_revision.unit_code == unit_code, _revision.data_version_id <= as_of.version)
        .where(within_scope(actor.scope))
        .order_by(_revision.week_ending.desc(), _revision.revision.desc())
    )
    found = frame_of(session, statement, [*names, *receipt])
    sent = select(_revision.submission_id).where(_revision.unit_code == unit_code)
    own = explanations_of_rows(session, found, sent)
    return found.drop(columns="sheet_row").assign(explanations=own)


def _first_received(
    session: Session, as_of: AsOf, dataset: Dataset, weeks: Sequence[date]
) -> pd.DataFrame:
    """When each unit's report first came, or came again after it was withdrawn."""
    known = (_revision.dataset == dataset) & (_revision.data_version_id <= as_of.version)
    withdrawn = _last_withdrawals(known)
    statement = (
        select(
            _revision.unit_code,
            _revision.week_ending,
            func.min(_revision.received_at).label("first_received_at"),
            func.max(_revision.id).label("head_id"),
        )
        .outerjoin(
            withdrawn,
            (withdrawn.c.unit_code == _revision.unit_code)
            & (withdrawn.c.week_ending == _revision.week_ending),
        )
        .where(known, _revision.week_ending.in_(weeks))
        .where(_revision.revision > func.coalesce(withdrawn.c.revision, 0))
        .group_by(_revision.unit_code, _revision.week_ending)
    )
    columns = ["unit_code", "week_ending", "first_received_at", "head_id"]
    received = frame_of(session, statement, columns)
    zero = select(_revision.id).where(known, _revision.is_zero_report.is_(True))
    zero_ids = set(session.execute(zero).scalars())
    is_zero = received["head_id"].isin(zero_ids)
    return received.assign(is_zero_report=is_zero).drop(columns="head_id")


def _last_withdrawals(known: Any) -> Any:
    keys = (_revision.unit_code, _revision.week_ending)
    last = select(*keys, func.max(_revision.revision).label("revision"))
    return last.where(known, _revision.is_withdrawal.is_(True)).group_by(*keys).subquery()
