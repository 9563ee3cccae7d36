"""Writing an accepted file's lines: version, submission, revisions, values, heads, audit."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

import pandas as pd
from sqlalchemy import func, insert, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session

from data_access.actor import Actor
from data_access.audit import write_audit_line
from data_access.datasets.registry import DEFINITIONS
from data_access.raw_files import sha256_of
from data_access.records import records_of
from data_access.store import database_is_sqlite
from data_access.tables import (
    REPORT_TABLES,
    Head,
    RawFile,
    Revision,
    Submission,
    columns_in,
    table_of,
)
from data_access.versions import next_version
from indicators.periods import SHANGHAI
from indicators.vocabulary import Dataset

_head = columns_in(Head)
_revision = columns_in(Revision)
_RECEIPT_LETTER: Final = {Dataset.WEEKLY: "Z", Dataset.CARRIERS: "C", Dataset.ROLLOUT: "B"}
_KEYS: Final = ["unit_code", "week_ending"]


def heads_of(session: Session, dataset: Dataset, rows: pd.DataFrame) -> pd.DataFrame:
    """The current head of each row's unit and week, in the order of the rows.

    Returns:
        unit_code, week_ending, revision_id, revision, digest; missing where nobody reported.
    """
    weeks = sorted(rows["week_ending"].unique())
    statement = (
        select(
            _head.unit_code, _head.week_ending, _head.revision_id, _head.revision, _revision.digest
        )
        .join(Revision, _revision.id == _head.revision_id)
        .where(_head.dataset == dataset, _head.week_ending.in_(weeks))
    )
    columns = [*_KEYS, "revision_id", "revision", "digest"]
    found = pd.DataFrame(session.execute(statement).all(), columns=columns)
    found = found.astype({"unit_code": object, "week_ending": object})
    return rows[_KEYS].astype(object).merge(found, on=_KEYS, how="left")


def record(
    session: Session,
    actor: Actor,
    delivery_facts: Mapping[str, Any],
    rows: pd.DataFrame,
    current: pd.DataFrame,
    now: datetime,
) -> int:
    """Write everything one accepted file leaves behind, and return its submission's id.

    Args:
        session: the writer's.
        actor: who submits.
        delivery_facts: dataset, raw_sha256, size_bytes, file_name, explanations, values_digest,
            row_count, the reason of corrections, and the original bytes of a mended file.
        rows: the rows that say something new, with `digest` and `is_zero_report`.
        current: `heads_of` those rows.
        now: the clock's instant; a clock that runs backwards is overruled, and audited.
    """
    dataset = Dataset(delivery_facts["dataset"])
    version = next_version(session, now)
    raw, original = delivery_facts["raw_sha256"], delivery_facts["original"]
    _keep_raw_row(session, raw, delivery_facts["size_bytes"], version.committed_at)
    if original is not None:
        _keep_raw_row(session, sha256_of(original), len(original), version.committed_at)
    submission = Submission(
        id=version.id,
        receipt_number=_receipt_number(dataset, version.id, version.committed_at),
        actor_name=actor.name,
        actor_role=actor.role,
        received_at=version.committed_at,
        data_version_id=version.id,
        **{
            name: delivery_facts[name]
            for name in (
                "dataset", "raw_sha256", "values_digest", "file_name", "explanations", "row_count",
            )
        },
    )  # fmt: skip
    session.add(submission)
    session.flush()
    revisions = _revisions(session, submission, rows, current, str(delivery_facts["reason"]))
    session.execute(insert(table_of(Revision)), revisions)
    _insert_values(session, dataset, rows, revisions)
    _move_heads(session, submission.id)
    details: dict[str, object] = {
        "sha256": submission.raw_sha256,
        "values_digest": submission.values_digest,
        "revisions": len(revisions),
        "explanations": submission.explanations,
    }
    if original is not None:
        details["mended_from"] = sha256_of(original)
    if version.committed_at != now:
        details["clock_ran_backwards_to"] = now
    at = version.committed_at
    write_audit_line(session, actor, "submit", submission.receipt_number, details, at)
    return submission.id


def _receipt_number(dataset: Dataset, version_id: int, now: datetime) -> str:
    day = now.astimezone(SHANGHAI)
    return f"{_RECEIPT_LETTER[dataset]}{day:%Y%m%d}-{version_id:06d}"


def _keep_raw_row(session: Session, sha256: str, size_bytes: int, now: datetime) -> None:
    if session.get(RawFile, sha256) is None:
        session.add(RawFile(sha256=sha256, size_bytes=size_bytes, stored_at=now))
        session.flush()


def _revisions(
    session: Session,
    submission: Submission,
    rows: pd.DataFrame,
    current: pd.DataFrame,
    reason: str,
) -> list[dict[str, Any]]:
    first_id = (session.execute(select(func.max(_revision.id))).scalar() or 0) + 1
    numbers = current["revision"].fillna(0).astype(int) + 1
    shared = {
        "submission_id": submission.id,
        "dataset": submission.dataset,
        "received_at": submission.received_at,
        "data_version_id": submission.data_version_id,
    }
    columns = zip(
        rows["unit_code"], rows["week_ending"], rows["counted_on"], rows["digest"],
        rows["is_zero_report"], numbers, strict=True,
    )  # fmt: skip
    return [
        {
            **shared,
            "id": first_id + position,
            "unit_code": unit_code,
            "week_ending": week_ending,
            "counted_on": counted_on,
            "digest": digest,
            "is_zero_report": bool(is_zero),
            "revision": int(number),
            "reason": reason if number > 1 else "",
        }
        for position, (unit_code, week_ending, counted_on, digest, is_zero, number) in enumerate(
            columns
        )
    ]


def _insert_values(
    session: Session, dataset: Dataset, rows: pd.DataFrame, revisions: list[dict[str, Any]]
) -> None:
    fields = [column.field for column in DEFINITIONS[dataset].values]
    given = rows.loc[~rows["is_zero_report"].astype(bool), fields]
    values = given.assign(
        revision_id=[line["id"] for line in revisions if not line["is_zero_report"]]
    )
    if len(values):
        session.execute(insert(table_of(REPORT_TABLES[dataset])), records_of(values))


def _move_heads(session: Session, submission_id: int) -> None:
    dialect = sqlite if database_is_sqlite(session) else postgresql
    columns = ["dataset", "week_ending", "unit_code", "revision_id", "revision"]
    newest = select(
        _revision.dataset,
        _revision.week_ending,
        _revision.unit_code,
        _revision.id.label("revision_id"),
        _revision.revision,
    ).where(_revision.submission_id == submission_id)
    statement = dialect.insert(table_of(Head)).from_select(columns, newest)
    session.execute(
        statement.on_conflict_do_update(
            index_elements=columns[:3],
            set_={name: statement.excluded[name] for name in columns[3:]},
        )
    )
