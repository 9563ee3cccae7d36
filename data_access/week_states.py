"""How far the reports of units and weeks have come (审核状态), as a writer must know it."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Final

from sqlalchemy import func, select
from sqlmodel import Session

from data_access.kept_tables import Head
from data_access.review_tables import Review, ReviewItem
from data_access.schedule_tables import ReopeningEvent
from data_access.tables import columns_in
from indicators.periods import SHANGHAI
from indicators.vocabulary import Dataset, WeekState

UnitWeek = tuple[str, date]
_GRANTED: Final = "granted"
_event = columns_in(ReopeningEvent)
_head = columns_in(Head)
_item = columns_in(ReviewItem)
_review = columns_in(Review)


def states_of(
    session: Session, dataset: Dataset, weeks: Iterable[date], now: datetime
) -> Mapping[UnitWeek, WeekState]:
    """Where every reported unit of some weeks stands; who is absent did not report.

    A locked report that was opened by a granted request counts as unlocked until the day it names.
    """
    asked = list(weeks)
    statement = select(_head.unit_code, _head.week_ending, _head.state)
    statement = statement.where(_head.dataset == dataset, _head.week_ending.in_(asked))
    states = {(code, week): WeekState(state) for code, week, state in session.execute(statement)}
    for unit_week in unlocked(session, dataset, asked, now):
        if states.get(unit_week) is WeekState.LOCKED:
            states[unit_week] = WeekState.UNLOCKED
    return states


def unlocked(
    session: Session, dataset: Dataset, weeks: Iterable[date], now: datetime
) -> set[UnitWeek]:
    """The locked units and weeks that a request granted after the lock has opened until today."""
    last = (
        select(func.max(_event.id))
        .where(_event.dataset == dataset, _event.week_ending.in_(list(weeks)))
        .group_by(_event.unit_code, _event.week_ending)
    )
    locked = (
        select(func.max(_review.data_version_id))
        .join(ReviewItem, _item.review_id == _review.id)
        .where(_item.revision_id == _head.revision_id)
        .correlate(Head)
        .scalar_subquery()
    )
    same = (_head.unit_code == _event.unit_code) & (_head.week_ending == _event.week_ending)
    statement = (
        select(_event.unit_code, _event.week_ending)
        .join(Head, same)
        .where(_event.id.in_(last), _event.kind == _GRANTED)
        .where(_event.open_until >= now.astimezone(SHANGHAI).date())
        .where(_event.data_version_id > locked)
    )
    return {(code, week) for code, week in session.execute(statement)}
