"""Measures summed in SQL: computed at any version, kept for the current head."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, Final

import pandas as pd
from sqlalchemy import (
    ColumnElement,
    Float,
    Select,
    and_,
    case,
    cast,
    delete,
    func,
    insert,
    null,
    select,
)
from sqlmodel import Session

from data_access.heads import heads, last_heads
from data_access.records import records_of
from data_access.tables import (
    REPORT_TABLES,
    Head,
    IndicatorSum,
    ReportingUnit,
    columns_in,
    table_of,
)
from data_access.versions import AsOf
from indicators.cards import IndicatorCard
from indicators.catalogue import cards_of
from indicators.measures import Condition, Measure, MeasureKind
from indicators.periods import weeks_between
from indicators.vocabulary import Dataset

GROUP: Final = ["province_zh", "kind", "zone_code"]
_SUMS: Final = ["numerator", "denominator", "units", "carried"]
_DTYPES: Final = {
    "numerator": "Float64", "denominator": "Float64", "units": "int64", "carried": "int64",
}  # fmt: skip
_unit = columns_in(ReportingUnit)
_sum = columns_in(IndicatorSum)
_head = columns_in(Head)


def compute_sums(
    session: Session,
    as_of: AsOf,
    dataset: Dataset,
    week_ending: date,
    provinces: Iterable[str] = (),
) -> pd.DataFrame:
    """Every measure of a dataset for a week, from the revisions known at a version.

    Args:
        session: any session.
        as_of: the version.
        dataset: whose cards are summed.
        week_ending: the week; cumulative measures carry earlier weeks forward into it.
        provinces: only these; all when empty.

    Returns:
        indicator, province_zh, kind, zone_code, numerator, denominator, units, carried: once by
        province and kind (zone_code empty) and once by zone (kind empty).
    """
    weekly = [card for card in cards_of(dataset) if not card.measure.cumulative]
    carried = [card for card in cards_of(dataset) if card.measure.cumulative]
    parts = []
    if weekly:
        chosen = heads(as_of, dataset, [week_ending])
        parts.append(_sum_cards(session, chosen, dataset, weekly, week_ending, provinces))
    if carried:
        chosen = last_heads(as_of, dataset, week_ending)
        parts.append(_sum_cards(session, chosen, dataset, carried, week_ending, provinces))
    return _by_level(pd.concat(parts, ignore_index=True))


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
    because those that did not report it keep their last value.
    """
    kept = select(_sum.week_ending).where(_sum.dataset == dataset, _sum.zone_code == "")
    already = set(session.execute(kept.distinct()).scalars())
    is_carried = _has_cumulative(dataset)
    for week in _weeks_to_keep(session, dataset):
        if week in already and (week < min(weeks) if is_carried else week not in weeks):
            continue
        limited = provinces if week in already else ()
        sums = compute_sums(session, as_of, dataset, week, limited)
        _replace(session, dataset, week, sums, limited)


def _has_cumulative(dataset: Dataset) -> bool:
    return any(card.measure.cumulative for card in cards_of(dataset))


def _weeks_to_keep(session: Session, dataset: Dataset) -> list[date]:
    """The reported weeks, with those between them where cumulative values are carried across."""
    reported = select(_head.week_ending).where(_head.dataset == dataset).distinct()
    weeks = sorted(session.execute(reported).scalars())
    return weeks_between(weeks[0], weeks[-1]) if weeks and _has_cumulative(dataset) else weeks


def _replace(
    session: Session, dataset: Dataset, week: date, sums: pd.DataFrame, provinces: Sequence[str]
) -> None:
    stale = delete(IndicatorSum).where(_sum.dataset == dataset, _sum.week_ending == week)
    if provinces:
        stale = stale.where(_sum.province_zh.in_(provinces))
    session.execute(stale)
    if records := records_of(sums.assign(dataset=dataset.value, week_ending=week)):
        session.execute(insert(table_of(IndicatorSum)), records)


