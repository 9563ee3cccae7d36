"""Writing what an accepted file leaves behind: version, submission, revisions, audit line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import pandas as pd
from sqlalchemy import insert
from sqlmodel import Session

from data_access.actor import Actor
from data_access.audit import write_audit_line
from data_access.issue_table import SubmissionIssue
from data_access.raw_files import sha256_of
from data_access.submission_tables import DataVersion, RawFile, Submission
from data_access.tables import table_of
from data_access.uploads.issues import Issue
from data_access.uploads.revision_lines import write_revisions
from data_access.versions import next_version
from indicators.periods import SHANGHAI
from indicators.safe_text import storable
from indicators.vocabulary import Dataset

_RECEIPT_LETTER: Final = {Dataset.WEEKLY: "Z", Dataset.CARRIERS: "C", Dataset.ROLLOUT: "B"}

RECORDED: Final = ("submit", "take_back")  # the words of the audit lines that have a receipt


@dataclass(frozen=True)
class Entry:
    """What is recorded of a file besides its rows.

    Attributes:
        dataset: which dataset.
        raw_sha256: where the stored bytes are found.
        size_bytes: how many they are.
        file_name: as the user called it.
        explanations: 说明 by issue code.
        values_digest: the digest of every row of the file.
        row_count: how many rows the file has.
        reason: why earlier revisions are superseded, empty where none is.
        issues: what the check had found.
        original: the reporter's own file where the stored one is its sheet mended.
        takes_back: the receipt that is taken back, empty for a file.
    """

    dataset: Dataset
    raw_sha256: str
    size_bytes: int
    file_name: str
    explanations: Mapping[str, str]
    values_digest: str
    row_count: int
    reason: str
    issues: tuple[Issue, ...] = ()
    original: bytes | None = None
    takes_back: str = ""


def record(
    session: Session,
    actor: Actor,
    entry: Entry,
    rows: pd.DataFrame,
    current: pd.DataFrame,
    now: datetime,
) -> int:
    """Write everything one accepted file leaves behind, and return its submission's id.

    Args:
        session: the writer's.
        actor: who submits.
        entry: what is known of the file.
        rows: the rows that say something new; as `write_revisions` takes them.
        current: `heads_of` those rows.
        now: the clock's instant; a clock that runs backwards is overruled, and audited.
    """
    version = next_version(session, now)
    keep_raw_row(session, entry.raw_sha256, entry.size_bytes, version.committed_at)
    if entry.original is not None:
        original = sha256_of(entry.original)
        keep_raw_row(session, original, len(entry.original), version.committed_at)
    submission = _submission(actor, entry, version)
    session.add(submission)
    session.flush()
    _keep_issues(session, submission, entry.issues)
    count = write_revisions(session, submission, rows, current, entry.reason)
    details = _audited(entry, submission, count)
    if version.committed_at != now:
        details["clock_ran_backwards_to"] = now
    subject, at = submission.receipt_number, version.committed_at
    action = RECORDED[bool(entry.takes_back)]
    write_audit_line(session, actor, action, subject, details, at)
    return submission.id


def _submission(actor: Actor, entry: Entry, version: DataVersion) -> Submission:
    return Submission(
        id=version.id,
        receipt_number=_receipt_number(entry.dataset, version),
        dataset=entry.dataset.value,
        raw_sha256=entry.raw_sha256,
        values_digest=entry.values_digest,
        file_name=entry.file_name,
        actor_name=actor.name,
        actor_role=actor.role,
        received_at=version.committed_at,
        data_version_id=version.id,
        explanations=dict(entry.explanations),
        row_count=entry.row_count,
        takes_back=entry.takes_back,
    )


def _keep_issues(session: Session, submission: Submission, issues: Sequence[Issue]) -> None:
    lines = [
        {
            "submission_id": submission.id,
            "position": position,
            "sheet_row": issue.row,
            "column_zh": storable(issue.column_zh),
            "value": storable(issue.value),
            "code": issue.code,
            "severity": issue.severity.value,
            "message_zh": storable(issue.message_zh),
        }
        for position, issue in enumerate(issues, start=1)
    ]
    if lines:
        session.execute(insert(table_of(SubmissionIssue)), lines)


def _audited(entry: Entry, submission: Submission, revisions: int) -> dict[str, object]:
    details: dict[str, object] = {
        "sha256": submission.raw_sha256,
        "values_digest": submission.values_digest,
        "revisions": revisions,
        "explanations": submission.explanations,
    }
    if entry.original is not None:
        details["mended_from"] = sha256_of(entry.original)
    if entry.takes_back:
        details |= {"takes_back": entry.takes_back, "reason": entry.reason}
    return details


def _receipt_number(dataset: Dataset, version: DataVersion) -> str:
    day = version.committed_at.astimezone(SHANGHAI)
    return f"{_RECEIPT_LETTER[dataset]}{day:%Y%m%d}-{version.id:06d}"


def keep_raw_row(session: Session, sha256: str, size_bytes: int, now: datetime) -> None:
    """Name stored bytes in the store, so that `verify` and backups look after them."""
    if session.get(RawFile, sha256) is None:
        session.add(RawFile(sha256=sha256, size_bytes=size_bytes, stored_at=now))
        session.flush()
