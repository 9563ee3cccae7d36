"""Accepting a checked file: raw file first, then one transaction, then the receipt."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

import pandas as pd
from sqlmodel import Session

from data_access.actor import Actor, UnitPlace
from data_access.drafts import remove_draft
from data_access.errors import (
    ExplanationMissingError,
    PermissionDeniedError,
    StoreUnavailableError,
    WeekClosedError,
)
from data_access.keeping import keep_sums
from data_access.raw_files import keep_raw_file
from data_access.store import Store
from data_access.submission_tables import Revision
from data_access.uploads.admission import (
    SUPERSEDES_CODE,
    check_base,
    check_reason,
    check_states,
    check_units,
)
from data_access.uploads.checked import CheckedUpload
from data_access.uploads.closing import check_open
from data_access.uploads.delivery import Delivery, Desk
from data_access.uploads.digests import digest_of, revision_digests
from data_access.uploads.issues import UploadRejectedError
from data_access.uploads.receipts import Receipt, read_receipt
from data_access.uploads.recording import Entry, record
from data_access.uploads.refused_files import quarantine, refuse
from data_access.uploads.remembering import remember_headers
from data_access.uploads.revision_lines import heads_of
from data_access.versions import Basis, resolve_as_of
from indicators.safe_text import storable
from indicators.vocabulary import WeekState

_STORED_ZH: Final = "文件已入库，但回执暂时读不出来；请稍后再提交同一文件，即得原回执"


def submit(
    store: Store,
    actor: Actor,
    checked: CheckedUpload,
    content: bytes,
    file_name: str,
    explanations: Mapping[str, str],
    *,
    original: bytes | None = None,
    desk: Desk | None = None,
) -> Receipt:
    """Store a checked file and return its receipt; `checked.base` guards against newer revisions.

    A sheet mended in the browser is stored as the CSV it became; `original` is kept beside it.

    Raises:
        UploadRejectedError: the file has 强制性 issues; nothing is counted, it is quarantined.
        ExplanationMissingError: a 核实性 issue has no 说明.
        PermissionDeniedError: a unit is not the actor's to report; the refusal is audited.
        RevisionConflictError: somebody else's revision came first.
        WeekClosedError: a week is closed for a unit; the refusal is audited.
        StoreUnavailableError: nothing could be stored.
    """
    if checked.errors:
        quarantine(store, actor, content, file_name, checked.errors)
        raise UploadRejectedError(checked.errors)
    needed = dict.fromkeys(issue.code for issue in checked.queries)
    unexplained = tuple(code for code in needed if not explanations.get(code, "").strip())
    if unexplained:
        raise ExplanationMissingError(unexplained)
    return accept(
        store,
        actor,
        Delivery(
            content,
            storable(file_name),
            checked.dataset,
            checked.rows,
            {storable(code): storable(said) for code, said in explanations.items()},
            checked.base,
            issues=checked.issues,
            original=original,
            desk=desk or Desk(),
        ),
    )


def accept(store: Store, actor: Actor, delivery: Delivery, *, sums: bool = True) -> Receipt:
    """One file, one transaction: each unit and week that says something new gets a revision.

    The same values as the current heads give the earlier receipt, never a second revision.
    Permission, base revision and the reason of a correction are checked inside the transaction.
    """
    sha256 = keep_raw_file(store.settings.raw_folder, delivery.content)
    if delivery.original is not None:
        keep_raw_file(store.settings.raw_folder, delivery.original)
    try:
        with store.writing() as session:
            submission_id, unchanged, is_repeat = _accept(
                session, store, actor, delivery, sha256, sums=sums
            )
            _clear_desk(session, store, actor, delivery)
    except (PermissionDeniedError, WeekClosedError) as error:
        refuse(store, actor, "submit_refused", error.unit_code, {"sha256": sha256})
        raise
    try:
        with store.reading() as session:
            return read_receipt(
                session,
                submission_id,
                actor.scope,
                unchanged=unchanged,
                is_repeat=is_repeat,
            )
    except StoreUnavailableError as error:
        raise StoreUnavailableError(_STORED_ZH) from error


def _accept(
    session: Session, store: Store, actor: Actor, delivery: Delivery, sha256: str, *, sums: bool
) -> tuple[int, int, bool]:
    rows = _with_digests(delivery)
    codes = rows["unit_code"].unique().tolist()
    places = check_units(session, actor, delivery.dataset, codes)
    current = heads_of(session, delivery.dataset, rows)
    fresh = (current["digest"] != rows["digest"]).to_numpy()
    now = delivery.received_at or store.clock()
    check_states(session, actor, delivery.dataset, current[fresh], places, now)
    check_open(session, delivery.dataset, rows[fresh], now)
    check_base(current[fresh], delivery)
    check_reason(current[fresh], delivery)
    unchanged = int((~fresh).sum())
    if not fresh.any():
        newest = int(current["revision_id"].max())
        return _submission_of(session, newest), unchanged, True
    submission_id = record(
        session,
        actor,
        _entry(delivery, sha256, rows),
        rows[fresh].reset_index(drop=True),
        current[fresh].reset_index(drop=True),
        now,
    )
    if sums:
        weeks = rows.loc[fresh, "week_ending"].unique().tolist()
        known, provinces = resolve_as_of(session), provinces_of(places)
        keep_sums(session, known, delivery.dataset, weeks, provinces)
        if (current.loc[fresh, "state"] == WeekState.LOCKED).any():
            known = replace(known, basis=Basis.APPROVED)
            keep_sums(session, known, delivery.dataset, weeks, provinces)
    return submission_id, unchanged, False


def _entry(delivery: Delivery, sha256: str, rows: pd.DataFrame) -> Entry:
    return Entry(
        dataset=delivery.dataset,
        raw_sha256=sha256,
        size_bytes=len(delivery.content),
        file_name=delivery.file_name[:255],
        explanations=delivery.explanations,
        values_digest=digest_of(rows["digest"]),
        row_count=len(rows),
        reason=delivery.explanations.get(SUPERSEDES_CODE, ""),
        issues=delivery.issues,
        original=delivery.original,
    )


def _clear_desk(session: Session, store: Store, actor: Actor, delivery: Delivery) -> None:
    if delivery.desk.draft_token:
        remove_draft(session, actor, delivery.desk.draft_token)
    remember_headers(session, actor, delivery.dataset, delivery.desk.named, store.clock)


def _with_digests(delivery: Delivery) -> pd.DataFrame:
    rows = delivery.rows.reset_index(drop=True).assign(is_withdrawal=False)
    if "is_zero_report" not in rows:
        rows = rows.assign(is_zero_report=False)
    return rows.assign(digest=revision_digests(delivery.dataset, rows))


def provinces_of(places: Mapping[str, UnitPlace]) -> list[str]:
    """The provinces whose sums a submission touches."""
    return sorted({place.province_zh for place in places.values()})


def _submission_of(session: Session, revision_id: int) -> int:
    return session.get_one(Revision, revision_id).submission_id
