"""Reports read back from the store, as frames with one row per unit and week."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

import pandas as pd
from sqlalchemy import FromClause, select
from sqlmodel import Session

from data_access.actor import Actor, within_scope
from data_access.datasets.columns import ColumnKind
from data_access.datasets.registry import DEFINITIONS
from data_access.heads import HeadSelect, heads, last_heads
from data_access.records import typed_frame
from data_access.register_past import units_at
from data_access.report_tables import REPORT_TABLES
from data_access.submission_tables import Revision
from data_access.tables import columns_in, table_of
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
_DTYPES: Final = dict.fromkeys(UNIT_FIELDS, "str") | {
    "week_ending": object,
    "counted_on": object,
    "revision": "int64",
    "received_at": "datetime64[us, UTC]",
    "is_zero_report": bool,
}
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
    unit = units_at(as_of, dataset)
    statement = _reports(heads(as_of, dataset, weeks), unit, dataset, names)
    statement = statement.where(within_scope(actor.scope, unit.c))
    if unit_codes is not None:
        statement = statement.where(unit.c.unit_code.in_(unit_codes))
    return _frame(session, statement, dataset, names)


def read_last_reports(
    session: Session,
    as_of: AsOf,
    actor: Actor,
    dataset: Dataset,
    span: tuple[date, date],
    unit_codes: Sequence[str] | None = None,
) -> pd.DataFrame:
    """As `read_reports`, each unit's last report of a span of weeks; a 零报告 is passed over."""
    names = list(value_dtypes(dataset))
    since, until = span
    unit = units_at(as_of, dataset)
    statement = _reports(last_heads(as_of, dataset, until, unit_codes), unit, dataset, names)
    statement = statement.where(within_scope(actor.scope, unit.c), _revision.week_ending >= since)
    return _frame(session, statement, dataset, names)


def _frame(session: Session, statement: Any, dataset: Dataset, names: list[str]) -> pd.DataFrame:
    values = value_dtypes(dataset)
    dtypes = _DTYPES | {name: values[name] for name in names}
    return typed_frame(session.execute(statement).all(), dtypes)


def _reports(found: HeadSelect, unit: FromClause, dataset: Dataset, names: list[str]) -> Any:
    report = table_of(REPORT_TABLES[dataset])
    head = found.subquery()
    return (
        select(
            *(unit.c[name] for name in UNIT_FIELDS),
            *(_revision[name] for name in REVISION_FIELDS),
            *(report.c[name] for name in names),
        )
        .select_from(head)
        .join(Revision, _revision.id == head.c.revision_id)
        .join(unit, unit.c.unit_code == head.c.unit_code)
        .outerjoin(report, report.c.revision_id == head.c.revision_id)
        .order_by(_revision.week_ending, unit.c.unit_code)
    )
