"""Which revision speaks for a unit and week, now and at any earlier version."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, Select, func, select

from data_access.kept_tables import Head
from data_access.register_tables import ReportingUnit
from data_access.review_tables import Review, ReviewItem
from data_access.submission_tables import Revision
from data_access.tables import columns_in, table_of
from data_access.versions import AsOf
from indicators.vocabulary import Dataset, WeekState

HeadSelect = Select[tuple[str, date, int]]

_head = columns_in(Head)
_revision = columns_in(Revision)
_unit = columns_in(ReportingUnit)
_review = columns_in(Review)
_item = columns_in(ReviewItem)


def heads(as_of: AsOf, dataset: Dataset, weeks: Sequence[date] | None = None) -> HeadSelect:
    """The revision that spoke for each unit and week (unit_code, week_ending, revision_id).

    What was withdrawn speaks no more.
    """
    if as_of.is_head:
        statement = select(_head.unit_code, _head.week_ending, _head.revision_id)
        statement = statement.where(_head.dataset == dataset)
        if as_of.approved_only:
            statement = statement.where(_head.state == WeekState.LOCKED)
        return statement if weeks is None else statement.where(_head.week_ending.in_(weeks))
    statement = select(
        _revision.unit_code, _revision.week_ending, func.max(_revision.id).label("revision_id")
    ).where(_revision.dataset == dataset, _revision.data_version_id <= as_of.version)
    if weeks is not None:
        statement = statement.where(_revision.week_ending.in_(weeks))
    newest = statement.group_by(_revision.week_ending, _revision.unit_code).subquery("newest")
    known = (
        select(newest.c.unit_code, newest.c.week_ending, newest.c.revision_id)
        .join(Revision, _revision.id == newest.c.revision_id)
        .where(_revision.is_withdrawal.is_(False))
    )
    return known.where(locked_at(as_of)) if as_of.approved_only else known


def locked_at(as_of: AsOf) -> ColumnElement[bool]:
    """The condition on `revision` that keeps what the ministry had locked at a version."""
    return (
        select(_item.revision_id)
        .join(Review, _review.id == _item.review_id)
        .where(_item.revision_id == _revision.id, _review.state == WeekState.LOCKED)
        .where(_review.data_version_id <= as_of.version)
        .correlate(Revision)
        .exists()
    )


def last_heads(
    as_of: AsOf, dataset: Dataset, until: date, unit_codes: Sequence[str] | None = None
) -> HeadSelect:
    """The last revision of each unit in or before a week, for values that are carried forward.

    A 零报告 says nothing new, so the values before it stand.
    """
    last = _last_head(as_of, until) if as_of.is_head else _last_known(as_of, until)
    units = select(
        last.limit(1).correlate(ReportingUnit).scalar_subquery().label("revision_id")
    ).where(_unit.dataset == dataset)
    if unit_codes is not None:
        units = units.where(_unit.unit_code.in_(unit_codes))
    found = units.subquery()
    return select(
        _revision.unit_code, _revision.week_ending, _revision.id.label("revision_id")
    ).join(found, found.c.revision_id == _revision.id)


def _last_head(as_of: AsOf, until: date) -> Select[tuple[int]]:
    last = (
        select(_head.revision_id)
        .join(Revision, _revision.id == _head.revision_id)
        .where(_head.unit_code == _unit.unit_code, _head.week_ending <= until)
        .where(_revision.is_zero_report.is_(False))
        .order_by(_head.week_ending.desc())
    )
    return last.where(_head.state == WeekState.LOCKED) if as_of.approved_only else last


def _last_known(as_of: AsOf, until: date) -> Select[tuple[int]]:
    """As `_last_head`, from the revisions that no later one had superseded at the version."""
    later = table_of(Revision).alias()
    superseded = (
        select(later.c.id)
        .where(
            later.c.unit_code == _revision.unit_code, later.c.week_ending == _revision.week_ending
        )
        .where(later.c.revision > _revision.revision, later.c.data_version_id <= as_of.version)
    )
    last = (
        select(_revision.id)
        .where(_revision.unit_code == _unit.unit_code, _revision.week_ending <= until)
        .where(_revision.data_version_id <= as_of.version)
        .where(_revision.is_zero_report.is_(False), _revision.is_withdrawal.is_(False))
        .where(~superseded.correlate(Revision).exists())
        .order_by(_revision.week_ending.desc())
    )
    return last.where(locked_at(as_of)) if as_of.approved_only else last
