"""Taking a submission back (撤回): what stood before it stands again, as revisions of their own.

One word for two wishes: a mistaken first report is withdrawn and its units count as not having
reported; a mistaken correction is undone and the values before it return. Taking back a taking
back restores in the same way. Nothing is deleted.
"""

import csv
import io
from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import select
from sqlmodel import Session

from data_access.actor import Actor
from data_access.errors import (
    ExplanationMissingError,
    PermissionDeniedError,
    RevisionConflictError,
    UnknownReceiptError,
    WeekClosedError,
)
from data_access.keeping import keep_sums
from data_access.permissions import Action
from data_access.raw_files import keep_raw_file
from data_access.records import frame_of
from data_access.report_tables import REPORT_TABLES
from data_access.reports import value_dtypes
from data_access.store import Store
from data_access.submission_tables import Revision, Submission
from data_access.tables import columns_in, table_of
from data_access.uploads.admission import SUPERSEDES_CODE, check_states, check_units
from data_access.uploads.closing import check_open
from data_access.uploads.digests import digest_of, revision_digests
from data_access.uploads.intake import provinces_of
from data_access.uploads.receipts import Receipt, read_receipt
from data_access.uploads.recording import Entry, record
from data_access.uploads.refused_files import refuse
from data_access.uploads.revision_lines import heads_of
from data_access.versions import resolve_as_of
from indicators.safe_text import neutralise_formula, storable
from indicators.vocabulary import Dataset

FILE_NAME_ZH = "撤回单.csv"
_submission = columns_in(Submission)


def take_back(store: Store, actor: Actor, receipt_number: str, reason: str) -> Receipt:
    """Let what stood before a receipt stand again, and return the receipt of doing so.

    Raises:
        ExplanationMissingError: no reason is given.
        UnknownReceiptError: there is no such receipt.
        PermissionDeniedError: one of its units is not the actor's to report; audited.
        RevisionConflictError: a unit has a later revision by now.
        WeekClosedError: a week is closed for a unit; audited.
        StoreUnavailableError: nothing could be stored.
    """
    said = storable(reason).strip()
    if not said:
        raise ExplanationMissingError((SUPERSEDES_CODE,))
    note = _note(receipt_number, said, actor)
    sha256 = keep_raw_file(store.settings.raw_folder, note)
    try:
        with store.writing() as session:
            taken = _find(session, receipt_number)
            rows = _before(session, taken)
            codes = rows["unit_code"].unique().tolist()
            dataset, now = Dataset(taken.dataset), store.clock()
            places = check_units(session, actor, dataset, codes, Action.TAKE_BACK)
            current = heads_of(session, dataset, rows)
            check_states(session, actor, dataset, current, places, now, Action.TAKE_BACK)
            check_open(session, dataset, rows, now)
            entry = _entry(taken, rows, sha256, len(note), said)
            submission_id = record(
                session, actor, entry, rows, _standing(session, entry.dataset, rows), store.clock()
            )
            weeks: list[date] = rows["week_ending"].unique().tolist()
            keep_sums(session, resolve_as_of(session), dataset, weeks, provinces_of(places))
    except (PermissionDeniedError, WeekClosedError) as error:
        refuse(store, actor, "take_back_refused", error.unit_code, {"receipt": receipt_number})
        raise
    with store.reading() as session:
        return read_receipt(session, submission_id, actor.scope)


def _find(session: Session, receipt_number: str) -> Submission:
    named = select(Submission).where(_submission.receipt_number == receipt_number)
    found: Submission | None = session.execute(named).scalar()
    if found is None:
        raise UnknownReceiptError(receipt_number)
    return found


def _before(session: Session, taken: Submission) -> pd.DataFrame:
    """For each unit and week of a submission: what the revision before it said, if anything.

    Returns:
        Rows as `write_revisions` takes them, and `taken_revision`, the number taken back.
    """
    mine, before = table_of(Revision).alias("mine"), table_of(Revision).alias("before")
    dataset = Dataset(taken.dataset)
    report, dtypes = table_of(REPORT_TABLES[dataset]), value_dtypes(dataset)
    same = (before.c.unit_code == mine.c.unit_code) & (before.c.week_ending == mine.c.week_ending)
    statement: Any = (
        select(mine.c.unit_code, mine.c.week_ending, mine.c.counted_on, mine.c.revision)
        .add_columns(before.c.counted_on, before.c.is_zero_report, before.c.is_withdrawal)
        .add_columns(*(report.c[name] for name in dtypes))
        .outerjoin(before, same & (before.c.revision == mine.c.revision - 1))
        .outerjoin(report, report.c.revision_id == before.c.id)
        .where(mine.c.submission_id == taken.id)
        .order_by(mine.c.id)
    )
    columns = ["unit_code", "week_ending", "own_day", "taken_revision", "counted_on"]
    columns += ["is_zero_report", "is_withdrawal", *dtypes]
    rows = frame_of(session, statement, columns).astype(dtypes)
    said_before = rows["is_withdrawal"].notna()
    rows = rows.assign(
        counted_on=rows["counted_on"].where(said_before, rows["own_day"]),
        is_zero_report=rows["is_zero_report"].where(said_before, other=False).astype(bool),
        is_withdrawal=rows["is_withdrawal"].where(said_before, other=True).astype(bool),
    )
    return rows.assign(digest=revision_digests(dataset, rows))


def _standing(session: Session, dataset: Dataset, rows: pd.DataFrame) -> pd.DataFrame:
    """The heads of the rows, once each is still the revision that is taken back."""
    current = heads_of(session, dataset, rows)
    later = current[current["last_revision"].to_numpy() != rows["taken_revision"].to_numpy()]
    if len(later):
        first = later.iloc[0]
        raise RevisionConflictError(
            first["unit_code"], first["week_ending"], int(first["last_revision"])
        )
    return current


def _entry(taken: Submission, rows: pd.DataFrame, sha256: str, size: int, reason: str) -> Entry:
    return Entry(
        dataset=Dataset(taken.dataset),
        raw_sha256=sha256,
        size_bytes=size,
        file_name=FILE_NAME_ZH,
        explanations={SUPERSEDES_CODE: reason},
        values_digest=digest_of(rows["digest"]),
        row_count=len(rows),
        reason=reason,
        takes_back=taken.receipt_number,
    )


def _note(receipt_number: str, reason: str, actor: Actor) -> bytes:
    """The slip that is kept as the raw file of a taking back."""
    slip = io.StringIO()
    lines = (["撤回的回执号", "原因", "撤回人"], [receipt_number, reason, actor.name])
    csv.writer(slip).writerows(
        [neutralise_formula(storable(cell)) for cell in line] for line in lines
    )
    return slip.getvalue().encode("utf-8-sig")
