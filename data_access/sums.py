"""Measures summed in SQL, at any version; `keeping` keeps those of the current head."""

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
    func,
    null,
    select,
)
from sqlmodel import Session

from data_access.heads import heads, last_heads
from data_access.register_tables import ReportingUnit
from data_access.report_tables import REPORT_TABLES
from data_access.tables import columns_in, table_of
from data_access.versions import AsOf
from indicators.cards import IndicatorCard
from indicators.catalogue import cards_of
from indicators.measures import Condition, Measure, MeasureKind
from indicators.vocabulary import Dataset

GROUP: Final = ["province_zh", "kind", "zone_code"]
_SUMS: Final = ["numerator", "denominator", "units", "carried"]
_DTYPES: Final = {
    "numerator": "Float64", "denominator": "Float64", "units": "int64", "carried": "int64",
}  # fmt: skip
_unit = columns_in(ReportingUnit)


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
    return by_level(pd.concat(parts, ignore_index=True), _SUMS)


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


def by_level(sums: pd.DataFrame, added: list[str]) -> pd.DataFrame:
    """Sums once by province and kind (zone_code empty) and once by zone (kind empty)."""
    areas = sums.assign(zone_code="")
    zones = sums[sums["zone_code"] != ""].assign(kind="")
    keys = ["indicator", *GROUP]
    return pd.concat([areas, zones]).groupby(keys, as_index=False)[added].sum(min_count=1)


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
