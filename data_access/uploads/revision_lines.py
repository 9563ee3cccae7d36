"""The revisions of a submission: numbered, written with their values, and made the heads."""

from datetime import date
from typing import Final

import pandas as pd
from sqlalchemy import delete, func, literal, select, tuple_
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session

from data_access.datasets.registry import DEFINITIONS
from data_access.engines import database_is_sqlite
from data_access.kept_tables import Head
from data_access.records import frame_of, insert_rows
from data_access.report_tables import REPORT_TABLES
from data_access.submission_tables import Revision, Submission
from data_access.tables import columns_in, next_id, table_of
from indicators.vocabulary import Dataset, WeekState

REPORTED_AGAIN_ZH: Final = "撤回后重新填报"
_KEYS: Final = ["unit_code", "week_ending"]
_head = columns_in(Head)
_revision = columns_in(Revision)


def heads_of(session: Session, dataset: Dataset, rows: pd.DataFrame) -> pd.DataFrame:
    """The current head of each row's unit and week, in the order of the rows.

    Returns:
        unit_code, week_ending, revision_id, revision, state and digest of the head, missing where
        nobody reported; last_revision, which counts withdrawals and is 0 before any report.
    """
    weeks = sorted(rows["week_ending"].unique())
    standing = rows[_KEYS].astype(object).merge(_heads(session, dataset, weeks), "left", _KEYS)
    found = standing.merge(_withdrawals(session, dataset, weeks), "left", _KEYS)
    last = found[["revision", "withdrawn"]].astype(float).max(axis=1).fillna(0).astype(int)
    return found.drop(columns="withdrawn").assign(last_revision=last)


def write_revisions(
    session: Session, submission: Submission, rows: pd.DataFrame, current: pd.DataFrame, reason: str
) -> int:
    """Write each row as the next revision of its unit and week.

    Args:
        session: the writer's.
        submission: whose revisions they are.
        rows: unit_code, week_ending, counted_on, digest, is_zero_report, is_withdrawal, values and
            perhaps sheet_row.
        current: `heads_of` those rows.
        reason: why a unit's earlier revision is superseded.

    Returns:
        How many revisions were written.
    """
    revisions = _numbered(session, rows, current, reason)
    shared = {
        "submission_id": submission.id,
        "dataset": submission.dataset,
        "received_at": submission.received_at,
        "data_version_id": submission.data_version_id,
    }
    insert_rows(session, table_of(Revision), revisions, shared)
    _insert_values(session, Dataset(submission.dataset), rows.assign(revision_id=revisions["id"]))
    _move_heads(session, submission.id)
    if rows["is_withdrawal"].any():
        _remove_heads(session, submission)
    return len(revisions)


def _heads(session: Session, dataset: Dataset, weeks: list[date]) -> pd.DataFrame:
    columns = [*_KEYS, "revision_id", "revision", "state", "digest"]
    statement = (
        select(*(_head[name] for name in columns[:-1]), _revision.digest)
        .join(Revision, _revision.id == _head.revision_id)
        .where(_head.dataset == dataset, _head.week_ending.in_(weeks))
    )
    found = frame_of(session, statement, columns)
    return found.astype(dict.fromkeys(_KEYS, object))


def _withdrawals(session: Session, dataset: Dataset, weeks: list[date]) -> pd.DataFrame:
    """The last withdrawal of each unit and week that has one."""
    keys = [_revision[name] for name in _KEYS]
    statement = (
        select(*keys, func.max(_revision.revision))
        .where(_revision.dataset == dataset, _revision.week_ending.in_(weeks))
        .where(_revision.is_withdrawal.is_(True))
        .group_by(*keys)
    )
    found = frame_of(session, statement, [*_KEYS, "withdrawn"])
    return found.astype(dict.fromkeys(_KEYS, object))


def _numbered(
    session: Session, rows: pd.DataFrame, current: pd.DataFrame, reason: str
) -> pd.DataFrame:
    """What differs between the revisions of a submission, one per row and in their order."""
    first_id = next_id(session, _revision.id)
    numbers = current["last_revision"] + 1
    again = current["revision_id"].isna() & (numbers > 1)
    taken = [*_KEYS, "counted_on", "digest", "is_zero_report", "is_withdrawal"]
    taken += [name for name in ("sheet_row",) if name in rows]  # a withdrawal stands in no sheet
    return rows[taken].assign(
        id=range(first_id, first_id + len(rows)),
        revision=numbers,
        reason=again.map({True: reason or REPORTED_AGAIN_ZH, False: reason}).mask(numbers == 1, ""),
    )


def _insert_values(session: Session, dataset: Dataset, rows: pd.DataFrame) -> None:
    fields = [column.field for column in DEFINITIONS[dataset].values]
    holds = ~(rows["is_zero_report"] | rows["is_withdrawal"]).astype(bool)
    values = rows.loc[holds, ["revision_id", *fields]]
    insert_rows(session, table_of(REPORT_TABLES[dataset]), values)


def _move_heads(session: Session, submission_id: int) -> None:
    dialect = sqlite if database_is_sqlite(session) else postgresql
    columns = ["dataset", "week_ending", "unit_code", "revision_id", "revision", "state"]
    keys = [_revision[name] for name in columns[:3]]
    mine = _revision.submission_id == submission_id
    begins = literal(WeekState.SUBMITTED.value).label("state")  # a correction is reviewed anew
    newest = select(*keys, _revision.id.label("revision_id"), _revision.revision, begins)
    newest = newest.where(mine, _revision.is_withdrawal.is_(False))
    statement = dialect.insert(table_of(Head)).from_select(columns, newest)
    session.execute(
        statement.on_conflict_do_update(
            index_elements=columns[:3],
            set_={name: statement.excluded[name] for name in columns[3:]},
        )
    )


def _remove_heads(session: Session, submission: Submission) -> None:
    """What was withdrawn has no head."""
    withdrawn = select(_revision.week_ending, _revision.unit_code).where(
        _revision.submission_id == submission.id, _revision.is_withdrawal.is_(True)
    )
    unit_weeks = tuple_(_head.week_ending, _head.unit_code)
    session.execute(
        delete(Head).where(_head.dataset == submission.dataset, unit_weeks.in_(withdrawn))
    )
