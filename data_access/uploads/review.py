"""Checking a file against the store: the one chain that pages and commands walk."""

from dataclasses import replace
from typing import Final

import pandas as pd

from data_access.actor import Actor
from data_access.register import StoreContext
from data_access.store import Store
from data_access.uploads.check import check_upload
from data_access.uploads.checked import Base, CheckedUpload
from data_access.uploads.digests import row_digests
from data_access.uploads.intake import SUPERSEDES_CODE
from data_access.uploads.issues import Issue
from data_access.uploads.reader import MAX_ROWS
from data_access.uploads.recording import heads_of
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
    with store.reading() as session:
        context = StoreContext(session, actor, store.clock)
        checked = check_upload(content, file_name, dataset, context, max_rows=max_rows)
        if checked.rows.empty:
            return checked
        current = heads_of(session, dataset, checked.rows)
    issues = (*checked.issues, *_supersession(checked, current))
    return replace(checked, issues=issues, base=_base(current))


def _supersession(checked: CheckedUpload, current: pd.DataFrame) -> tuple[Issue, ...]:
    digests = pd.Series(row_digests(checked.dataset, checked.rows))
    changed = current[current["revision_id"].notna() & (current["digest"] != digests)]
    if changed.empty:
        return ()
    first = changed.iloc[0]
    message = _SUPERSEDES_ZH.format(
        unit_code=first["unit_code"], count=len(changed), revision=int(first["revision"])
    )
    return (Issue(None, "", "", SUPERSEDES_CODE, Severity.QUERY, message),)


def _base(current: pd.DataFrame) -> Base:
    keys = zip(current["unit_code"], current["week_ending"], strict=True)
    return dict(zip(keys, current["revision"].fillna(0).astype(int), strict=True))
