"""Drafts (草稿): a file, its mendings and 说明, kept until it is submitted or given up.

A draft is nobody's report: nothing reads it but its owner, and it leaves no audit line.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple

from sqlalchemy import delete, select
from sqlmodel import Session

from data_access.actor import Actor
from data_access.audit import write_audit_line
from data_access.draft_tables import Draft
from data_access.permissions import Action
from data_access.raw_files import keep_raw_file, raw_path
from data_access.store import Store
from data_access.tables import columns_in
from indicators.vocabulary import Dataset

KEPT_DAYS: Final = 14
SETTLED_SECONDS: Final = 3_600.0
_draft = columns_in(Draft)


@dataclass(frozen=True)
class OpenDraft:
    """A draft as it is taken up again: the file's bytes, and what was done to it."""

    dataset: Dataset
    file_name: str
    content: bytes
    work: Mapping[str, Any]


class KeptDraft(NamedTuple):
    """A draft as a list names it: by what its file is called, and when it was saved."""

    token: str
    dataset: Dataset
    file_name: str
    saved_at: datetime


def save_draft(
    store: Store,
    actor: Actor,
    token: str,
    dataset: Dataset,
    file_name: str,
    content: bytes,
    work: Mapping[str, Any],
) -> None:
    """Keep a draft as it stands; drafts that nobody touched for two weeks go.

    Raises:
        StoreUnavailableError: it cannot be kept.
    """
    sha256 = keep_raw_file(store.settings.drafts_folder, content)
    with store.writing() as session:
        kept = session.get(Draft, token)
        if kept is not None and kept.owner != owner_of(actor):
            return
        now = store.clock()
        session.merge(
            Draft(
                token=token,
                owner=owner_of(actor),
                dataset=dataset.value,
                file_name=file_name[:255],
                sha256=sha256,
                work=dict(work),
                saved_at=now,
            )
        )
        session.execute(delete(Draft).where(_draft.saved_at < now - timedelta(days=KEPT_DAYS)))


def open_draft(store: Store, actor: Actor, token: str) -> OpenDraft | None:
    """The draft of a token, if it is this actor's and still there.

    Whoever tries a token of somebody else's gets nothing, and leaves a line in the trail.
    """
    with store.reading() as session:
        kept = session.get(Draft, token)
        if kept is not None and kept.owner != owner_of(actor):
            _note_foreign(store, actor)
            return None
        if kept is None:
            return None
        path = raw_path(store.settings.drafts_folder, kept.sha256)
        if not path.is_file():
            return None
        return OpenDraft(Dataset(kept.dataset), kept.file_name, path.read_bytes(), kept.work)


def drafts_of(store: Store, actor: Actor) -> list[KeptDraft]:
    """The actor's own drafts that can still be taken up, newest first."""
    columns = (_draft.token, _draft.dataset, _draft.file_name, _draft.saved_at, _draft.sha256)
    oldest = store.clock() - timedelta(days=KEPT_DAYS)
    own = (
        select(*columns)
        .where(_draft.owner == owner_of(actor), _draft.saved_at >= oldest)
        .order_by(_draft.saved_at.desc(), _draft.token)
    )
    with store.reading() as session:
        found = session.execute(own).all()
    folder = store.settings.drafts_folder
    return [
        KeptDraft(token, Dataset(dataset), file_name, saved_at)
        for token, dataset, file_name, saved_at, sha256 in found
        if raw_path(folder, sha256).is_file()
    ]


def discard_draft(store: Store, actor: Actor, token: str) -> None:
    """Give a draft up."""
    with store.writing() as session:
        remove_draft(session, actor, token)
    remove_unneeded_files(store)


def remove_draft(session: Session, actor: Actor, token: str) -> None:
    """Remove a draft's line within a transaction, such as that of its submission."""
    session.execute(delete(Draft).where(_draft.token == token, _draft.owner == owner_of(actor)))


def remove_unneeded_files(store: Store, *, older_than: float = SETTLED_SECONDS) -> int:
    """Remove the files that no draft holds any more; a fresh one may be about to get its line.

    Returns:
        How many were removed.
    """
    with store.reading() as session:
        needed = set(session.execute(select(_draft.sha256)).scalars())
    stale = [
        path
        for path in store.settings.drafts_folder.glob("*/*")
        if path.is_file()
        and path.name not in needed
        and path.stat().st_mtime < time.time() - older_than
    ]
    for path in stale:
        path.unlink(missing_ok=True)
    return len(stale)


def owner_of(actor: Actor) -> str:
    """Whose a draft is: the account's, or that of a role and scope where nobody signed in."""
    return actor.username or f"{actor.role}|{actor.scope.key}"


def _note_foreign(store: Store, actor: Actor) -> None:
    with store.writing() as session:
        told = {"action": Action.SUBMIT, "why": "打开他人的草稿"}
        write_audit_line(session, actor, "refused", Action.SUBMIT, told, store.clock())
