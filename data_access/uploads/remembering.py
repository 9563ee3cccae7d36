"""Columns that a reporter named by hand, used again for that unit (记住列名)."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlmodel import Session

from data_access.actor import Actor
from data_access.draft_tables import RememberedHeader
from data_access.tables import columns_in
from data_access.uploads.checked import Sheet
from data_access.uploads.folding import fold_name
from data_access.uploads.mending import Mending
from data_access.uploads.recognition import recognise_sheet
from data_access.versions import AsOf
from indicators.periods import Clock
from indicators.vocabulary import Dataset

_remembered = columns_in(RememberedHeader)


def remembered_headers(
    session: Session, _as_of: AsOf, actor: Actor, dataset: Dataset
) -> dict[str, str]:
    """What the actor's scope named columns before: canonical header by the folded header."""
    found = session.execute(
        select(_remembered.written, _remembered.header_zh).where(
            _remembered.scope == actor.scope.key, _remembered.dataset == dataset.value
        )
    )
    return {line.written: line.header_zh for line in found}


def named_as_before(
    sheet: Sheet, dataset: Dataset, before: Mapping[str, str], mending: Mending
) -> Mending:
    """The mending with the sheet's unmatched headers named as before, where the column is free."""
    recognition = recognise_sheet(sheet, dataset)
    free = set(recognition.free)
    for use in recognition.unmatched:
        header_zh = before.get(fold_name(use.written), "")
        if header_zh in free:
            free.remove(header_zh)
            mending = mending.naming(use.position, header_zh)
    return mending


def remember_headers(
    session: Session, actor: Actor, dataset: Dataset, named: Mapping[str, str], clock: Clock
) -> None:
    """Keep the names of columns within the transaction of the submission that used them.

    Args:
        session: the writer's.
        actor: whose scope remembers them.
        dataset: of which report.
        named: canonical header by the header as written.
        clock: the product clock.
    """
    for written, header_zh in named.items():
        session.merge(
            RememberedHeader(
                scope=actor.scope.key,
                dataset=dataset.value,
                written=fold_name(written),
                header_zh=header_zh,
                actor_name=actor.name,
                remembered_at=clock(),
            )
        )
