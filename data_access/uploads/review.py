"""Checking a file against the store: the one chain that pages and commands walk."""

from dataclasses import replace
from typing import Final

import pandas as pd

from data_access.actor import Actor
from data_access.store import Store
from data_access.uploads.admission import SUPERSEDES_CODE
from data_access.uploads.check import check_sheet, unreadable
from data_access.uploads.checked import Base, CheckedUpload, Sheet
from data_access.uploads.closing import closed_issues, closed_weeks, locked_issues, locked_weeks
from data_access.uploads.digests import report_digests
from data_access.uploads.issues import Issue, UploadRejectedError
from data_access.uploads.reader import MAX_ROWS, read_sheet
from data_access.uploads.revision_lines import heads_of
from data_access.uploads.store_context import StoreContext
from indicators.vocabulary import Dataset, Severity

_SUPERSEDES_ZH: Final = (
    "{unit_code} 等 {count} 个单位该周已有上报（现为第 {revision} 版），"
    "提交后将成为新版本；请在说明中写明更正原因"
)


def check_for_store(
    store: Store,
    actor: Actor,
    dataset: Dataset,
    content: bytes,
    file_name: str,
    *,
    max_rows: int = MAX_ROWS,
) -> CheckedUpload:
    """Read and check a file, and look at what it would supersede.

    Returns:
        The check with the store's own query S01, and `base`: the revisions the reporter saw.

    Raises:
        StoreUnavailableError: the store cannot be read.
    """
    try:
        sheet = read_sheet(content, file_name, max_rows=max_rows)
    except UploadRejectedError as refused:
        return unreadable(dataset, refused)
    return check_sheet_for_store(store, actor, dataset, sheet)


def check_sheet_for_store(
    store: Store, actor: Actor, dataset: Dataset, sheet: Sheet
) -> CheckedUpload:
    """As `check_for_store`, for a sheet that was read already and perhaps mended."""
    with store.reading() as session:
        checked = check_sheet(sheet, dataset, StoreContext(session, actor, store.clock))
        if checked.rows.empty:
            return checked
        current = heads_of(session, dataset, checked.rows)
        is_fresh = current["digest"] != report_digests(dataset, checked.rows)
        rows = checked.rows[is_fresh.to_numpy()]
        now = store.clock()
        closed = closed_weeks(session, dataset, rows, now)
        locked = locked_weeks(session, dataset, current[is_fresh], now)
    shut = (*closed_issues(closed), *locked_issues(locked))
    issues = (*shut, *checked.issues, *_supersession(current[is_fresh]))
    return replace(checked, issues=issues, base=_base(current))


def _supersession(standing: pd.DataFrame) -> tuple[Issue, ...]:
    """S01: the heads that fresh rows would supersede."""
    changed = standing[standing["revision_id"].notna()]
    if changed.empty:
        return ()
    first = changed.iloc[0]
    message = _SUPERSEDES_ZH.format(
        unit_code=first["unit_code"], count=len(changed), revision=int(first["revision"])
    )
    return (Issue(None, "", "", SUPERSEDES_CODE, Severity.QUERY, message),)


def _base(current: pd.DataFrame) -> Base:
    keys = zip(current["unit_code"], current["week_ending"], strict=True)
    return dict(zip(keys, current["last_revision"], strict=True))
