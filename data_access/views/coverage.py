"""How many units reported: the other half of every aggregate."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import func, select
from sqlmodel import Session

from data_access.actor import Actor, ScopeLevel, within_scope
from data_access.heads import heads
from data_access.register import owes_report
from data_access.register_past import units_at
from data_access.register_tables import ReportingUnit
from data_access.tables import columns_in
from data_access.versions import AsOf, Basis
from indicators.reporting import Coverage
from indicators.vocabulary import Dataset

_unit = columns_in(ReportingUnit)


def expected_counts(
    session: Session,
    as_of: AsOf,
    actor: Actor,
    dataset: Dataset,
    weeks: Sequence[date],
    by: Sequence[str] = (),
) -> pd.DataFrame:
    """How many units owed a report by the register of a version.

    Returns:
        week_ending, the grouping columns, expected.
    """
    counted = expected_groups(session, as_of, actor, dataset, weeks, by)
    rows = [(*keys, units) for keys, units in counted.items()]
    return pd.DataFrame(rows, columns=["week_ending", *by, "expected"])


def expected_groups(
    session: Session,
    as_of: AsOf,
    actor: Actor,
    dataset: Dataset,
    weeks: Sequence[date],
    by: Sequence[str] = (),
) -> Counter[tuple[Any, ...]]:
    """As `expected_counts`, found by week and group; a group that owes nothing is absent."""
    names = [*by, "valid_from", "valid_until"]
    unit = units_at(as_of, dataset).c
    columns = [unit[name] for name in names]
    statement = (
        select(*columns, func.count().label("expected"))
        .where(unit.dataset == dataset, within_scope(actor.scope, unit))
        .group_by(*columns)
    )
    counted: Counter[tuple[Any, ...]] = Counter()
    for *group, valid_from, valid_until, units in session.execute(statement):
        for week in weeks:
            if owes_report(valid_from, valid_until, week):
                counted[(week, *group)] += units
    return counted


def coverage(
    session: Session, as_of: AsOf, actor: Actor, dataset: Dataset, week_ending: date
) -> Coverage:
    """Reported and expected units of a week within the actor's scope; 零报告 counts as reported.

    Both are counted whatever the basis; `reviewed` are those of them that are locked.
    """
    expected = expected_counts(session, as_of, actor, dataset, [week_ending])
    reported, reviewed = (
        _counted(session, replace(as_of, basis=basis), actor, dataset, week_ending)
        for basis in Basis
    )
    return Coverage(reported, int(expected["expected"].sum()), reviewed)


def _counted(
    session: Session, as_of: AsOf, actor: Actor, dataset: Dataset, week_ending: date
) -> int:
    head = heads(as_of, dataset, [week_ending]).subquery()
    counted = select(func.count()).select_from(head)
    if actor.scope.level is not ScopeLevel.NATION:  # the nation needs no look at 13,000 units
        counted = counted.join(ReportingUnit, _unit.unit_code == head.c.unit_code)
        counted = counted.where(within_scope(actor.scope))
    return session.execute(counted).scalar() or 0
