"""What revisions said: those of a receipt, those they followed, and any two of a unit."""

from datetime import date
from typing import Any, Final

import pandas as pd
from sqlalchemy import exists, select
from sqlmodel import Session

from data_access.actor import Actor, within_scope
from data_access.datasets.columns import Column, ColumnKind, ColumnPart
from data_access.datasets.registry import DEFINITIONS
from data_access.datasets.rendering import to_text
from data_access.records import frame_of
from data_access.register_tables import ReportingUnit
from data_access.report_tables import REPORT_TABLES
from data_access.reports import value_dtypes
from data_access.submission_tables import Revision, Submission
from data_access.tables import columns_in, table_of
from data_access.uploads.receipts import Receipt
from data_access.versions import AsOf
from data_access.views.cell_changes import cell_changes
from data_access.views.revision_kinds import kinds_zh
from indicators.vocabulary import Dataset

_KIND: Final = Column("kind_zh", "填报类型", ColumnKind.TEXT, ColumnPart.KEY)
_NAMES: Final = ["unit_code", "week_ending", "revision", "counted_on"]
_FLAGS: Final = ["is_zero_report", "is_withdrawal"]
_revision = columns_in(Revision)
_submission = columns_in(Submission)
_unit = columns_in(ReportingUnit)


def changes_of_receipt(
    session: Session, as_of: AsOf, actor: Actor, receipt: Receipt
) -> pd.DataFrame:
    """What a receipt changed, cell by cell, against the revision before it; as `cell_changes`."""
    of_receipt = _submission.receipt_number == receipt.receipt_number
    mine = table_of(Revision).alias("mine")
    followed = exists().where(
        mine.c.submission_id == select(_submission.id).where(of_receipt).scalar_subquery(),
        mine.c.unit_code == _revision.unit_code,
        mine.c.week_ending == _revision.week_ending,
        mine.c.revision == _revision.revision + 1,
    )
    after = revisions_said(session, as_of, actor, receipt.dataset, of_receipt)
    before = revisions_said(session, as_of, actor, receipt.dataset, followed)
    return cell_changes(before, after, _compared(receipt.dataset))


def changes_between(
    session: Session,
    as_of: AsOf,
    actor: Actor,
    dataset: Dataset,
    unit_code: str,
    week_ending: date,
    revisions: tuple[int, int],
) -> pd.DataFrame:
    """What differs between two revisions of a unit and week, from the first to the second."""
    said = revisions_said(
        session,
        as_of,
        actor,
        dataset,
        (_revision.unit_code == unit_code) & (_revision.week_ending == week_ending),
    )
    before, after = (said[said["revision"] == number] for number in revisions)
    return cell_changes(before, after, _compared(dataset))


def revisions_said(
    session: Session, as_of: AsOf, actor: Actor, dataset: Dataset, condition: Any
) -> pd.DataFrame:
    """The revisions that fit a condition, in the order in which they were written.

    Returns:
        unit_code, week_ending, revision, counted_on, kind_zh and the value fields, which are
        missing in a 零报告 and a 撤回.
    """
    report, dtypes = table_of(REPORT_TABLES[dataset]), value_dtypes(dataset)
    statement: Any = (
        select(*(_revision[name] for name in [*_NAMES, *_FLAGS]))
        .add_columns(*(report.c[name] for name in dtypes))
        .join(Submission, _submission.id == _revision.submission_id)
        .join(ReportingUnit, _unit.unit_code == _revision.unit_code)
        .outerjoin(report, report.c.revision_id == _revision.id)
        .where(_revision.dataset == dataset, _revision.data_version_id <= as_of.version)
        .where(within_scope(actor.scope), condition)
        .order_by(_revision.id)
    )
    columns = [*_NAMES, *_FLAGS, *dtypes]
    said = frame_of(session, statement, columns).astype(dtypes)
    return said.assign(kind_zh=kinds_zh(said))


def report_as_said(
    session: Session,
    as_of: AsOf,
    actor: Actor,
    dataset: Dataset,
    unit_week: tuple[str, date],
    revision: int,
) -> pd.DataFrame:
    """Every field of one revision as it is written in a sheet: field, header_zh, said_zh.

    Empty where nothing was given; no line where the revision is unknown or beyond the scope.
    """
    code, week = unit_week
    fits = (_revision.unit_code == code) & (_revision.week_ending == week)
    fits &= _revision.revision == revision
    said = revisions_said(session, as_of, actor, dataset, fits)
    lines = [
        (column.field, column.header_zh, to_text(said[column.field], column).iloc[0])
        for column in DEFINITIONS[dataset].values
        if not said.empty
    ]
    return pd.DataFrame(lines, columns=["field", "header_zh", "said_zh"])


def _compared(dataset: Dataset) -> list[Column]:
    columns = DEFINITIONS[dataset].columns
    day = [column for column in columns if column.field == "counted_on"]
    return [_KIND, *day, *(column for column in columns if column.part is ColumnPart.VALUE)]
