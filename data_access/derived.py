"""Proofs about what is derived, heads and kept sums, and how both are made anew."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any, Final

import numpy as np
import pandas as pd
from sqlalchemy import delete, func, insert, select
from sqlmodel import Session

from data_access.keeping import (
    KeptTable,
    bases,
    every_comparable_sum,
    every_sum,
    rebuild_sums,
)
from data_access.kept_tables import ComparableSum, Head, IndicatorSum
from data_access.proof import Proof
from data_access.records import frame_of
from data_access.review_tables import Review, ReviewItem
from data_access.submission_tables import Revision
from data_access.tables import columns_in, table_of
from data_access.versions import AsOf, resolve_as_of
from indicators.comparison import PAIRED_SUMS
from indicators.vocabulary import Dataset, WeekState

EverySum = Callable[[Session, AsOf], Iterator[tuple[Dataset, date, pd.DataFrame]]]
_HEAD_KEYS: Final = ["dataset", "week_ending", "unit_code"]
_HEAD_COLUMNS: Final = [*_HEAD_KEYS, "revision_id", "revision", "state"]
_SUM_KEYS: Final = ["basis", *_HEAD_KEYS[:2], "indicator", "province_zh", "kind", "zone_code"]
_SUMS: Final = ["numerator", "denominator", "units", "carried"]
_TOLERANCE: Final = 1e-9  # relative; the order of adding shares may differ
_head = columns_in(Head)
_revision = columns_in(Revision)
_review = columns_in(Review)
_item = columns_in(ReviewItem)


def prove_heads(session: Session) -> Proof:
    """The head of each unit and week is its newest revision and where the review of it stands."""
    kept = select(*(_head[name] for name in _HEAD_COLUMNS))
    wrong = {
        tuple(row[:3])
        for differing in (kept.except_(_newest()), _newest().except_(kept))
        for row in session.execute(differing)
    }
    problems = tuple(
        f"{code} {week} 的现版不是最新一版，或审核状态与记录不符" for _, week, code in sorted(wrong)
    )
    examined = session.execute(select(func.count()).select_from(Head)).scalar() or 0
    return Proof("现版", examined, problems)


def prove_sums(session: Session) -> Proof:
    """The kept sums are those that the heads give when reckoned anew."""
    return _prove_kept(session, IndicatorSum, _SUMS, every_sum, "汇总")


def prove_comparable_sums(session: Session) -> Proof:
    """The same of the sums over the units that reported two weeks running (可比口径)."""
    return _prove_kept(session, ComparableSum, PAIRED_SUMS, every_comparable_sum, "可比口径汇总")


def rebuild_derived(session: Session) -> None:
    """Make heads and kept sums anew from the revisions, which alone are the truth."""
    session.execute(delete(Head))
    session.execute(insert(table_of(Head)).from_select(_HEAD_COLUMNS, _newest()))
    rebuild_sums(session, resolve_as_of(session))


def _newest() -> Any:
    keys = [_revision[name] for name in _HEAD_KEYS]
    last = select(func.max(_revision.id)).group_by(*keys)
    state = func.coalesce(_last_state(), WeekState.SUBMITTED.value).label("state")
    columns = (*keys, _revision.id.label("revision_id"), _revision.revision, state)
    return select(*columns).where(_revision.id.in_(last), _revision.is_withdrawal.is_(False))


def _last_state() -> Any:
    """Where the last act of review left a revision."""
    return (
        select(_review.state)
        .join(ReviewItem, _item.review_id == _review.id)
        .where(_item.revision_id == _revision.id)
        .order_by(_review.id.desc())
        .limit(1)
        .correlate(Revision)
        .scalar_subquery()
    )


def _prove_kept(
    session: Session, table: KeptTable, amounts: Sequence[str], every: EverySum, title_zh: str
) -> Proof:
    columns = [*_SUM_KEYS, *amounts]
    statement = select(*(columns_in(table)[name] for name in columns))
    kept = frame_of(session, statement, columns)
    fresh = [
        sums.assign(basis=known.basis.value, dataset=dataset.value, week_ending=week)
        for known in bases(resolve_as_of(session))
        for dataset, week, sums in every(session, known)
    ]
    reckoned = pd.concat(fresh or [pd.DataFrame(columns=columns)])
    problems = tuple(
        f"{week} {indicator}（{zone_code or province_zh}）的{title_zh}与明细不符"
        for _, _, week, indicator, province_zh, _, zone_code in _differing(kept, reckoned, amounts)
    )
    return Proof(title_zh, len(kept), problems)


def _differing(kept: pd.DataFrame, fresh: pd.DataFrame, amounts: Sequence[str]) -> Any:
    """The keys of the sums that one side lacks or says otherwise."""
    both = kept.merge(fresh, on=_SUM_KEYS, how="outer", suffixes=("_kept", "_fresh"))
    differs = np.zeros(len(both), dtype=bool)
    for name in amounts:
        left, right = (
            both[f"{name}_{side}"].astype("Float64").to_numpy(float, na_value=np.nan)
            for side in ("kept", "fresh")
        )
        differs |= ~np.isclose(left, right, rtol=_TOLERANCE, atol=0, equal_nan=True)
    return both.loc[differs, _SUM_KEYS].to_numpy()