def _sum_cards(
    session: Session,
    chosen: Select[Any],
    dataset: Dataset,
    cards: Sequence[IndicatorCard],
    week_ending: date,
    provinces: Iterable[str],
) -> pd.DataFrame:
    report = table_of(REPORT_TABLES[dataset])
    head = chosen.subquery()
    earlier = case((head.c.week_ending < week_ending, 1), else_=0)
    statement = (
        select(*(_unit[name] for name in GROUP), *_sum_columns(cards, report.c, earlier))
        .select_from(head)
        .join(report, report.c.revision_id == head.c.revision_id)
        .join(ReportingUnit, _unit.unit_code == head.c.unit_code)
        .group_by(*(_unit[name] for name in GROUP))
    )
    if chosen_provinces := tuple(provinces):
        statement = statement.where(_unit.province_zh.in_(chosen_provinces))
    lines = [
        (card.code, *group[: len(GROUP)], *sums)
        for group in session.execute(statement)
        for card, sums in zip(cards, _in_fours(group[len(GROUP) :]), strict=True)
        if sums[_SUMS.index("units")]
    ]
    return pd.DataFrame(lines, columns=["indicator", *GROUP, *_SUMS]).astype(_DTYPES)


def _in_fours(sums: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (sums[start : start + len(_SUMS)] for start in range(0, len(sums), len(_SUMS)))


def _sum_columns(cards: Sequence[IndicatorCard], fields: Any, earlier: Any) -> list[Any]:
    columns = []
    for card in cards:
        numerator, denominator, present = expressions_of(card.measure, fields)
        columns += [
            func.sum(case((present, numerator))).label(f"{card.code}.numerator"),
            func.sum(case((present, denominator))).label(f"{card.code}.denominator"),
            func.sum(case((present, 1), else_=0)).label(f"{card.code}.units"),
            func.sum(case((present, earlier), else_=0)).label(f"{card.code}.carried"),
        ]
    return columns


def expressions_of(measure: Measure, fields: Any) -> tuple[Any, Any, ColumnElement[bool]]:
    """Numerator, denominator and presence of a measure; the SQL reading of `Measure`."""
    part = fields[measure.part]
    present = and_(*(fields[name].is_not(None) for name in measure.fields))
    match measure.kind:
        case MeasureKind.TOTAL:
            return cast(part, Float), cast(null(), Float), present
        case MeasureKind.WEIGHTED:
            return part * fields[measure.total], cast(fields[measure.total], Float), present
        case MeasureKind.SHARE:
            return case((_holds(measure, fields), 1.0), else_=0.0), 1.0, present
        case _:
            return cast(part, Float), cast(fields[measure.total], Float), present


def _holds(measure: Measure, fields: Any) -> Any:
    part = fields[measure.part]
    match measure.condition:
        case Condition.EQUALS_TOTAL:
            return part == fields[measure.total]
        case Condition.IS_POSITIVE:
            return part > 0
        case _:
            return part.is_(True)


def _by_level(sums: pd.DataFrame) -> pd.DataFrame:
    areas = sums.assign(zone_code="")
    zones = sums[sums["zone_code"] != ""].assign(kind="")
    keys = ["indicator", *GROUP]
    return pd.concat([areas, zones]).groupby(keys, as_index=False)[_SUMS].sum(min_count=1)


def rebuild_sums(session: Session, as_of: AsOf) -> None:
    """Reckon every kept sum anew from the heads; for loading in bulk and for repair."""
    session.execute(delete(IndicatorSum))
    for dataset, week, sums in every_sum(session, as_of):
        _replace(session, dataset, week, sums, ())


def every_sum(session: Session, as_of: AsOf) -> Iterator[tuple[Dataset, date, pd.DataFrame]]:
    """What should be kept: the sums of every dataset and week, reckoned anew from the heads."""
    for dataset in Dataset:
        for week in _weeks_to_keep(session, dataset):
            yield dataset, week, compute_sums(session, as_of, dataset, week)
