"""Reports read back from the store, as frames with one row per unit and week."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

import pandas as pd
from sqlalchemy import select
from sqlmodel import Session

from data_access.actor import Actor, within_scope
from data_access.datasets.columns import ColumnKind
from data_access.datasets.registry import DEFINITIONS
from data_access.heads import heads
from data_access.tables import REPORT_TABLES, ReportingUnit, Revision, columns_in, table_of
from data_access.versions import AsOf
from indicators.vocabulary import Dataset

DTYPES: Final = {
    ColumnKind.COUNT: "Int64",
    ColumnKind.MONEY: "Int64",
    ColumnKind.NUMBER: "Float64",
    ColumnKind.RATE: "Float64",
    ColumnKind.BOOLEAN: "boolean",
    ColumnKind.TEXT: "string",
    ColumnKind.CHOICE: "string",
}
UNIT_FIELDS: Final = (
    "unit_code",
    "name_zh",
    "short_name_zh",
    "province_zh",
    "kind",
    "grade",
    "zone_code",
)
REVISION_FIELDS: Final = ("week_ending", "counted_on", "revision", "received_at", "is_zero_report")
_unit = columns_in(ReportingUnit)
_revision = columns_in(Revision)


def value_dtypes(dataset: Dataset) -> dict[str, str]:
    """The nullable dtype of each value field."""
    return {column.field: DTYPES[column.kind] for column in DEFINITIONS[dataset].values}


def read_reports(
    session: Session,
    as_of: AsOf,
    actor: Actor,
    dataset: Dataset,
    weeks: Sequence[date] | None = None,
    fields: Sequence[str] | None = None,
    unit_codes: Sequence[str] | None = None,
) -> pd.DataFrame:
    """What units within the actor's scope reported, as known at a version.

    Returns:
        unit_code, name_zh, short_name_zh, province_zh, kind, grade, zone_code, week_ending,
        counted_on, revision, received_at, is_zero_report and the value fields; a 零报告 has its
        row with every value missing.
    """
    names = list(value_dtypes(dataset)) if fields is None else list(fields)
    statement = _reports(as_of, dataset, weeks, names).where(within_scope(actor.scope))
    if unit_codes is not None:
        statement = statement.where(_unit.unit_code.in_(unit_codes))
    columns = [*UNIT_FIELDS, *REVISION_FIELDS, *names]
    reports = pd.DataFrame(session.execute(statement).all(), columns=columns)
    dtypes = value_dtypes(dataset)
    return reports.astype({name: dtypes[name] for name in names})


def _reports(as_of: AsOf, dataset: Dataset, weeks: Sequence[date] | None, names: list[str]) -> Any:
    report = table_of(REPORT_TABLES[dataset])
    head = heads(as_of, dataset, weeks).subquery()
    return (
        select(
            *(_unit[name] for name in UNIT_FIELDS),
            *(_revision[name] for name in REVISION_FIELDS),
            *(report.c[name] for name in names),
        )
        .select_from(head)
        .join(Revision, _revision.id == head.c.revision_id)
        .join(ReportingUnit, _unit.unit_code == head.c.unit_code)
        .outerjoin(report, report.c.revision_id == head.c.revision_id)
        .order_by(_revision.week_ending, _unit.unit_code)
    )
