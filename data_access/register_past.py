"""The register as it stood at a version: today's rows, and those that later changes replaced."""

from typing import Final

from sqlalchemy import FromClause, func, select, union_all
from sqlmodel import Session

from data_access.register_tables import PastUnit, ReportingUnit, UnitFacts
from data_access.tables import columns_in, table_of
from data_access.versions import AsOf
from indicators.vocabulary import Dataset

UNIT_FACTS: Final = tuple(UnitFacts.model_fields)
_unit = columns_in(ReportingUnit)
_past = columns_in(PastUnit)


def register_version(session: Session, dataset: Dataset) -> int:
    """From which version on the register of a dataset is what it is; 0 from the beginning."""
    latest = select(func.max(_unit.since_version)).where(_unit.dataset == dataset)
    return session.execute(latest).scalar() or 0


def units_at(as_of: AsOf, dataset: Dataset | None = None) -> FromClause:
    """The register at a version, to read from and to join with.

    At the head it is the table itself, so that what is asked most costs what it did. A unit that
    reported keeps its place and type, so sums and scopes over what was reported may read today's
    register at any version; names, grades, days and who owes a report may not.

    Args:
        as_of: the version, of the same session as the statement.
        dataset: its units alone; the head's statement says so itself.
    """
    if as_of.is_head:
        return table_of(ReportingUnit)
    known = select(*(_unit[name] for name in UNIT_FACTS)).where(
        _unit.since_version <= as_of.version
    )
    replaced = select(*(_past[name] for name in UNIT_FACTS)).where(
        _past.since_version <= as_of.version, _past.until_version > as_of.version
    )
    if dataset is not None:
        known = known.where(_unit.dataset == dataset)
        replaced = replaced.where(_past.dataset == dataset)
    return union_all(known, replaced).subquery("unit_then")
