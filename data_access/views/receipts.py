"""Receipts (回执) as people look them up: the newest of a dataset, and the units of one."""

import pandas as pd
from sqlalchemy import func, select
from sqlmodel import Session

from data_access.actor import Actor, within_scope
from data_access.register import read_register
from data_access.tables import ReportingUnit, Revision, Submission, columns_in
from data_access.uploads.receipts import Receipt
from data_access.versions import AsOf
from indicators.vocabulary import Dataset

_revision = columns_in(Revision)
_submission = columns_in(Submission)
_unit = columns_in(ReportingUnit)


def recent_receipts(
    session: Session, as_of: AsOf, actor: Actor, dataset: Dataset, limit: int
) -> pd.DataFrame:
    """The newest receipts that hold a unit within the actor's scope.

    Returns:
        receipt_number, received_at, actor_name, file_name, units (of the scope), week_ending
        (the newest of the file), revision (the highest) and sha256.
    """
    names = ["receipt_number", "received_at", "actor_name", "file_name", "raw_sha256"]
    statement = (
        select(
            *(_submission[name] for name in names),
            func.count(),
            func.max(_revision.week_ending),
            func.max(_revision.revision),
        )
        .join(Revision, _revision.submission_id == _submission.id)
        .join(ReportingUnit, _unit.unit_code == _revision.unit_code)
        .where(_submission.dataset == dataset, _submission.data_version_id <= as_of.version)
        .where(within_scope(actor.scope))
        .group_by(_submission.id, *(_submission[name] for name in names))
        .order_by(_submission.id.desc())
        .limit(limit)
    )
    columns = [*names[:4], "sha256", "units", "week_ending", "revision"]
    return pd.DataFrame(session.execute(statement).all(), columns=columns)


def units_of_receipt(
    session: Session, _as_of: AsOf, actor: Actor, receipt: Receipt
) -> pd.DataFrame:
    """The units and weeks of a receipt with their names.

    Returns:
        unit_code, name_zh, province_zh, week_ending, revision, in the receipt's order.
    """
    register = read_register(session, actor, receipt.dataset)
    names = register[["unit_code", "name_zh", "province_zh"]].set_index("unit_code")
    units = pd.DataFrame(
        [(unit.unit_code, unit.week_ending, unit.revision) for unit in receipt.units],
        columns=["unit_code", "week_ending", "revision"],
    )
    return units.join(names, on="unit_code")
