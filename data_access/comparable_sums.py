"""Sums of two weeks over the units that reported in both (可比口径), reckoned in SQL.

The frames of `indicators.comparison` say the same of 169 zones; 13,000 carriers would take a
second that way.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Final

import pandas as pd
from sqlalchemy import Select, and_, case, func, select
from sqlmodel import Session

from data_access.actor import Actor, within_scope
from data_access.heads import heads
from data_access.sums import expressions_of
from data_access.tables import REPORT_TABLES, ReportingUnit, columns_in, table_of
from data_access.versions import AsOf
from indicators.cards import IndicatorCard
from indicators.comparison import PAIRED_SUMS
from indicators.periods import previous_week
from indicators.vocabulary import Dataset

_GROUP: Final = ["province_zh", "kind", "zone_code"]
_unit = columns_in(ReportingUnit)


def comparable_sums(
    session: Session,
    as_of: AsOf,
    actor: Actor,
    cards: Sequence[IndicatorCard],
    week_ending: date,
) -> pd.DataFrame:
    """What the units that gave a card's fields in a week and in the week before add up to.

    Args:
        session: a reading session.
        as_of: the version.
        actor: whose scope limits the units.
        cards: of one dataset.
        week_ending: the later week.

    Returns:
        indicator, province_zh, kind, zone_code, numerator, denominator, the same two `_before`, and
        units_compared; a group without a common unit is absent.
    """
    statement = _paired(as_of, cards, week_ending).where(within_scope(actor.scope))
    lines = [
        (card.code, *group[: len(_GROUP)], *sums)
        for group in session.execute(statement)
        for card, sums in zip(cards, _in_fives(group[len(_GROUP) :]), strict=True)
        if sums[-1]
    ]
    paired = pd.DataFrame(lines, columns=["indicator", *_GROUP, *PAIRED_SUMS])
    return paired.astype(dict.fromkeys(PAIRED_SUMS[:-1], "Float64") | {"units_compared": "int64"})


def _paired(as_of: AsOf, cards: Sequence[IndicatorCard], week_ending: date) -> Select[Any]:
    dataset: Dataset = cards[0].dataset
    head = heads(as_of, dataset, [week_ending]).subquery("head")
    earlier = heads(as_of, dataset, [previous_week(week_ending)]).subquery("earlier")
    report = table_of(REPORT_TABLES[dataset]).alias("report")
    before = table_of(REPORT_TABLES[dataset]).alias("before")
    return (
        select(*(_unit[name] for name in _GROUP), *_columns(cards, report.c, before.c))
        .select_from(head)
        .join(earlier, earlier.c.unit_code == head.c.unit_code)
        .join(report, report.c.revision_id == head.c.revision_id)
        .join(before, before.c.revision_id == earlier.c.revision_id)
        .join(ReportingUnit, _unit.unit_code == head.c.unit_code)
        .group_by(*(_unit[name] for name in _GROUP))
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
