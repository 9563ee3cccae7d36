"""Keeping the sums of the current head: with each submission, in bulk, and for repair."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

import pandas as pd
from sqlalchemy import case, delete, func, insert, literal, select
from sqlmodel import Session

from data_access.comparable_sums import compute_comparable_sums
from data_access.kept_sums import reported_weeks
from data_access.kept_tables import ComparableSum, Head, IndicatorSum
from data_access.records import insert_rows
from data_access.sums import compute_sums
from data_access.tables import columns_in, table_of
from data_access.versions import AsOf, Basis
from indicators.catalogue import cards_of
from indicators.periods import weeks_between
from indicators.vocabulary import Dataset, WeekState

KeptTable = type[IndicatorSum] | type[ComparableSum]
Since = Mapping[Dataset, date]
NEVER: Final[Since] = {}
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

    The sums are those of the version's basis: over all reports, or over the approved ones.
    Runs in the writer's transaction, after the heads were moved. Cumulative values are carried:
    later weeks are reckoned too, and a week that was not kept yet is reckoned for every province,
    because those that did not report it keep their last value. A week is also what the week after
    it is compared with.
    """
    kept = select(_sum.week_ending).where(
        _sum.basis == as_of.basis, _sum.dataset == dataset, _sum.zone_code == ""
    )
    already = set(session.execute(kept.distinct()).scalars())
    is_carried = _has_cumulative(dataset)
    owed = _weeks_to_keep(session, as_of, dataset)
    _drop_weeks(session, as_of, dataset, already.difference(owed))
    for week in owed:
        if week in already and (week < min(weeks) if is_carried else week not in weeks):
            continue
        limited = provinces if week in already else ()
        sums = compute_sums(session, as_of, dataset, week, limited)
        _replace(session, as_of, IndicatorSum, dataset, week, sums, limited)
    for week in sorted({*weeks, *(week + _NEXT for week in weeks)}):
        paired = compute_comparable_sums(session, as_of, dataset, week, provinces)
        _replace(session, as_of, ComparableSum, dataset, week, paired, provinces)


def rebuild_sums(session: Session, as_of: AsOf) -> None:
    """Reckon every kept sum anew from the heads; for loading in bulk and for repair."""
    for table in (IndicatorSum, ComparableSum):
        session.execute(delete(table))
    for known in bases(as_of):
        since = _copy_approved(session) if known.approved_only else {}
        for dataset, week, sums in every_sum(session, known, since):
            _replace(session, known, IndicatorSum, dataset, week, sums, ())
        for dataset, week, paired in every_comparable_sum(session, known, since):
            _replace(session, known, ComparableSum, dataset, week, paired, ())


def bases(as_of: AsOf) -> list[AsOf]:
    """The version with each basis that sums are kept for."""
    return [replace(as_of, basis=basis) for basis in Basis]


def every_sum(
    session: Session, as_of: AsOf, since: Since = NEVER
) -> Iterator[tuple[Dataset, date, pd.DataFrame]]:
    """What should be kept: the sums of every dataset and week, reckoned anew from the heads.

    Args:
        session: any session.
        as_of: the version with its basis.
        since: the week from which on, by dataset; from the first where it names none.
    """
    for dataset in Dataset:
        for week in _from(since, dataset, _weeks_to_keep(session, as_of, dataset)):
            yield dataset, week, compute_sums(session, as_of, dataset, week)


def every_comparable_sum(
    session: Session, as_of: AsOf, since: Since = NEVER
) -> Iterator[tuple[Dataset, date, pd.DataFrame]]:
    """As `every_sum`, of the units that reported a week and the week before it."""
    for dataset in Dataset:
        for week in _from(since, dataset, reported_weeks(session, as_of, dataset)):
            yield dataset, week, compute_comparable_sums(session, as_of, dataset, week)


def _copy_approved(session: Session) -> Since:
    """Keep as approved what is the same as of all reports: the weeks before the first open one.

    Returns:
        From which week on the two differ, by dataset.
    """
    is_open = _head.state != WeekState.LOCKED
    first_open = func.min(case((is_open, _head.week_ending)))
    last_locked = func.max(case((~is_open, _head.week_ending)))
    found = select(_head.dataset, first_open, last_locked).group_by(_head.dataset)
    ends = {Dataset(name): weeks for name, *weeks in session.execute(found)}
    for table in (IndicatorSum, ComparableSum):
        kept = columns_in(table)
        names = [column.name for column in kept if column.name != "basis"]
        for dataset, (open_from, locked_to) in ends.items():
            same = select(literal(Basis.APPROVED.value), *(kept[name] for name in names))
            same = same.where(kept.basis == Basis.ALL, kept.dataset == dataset)
            same = same.where(kept.week_ending < (open_from or date.max))
            same = same.where(kept.week_ending <= (locked_to or date.min))
            session.execute(insert(table_of(table)).from_select(["basis", *names], same))
    return {dataset: open_from or date.max for dataset, (open_from, _) in ends.items()}


def _from(since: Since, dataset: Dataset, weeks: Sequence[date]) -> list[date]:
    first = since.get(dataset, date.min)
    return [week for week in weeks if week >= first]


def _drop_weeks(session: Session, as_of: AsOf, dataset: Dataset, weeks: Collection[date]) -> None:
    """Keep nothing of weeks whose every report was withdrawn."""
    if weeks:
        stale = delete(IndicatorSum).where(_sum.basis == as_of.basis, _sum.dataset == dataset)
        session.execute(stale.where(_sum.week_ending.in_(weeks)))


def _has_cumulative(dataset: Dataset) -> bool:
    return any(card.measure.cumulative for card in cards_of(dataset))


def _weeks_to_keep(session: Session, as_of: AsOf, dataset: Dataset) -> list[date]:
    """The reported weeks, with those between them where cumulative values are carried across."""
    weeks = reported_weeks(session, as_of, dataset)
    return weeks_between(weeks[0], weeks[-1]) if weeks and _has_cumulative(dataset) else weeks


def _replace(
    session: Session,
    as_of: AsOf,
    table: KeptTable,
    dataset: Dataset,
    week: date,
    sums: pd.DataFrame,
    provinces: Sequence[str],
) -> None:
    kept = columns_in(table)
    stale = delete(table).where(kept.basis == as_of.basis, kept.dataset == dataset)
    stale = stale.where(kept.week_ending == week)
    if provinces:
        stale = stale.where(kept.province_zh.in_(provinces))
    session.execute(stale)
    shared = {"basis": as_of.basis.value, "dataset": dataset.value, "week_ending": week}
    insert_rows(session, table_of(table), sums, shared)
