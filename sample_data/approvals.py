"""Approvals of the sample: each week once its last report has come, but for the last two."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Final, NamedTuple

from sqlalchemy import select

from data_access.actor import Actor
from data_access.kept_tables import Head
from data_access.reviewing import record_review
from data_access.store import Store
from data_access.tables import columns_in
from indicators.vocabulary import Dataset, Role, WeekState
from sample_data.make_sample import SampleBatch

REVIEWER: Final = Actor("演示数据审核程序", Role.MINISTRY_REVIEWER)
LEFT_OPEN: Final = 2  # the last weeks of each dataset, which nobody has approved yet
_head = columns_in(Head)


class CompleteWeek(NamedTuple):
    """A week of a dataset after its last report, and when that came."""

    dataset: Dataset
    week_ending: date
    received_at: datetime


def complete_weeks(deliveries: Sequence[SampleBatch]) -> Mapping[int, Sequence[CompleteWeek]]:
    """The weeks that are complete after each delivery, by its place in the order."""
    last: dict[tuple[Dataset, date], int] = {}
    for at, batch in enumerate(deliveries):
        for week in batch.rows["week_ending"].unique():
            last[batch.dataset, week] = at
    found: defaultdict[int, list[CompleteWeek]] = defaultdict(list)
    for dataset in Dataset:
        weeks = sorted(week for known, week in last if known is dataset)
        for week in weeks[:-LEFT_OPEN]:
            at = last[dataset, week]
            found[at].append(CompleteWeek(dataset, week, deliveries[at].received_at))
    return found


def approve_weeks(store: Store, weeks: Iterable[CompleteWeek]) -> None:
    """Lock what is reported of each week, unless it is locked already."""
    for dataset, week, at in weeks:
        about = select(_head.revision_id).where(
            _head.dataset == dataset, _head.week_ending == week, _head.state != WeekState.LOCKED
        )
        with store.writing() as session:
            if session.execute(about.limit(1)).first() is None:
                continue
            details = {"week_ending": week}
            record_review(session, REVIEWER, dataset, WeekState.LOCKED, about, details, at)
