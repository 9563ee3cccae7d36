"""Reading sums: the kept ones for the head, the same ones reckoned anew for an earlier version."""

from collections.abc import Sequence
from datetime import date
from typing import Final

import pandas as pd
from sqlalchemy import func, select
from sqlmodel import Session

from data_access.actor import Actor, ScopeLevel
from data_access.heads import heads
from data_access.kept_scope import at_level, in_kept_scope, key_dtypes
from data_access.kept_tables import Head, IndicatorSum
from data_access.records import typed_frame
from data_access.review_tables import Review, ReviewItem
from data_access.submission_tables import Revision
from data_access.sums import compute_sums
from data_access.tables import columns_in
from data_access.versions import AsOf, Basis
from indicators.catalogue import cards_of
from indicators.vocabulary import Dataset, WeekState

SUMS: Final = ["numerator", "denominator", "units", "carried"]
_DTYPES: Final = dict(zip(SUMS, ("Float64", "Float64", "int64", "int64"), strict=True))
_sum = columns_in(IndicatorSum)
_head = columns_in(Head)
_revision = columns_in(Revision)
_review = columns_in(Review)
_item = columns_in(ReviewItem)


def reported_weeks(session: Session, as_of: AsOf, dataset: Dataset) -> list[date]:
    """The weeks anybody reported, as known at a version, in order."""
    if as_of.is_head:  # the primary key of `head` begins with these two columns
        weeks = select(_head.week_ending).where(_head.dataset == dataset)
        if as_of.approved_only:
            weeks = weeks.where(_head.state == WeekState.LOCKED)
    else:
        weeks = select(heads(as_of, dataset).subquery().c.week_ending)
    return sorted(session.execute(weeks.distinct()).scalars())


def read_sums(
    session: Session,
    as_of: AsOf,
    actor: Actor,
    dataset: Dataset,
    indicators: Sequence[str],
    weeks: Sequence[date],
    by: Sequence[str] = (),
) -> pd.DataFrame:
    """Sums within the actor's scope.

    Args:
        session: a reading session.
        as_of: the version.
        actor: whose scope limits the sums.
        dataset: which dataset.
        indicators: codes of its cards.
        weeks: the weeks asked for.
        by: some of province_zh and kind, or zone_code alone.

    Returns:
        indicator, week_ending, the grouping columns, numerator, denominator, units, carried.
    """
    weeks = _known_then(session, as_of, dataset, weeks)
    fresh = _touched_since(session, as_of, dataset, weeks)
    kept = [week for week in weeks if week not in fresh]
    keys = ["indicator", "week_ending", *by]
    by_zone = "zone_code" in by or actor.scope.level is ScopeLevel.ZONE
    parts = [_kept(session, as_of.basis, actor, dataset, indicators, kept, keys)]
    if not fresh:
        return parts[0]
    for week in fresh:
        sums = compute_sums(session, as_of, dataset, week)
        chosen = sums[sums["indicator"].isin(indicators) & ((sums["zone_code"] != "") == by_zone)]
        parts.append(_grouped(_in_scope(chosen.assign(week_ending=week), actor), keys))
    found = [part for part in parts if len(part)] or parts[:1]
    return pd.concat(found, ignore_index=True).sort_values(keys, ignore_index=True)


def _kept(
    session: Session,
    basis: Basis,
    actor: Actor,
    dataset: Dataset,
    indicators: Sequence[str],
    weeks: Sequence[date],
    keys: Sequence[str],
) -> pd.DataFrame:
    groups = [_sum[name] for name in keys]
    statement = (
        select(*groups, *(func.sum(_sum[name]) for name in SUMS))
        .where(_sum.basis == basis, _sum.dataset == dataset, _sum.indicator.in_(indicators))
        .where(_sum.week_ending.in_(weeks))
        .where(in_kept_scope(_sum, actor), at_level(_sum, actor, keys))
        .group_by(*groups)
    )
    found = sorted(session.execute(statement).all(), key=lambda line: line[: len(keys)])
    return typed_frame(found, key_dtypes(keys) | _DTYPES)


def _known_then(
    session: Session, as_of: AsOf, dataset: Dataset, weeks: Sequence[date]
) -> Sequence[date]:
    """The weeks for which sums were kept at the version: nothing is carried beyond the last."""
    if as_of.is_head:
        return weeks
    known = reported_weeks(session, as_of, dataset)
    return [week for week in weeks if known and known[0] <= week <= known[-1]]


def _touched_since(
    session: Session, as_of: AsOf, dataset: Dataset, weeks: Sequence[date]
) -> list[date]:
    """The weeks whose kept sums already know more than the version did."""
    if as_of.is_head:
        return []
    changed = _revision.data_version_id > as_of.version
    if as_of.approved_only:
        changed |= _revision.id.in_(
            select(_item.revision_id)
            .join(Review, _review.id == _item.review_id)
            .where(_review.data_version_id > as_of.version)
        )
    touched = select(_revision.week_ending).where(_revision.dataset == dataset, changed)
    found = set(session.execute(touched.distinct()).scalars())
    if found and any(card.measure.cumulative for card in cards_of(dataset)):
        return [week for week in weeks if week >= min(found)]
    return [week for week in weeks if week in found]


def _in_scope(sums: pd.DataFrame, actor: Actor) -> pd.DataFrame:
    scope = actor.scope
    match scope.level:
        case ScopeLevel.PROVINCE:
            return sums[sums["province_zh"] == scope.area]
        case ScopeLevel.ZONE:
            return sums[sums["zone_code"] == scope.area]
        case ScopeLevel.NATION:
            return sums
        case _:
            return sums.iloc[0:0]


def _grouped(sums: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    typed = sums.astype({"numerator": "Float64", "denominator": "Float64"})
    return typed.groupby(keys, as_index=False)[SUMS].sum(min_count=1)
