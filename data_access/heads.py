"""Which revision speaks for a unit and week, now and at any earlier version."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Select, func, select

from data_access.tables import Head, ReportingUnit, Revision, columns_in
from data_access.versions import AsOf
from indicators.vocabulary import Dataset

HeadSelect = Select[tuple[str, date, int]]

_head = columns_in(Head)
_revision = columns_in(Revision)
_unit = columns_in(ReportingUnit)


def heads(as_of: AsOf, dataset: Dataset, weeks: Sequence[date] | None = None) -> HeadSelect:
    """The revision that spoke for each unit and week (unit_code, week_ending, revision_id)."""
    if as_of.is_head:
        statement = select(_head.unit_code, _head.week_ending, _head.revision_id)
        statement = statement.where(_head.dataset == dataset)
        return statement if weeks is None else statement.where(_head.week_ending.in_(weeks))
    statement = select(
        _revision.unit_code, _revision.week_ending, func.max(_revision.id).label("revision_id")
    ).where(_revision.dataset == dataset, _revision.data_version_id <= as_of.version)
    if weeks is not None:
        statement = statement.where(_revision.week_ending.in_(weeks))
    return statement.group_by(_revision.week_ending, _revision.unit_code)


def last_heads(as_of: AsOf, dataset: Dataset, until: date) -> HeadSelect:
    """The last revision of each unit in or before a week, for values that are carried forward."""
    if as_of.is_head:
        last = (
            select(_head.revision_id)
            .where(_head.unit_code == _unit.unit_code, _head.week_ending <= until)
            .order_by(_head.week_ending.desc())
        )
    else:
        last = (
            select(_revision.id)
            .where(
                _revision.unit_code == _unit.unit_code,
                _revision.week_ending <= until,
                _revision.data_version_id <= as_of.version,
            )
            .order_by(_revision.week_ending.desc(), _revision.revision.desc())
        )
    found = (
        select(last.limit(1).correlate(ReportingUnit).scalar_subquery().label("revision_id"))
        .where(_unit.dataset == dataset)
        .subquery()
    )
    return select(
        _revision.unit_code, _revision.week_ending, _revision.id.label("revision_id")
    ).join(found, found.c.revision_id == _revision.id)
