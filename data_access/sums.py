"""Measures summed in SQL: computed at any version, kept for the current head."""

from collections.abc import Iterable, Sequence
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
from indicators.vocabulary import Dataset

GROUP: Final = ["province_zh", "kind", "zone_code"]
_SUMS: Final = ["numerator", "denominator", "units", "carried"]
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
    week_ending: date,
    provinces: Sequence[str] = (),
) -> None:
    """Bring the kept sums of a week, and of later weeks it carries into, up to the heads.

    Runs in the writer's transaction, after the heads were moved.
    """
    has_cumulative = any(card.measure.cumulative for card in cards_of(dataset))
    later = select(_head.week_ending).where(_head.dataset == dataset).distinct()
    later = later.where(
        _head.week_ending >= week_ending if has_cumulative else _head.week_ending == week_ending
    )
    for week in session.execute(later).scalars().all():
        _replace(
            session,
            dataset,
            week,
            compute_sums(session, as_of, dataset, week, provinces),
            provinces,
        )


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
    wide = pd.DataFrame(session.execute(statement).all())
    return pd.concat([_of_card(wide, card) for card in cards]) if len(wide) else _no_sums()


def _sum_columns(cards: Sequence[IndicatorCard], fields: Any, earlier: Any) -> list[Any]:
    columns = []
    for card in cards:
        numerator, denominator, present = _expressions(card.measure, fields)
        columns += [
            func.sum(case((present, numerator))).label(f"{card.code}.numerator"),
            func.sum(case((present, denominator))).label(f"{card.code}.denominator"),
            func.sum(case((present, 1), else_=0)).label(f"{card.code}.units"),
            func.sum(case((present, earlier), else_=0)).label(f"{card.code}.carried"),
        ]
    return columns


def _expressions(measure: Measure, fields: Any) -> tuple[Any, Any, ColumnElement[bool]]:
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


def _of_card(wide: pd.DataFrame, card: IndicatorCard) -> pd.DataFrame:
    names = {f"{card.code}.{name}": name for name in _SUMS}
    sums = wide[[*GROUP, *names]].rename(columns=names).assign(indicator=card.code)
    sums = sums[sums["units"] > 0]
    return sums.astype(
        {"numerator": "Float64", "denominator": "Float64", "units": "int64", "carried": "int64"}
    )


def _no_sums() -> pd.DataFrame:
    return pd.DataFrame(columns=["indicator", *GROUP, *_SUMS])


def _by_level(sums: pd.DataFrame) -> pd.DataFrame:
    areas = sums.assign(zone_code="")
    zones = sums[sums["zone_code"] != ""].assign(kind="")
    keys = ["indicator", *GROUP]
    return pd.concat([areas, zones]).groupby(keys, as_index=False)[_SUMS].sum(min_count=1)


def rebuild_sums(session: Session, as_of: AsOf) -> None:
    """Reckon every kept sum anew from the heads; for loading in bulk and for repair."""
    for dataset in Dataset:
        weeks = select(_head.week_ending).where(_head.dataset == dataset).distinct()
        for week in session.execute(weeks).scalars().all():
            _replace(session, dataset, week, compute_sums(session, as_of, dataset, week), ())
