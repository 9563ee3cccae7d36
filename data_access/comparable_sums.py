"""Sums of two weeks over the units that reported in both (可比口径), reckoned in SQL.

The frames of `indicators.comparison` say the same of 169 zones; 13,000 carriers would take a
second that way. Those of the current head are kept, as `sums` are.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, Final

import pandas as pd
from sqlalchemy import Select, and_, case, func, select, true
from sqlmodel import Session

from data_access.actor import Actor, ScopeLevel, within_scope
from data_access.heads import heads
from data_access.kept_scope import at_level, in_kept_scope, key_dtypes
from data_access.kept_tables import ComparableSum
from data_access.records import typed_frame
from data_access.register_tables import ReportingUnit
from data_access.report_tables import REPORT_TABLES
from data_access.sums import GROUP, by_level, expressions_of
from data_access.tables import columns_in, table_of
from data_access.versions import AsOf
from indicators.cards import IndicatorCard
from indicators.catalogue import cards_of
from indicators.comparison import PAIRED_SUMS
from indicators.periods import previous_week
from indicators.vocabulary import Dataset

_DTYPES: Final = dict.fromkeys(PAIRED_SUMS[:-1], "Float64") | {"units_compared": "int64"}
_unit = columns_in(ReportingUnit)
_kept = columns_in(ComparableSum)


def comparable_sums(
    session: Session,
    as_of: AsOf,
    actor: Actor,
    cards: Sequence[IndicatorCard],
    week_ending: date,
    by: Sequence[str] = (),
) -> pd.DataFrame:
    """What the units that gave a card's fields in a week and in the week before add up to.

    Args:
        session: a reading session.
        as_of: the version; of an earlier one the sums are reckoned anew.
        actor: whose scope limits the units; a single carrier's are reckoned anew too.
        cards: of one dataset.
        week_ending: the later week.
        by: some of province_zh and kind, or zone_code alone.

    Returns:
        indicator, the grouping columns, numerator, denominator, the same two `_before`, and
        units_compared; a group without a common unit is absent.
    """
    keys = ["indicator", *by]
    if as_of.is_head and actor.scope.level is not ScopeLevel.CARRIER:
        found = session.execute(_read(as_of, actor, cards, week_ending, keys)).all()
        return typed_frame(found, key_dtypes(keys) | _DTYPES)
    paired = _sum_pairs(session, as_of, cards, week_ending, within_scope(actor.scope))
    if "zone_code" in by:
        paired = paired[paired["zone_code"] != ""]
    return paired.groupby(keys, as_index=False)[PAIRED_SUMS].sum(min_count=1)


def compute_comparable_sums(
    session: Session,
    as_of: AsOf,
    dataset: Dataset,
    week_ending: date,
    provinces: Iterable[str] = (),
) -> pd.DataFrame:
    """Every card of a dataset for a week and the one before, of some provinces or all.

    Returns:
        indicator, province_zh, kind, zone_code and the sums, at the levels of `sums.by_level`.
    """
    chosen = tuple(provinces)
    limit = _unit.province_zh.in_(chosen) if chosen else true()
    paired = _sum_pairs(session, as_of, cards_of(dataset), week_ending, limit)
    return by_level(paired, PAIRED_SUMS)


def _read(
    as_of: AsOf,
    actor: Actor,
    cards: Sequence[IndicatorCard],
    week_ending: date,
    keys: Sequence[str],
) -> Select[Any]:
    groups = [_kept[name] for name in keys]
    return (
        select(*groups, *(func.sum(_kept[name]) for name in PAIRED_SUMS))
        .where(_kept.basis == as_of.basis, _kept.dataset == cards[0].dataset)
        .where(_kept.week_ending == week_ending)
        .where(_kept.indicator.in_([card.code for card in cards]))
        .where(in_kept_scope(_kept, actor), at_level(_kept, actor, keys))
        .group_by(*groups)
    )


def _sum_pairs(
    session: Session, as_of: AsOf, cards: Sequence[IndicatorCard], week_ending: date, limit: Any
) -> pd.DataFrame:
    lines = [
        (card.code, *group[: len(GROUP)], *sums)
        for group in session.execute(_paired(as_of, cards, week_ending).where(limit))
        for card, sums in zip(cards, _in_fives(group[len(GROUP) :]), strict=True)
        if sums[-1]
    ]
    return pd.DataFrame(lines, columns=["indicator", *GROUP, *PAIRED_SUMS]).astype(_DTYPES)


def _paired(as_of: AsOf, cards: Sequence[IndicatorCard], week_ending: date) -> Select[Any]:
    dataset: Dataset = cards[0].dataset
    head = heads(as_of, dataset, [week_ending]).subquery("head")
    earlier = heads(as_of, dataset, [previous_week(week_ending)]).subquery("earlier")
    report = table_of(REPORT_TABLES[dataset]).alias("report")
    before = table_of(REPORT_TABLES[dataset]).alias("before")
    return (
        select(*(_unit[name] for name in GROUP), *_columns(cards, report.c, before.c))
        .select_from(head)
        .join(earlier, earlier.c.unit_code == head.c.unit_code)
        .join(report, report.c.revision_id == head.c.revision_id)
        .join(before, before.c.revision_id == earlier.c.revision_id)
        .join(ReportingUnit, _unit.unit_code == head.c.unit_code)
        .group_by(*(_unit[name] for name in GROUP))
    )


def _columns(cards: Sequence[IndicatorCard], report: Any, before: Any) -> list[Any]:
    columns = []
    for card in cards:
        part, total, given = expressions_of(card.measure, report)
        part_before, total_before, given_before = expressions_of(card.measure, before)
        in_both = and_(given, given_before)
        columns += [
            func.sum(case((in_both, amount))).label(f"{card.code}.{name}")
            for name, amount in zip(
                PAIRED_SUMS, (part, total, part_before, total_before, 1), strict=True
            )
        ]
    return columns


def _in_fives(sums: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (sums[at : at + len(PAIRED_SUMS)] for at in range(0, len(sums), len(PAIRED_SUMS)))
