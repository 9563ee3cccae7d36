"""Keeping the sums of the current head: with each submission, in bulk, and for repair."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from typing import Final

import pandas as pd
from sqlalchemy import delete, select
from sqlmodel import Session

from data_access.comparable_sums import compute_comparable_sums
from data_access.records import insert_rows
from data_access.sums import compute_sums
from data_access.tables import ComparableSum, Head, IndicatorSum, columns_in, table_of
from data_access.versions import AsOf
from indicators.catalogue import cards_of
from indicators.periods import weeks_between
from indicators.vocabulary import Dataset

KeptTable = type[IndicatorSum] | type[ComparableSum]
_NEXT: Final = timedelta(weeks=1)
_sum = columns_in(IndicatorSum)
_head = columns_in(Head)


def keep_sums(
    session: Session,
    as_of: AsOf,
    dataset: Dataset,
    weeks: Sequence[date],
    provinces: Sequence[str] = (),
) -> None:
    """Bring the kept sums up to the heads, after these weeks of these provinces were reported.

    Runs in the writer's transaction, after the heads were moved. Cumulative values are carried:
    later weeks are reckoned too, and a week that was not kept yet is reckoned for every province,
    because those that did not report it keep their last value. A week is also what the week after
    it is compared with.
    """
    kept = select(_sum.week_ending).where(_sum.dataset == dataset, _sum.zone_code == "")
    already = set(session.execute(kept.distinct()).scalars())
    is_carried = _has_cumulative(dataset)
    owed = _weeks_to_keep(session, dataset)
    _drop_weeks(session, dataset, already.difference(owed))
    for week in owed:
        if week in already and (week < min(weeks) if is_carried else week not in weeks):
            continue
        limited = provinces if week in already else ()
        sums = compute_sums(session, as_of, dataset, week, limited)
        _replace(session, IndicatorSum, dataset, week, sums, limited)
    for week in sorted({*weeks, *(week + _NEXT for week in weeks)}):
        paired = compute_comparable_sums(session, as_of, dataset, week, provinces)
        _replace(session, ComparableSum, dataset, week, paired, provinces)


def rebuild_sums(session: Session, as_of: AsOf) -> None:
    """Reckon every kept sum anew from the heads; for loading in bulk and for repair."""
    for table in (IndicatorSum, ComparableSum):
        session.execute(delete(table))
    for dataset, week, sums in every_sum(session, as_of):
        _replace(session, IndicatorSum, dataset, week, sums, ())
    for dataset, week, paired in every_comparable_sum(session, as_of):
        _replace(session, ComparableSum, dataset, week, paired, ())


def every_sum(session: Session, as_of: AsOf) -> Iterator[tuple[Dataset, date, pd.DataFrame]]:
    """What should be kept: the sums of every dataset and week, reckoned anew from the heads."""
    for dataset in Dataset:
        for week in _weeks_to_keep(session, dataset):
            yield dataset, week, compute_sums(session, as_of, dataset, week)


def every_comparable_sum(
    session: Session, as_of: AsOf
) -> Iterator[tuple[Dataset, date, pd.DataFrame]]:
    """As `every_sum`, of the units that reported a week and the week before it."""
    for dataset in Dataset:
        for week in _reported_weeks(session, dataset):
            yield dataset, week, compute_comparable_sums(session, as_of, dataset, week)


def _drop_weeks(session: Session, dataset: Dataset, weeks: Collection[date]) -> None:
    """Keep nothing of weeks whose every report was withdrawn."""
    if weeks:
        stale = delete(IndicatorSum).where(_sum.dataset == dataset, _sum.week_ending.in_(weeks))
        session.execute(stale)


def _has_cumulative(dataset: Dataset) -> bool:
    return any(card.measure.cumulative for card in cards_of(dataset))


def _weeks_to_keep(session: Session, dataset: Dataset) -> list[date]:
    """The reported weeks, with those between them where cumulative values are carried across."""
    weeks = _reported_weeks(session, dataset)
    return weeks_between(weeks[0], weeks[-1]) if weeks and _has_cumulative(dataset) else weeks


def _reported_weeks(session: Session, dataset: Dataset) -> list[date]:
    reported = select(_head.week_ending).where(_head.dataset == dataset).distinct()
    return sorted(session.execute(reported).scalars())


def _replace(
    session: Session,
    table: KeptTable,
    dataset: Dataset,
    week: date,
    sums: pd.DataFrame,
    provinces: Sequence[str],
) -> None:
    kept = columns_in(table)
    stale = delete(table).where(kept.dataset == dataset, kept.week_ending == week)
    if provinces:
        stale = stale.where(kept.province_zh.in_(provinces))
    session.execute(stale)
    shared = {"dataset": dataset.value, "week_ending": week}
    insert_rows(session, table_of(table), sums, shared)
