"""The deadlines that are in force (填报设置): read as of a version, set as the next one."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import select
from sqlmodel import Session

from data_access.actor import Actor
from data_access.audit import write_audit_line
from data_access.errors import SettingRefusedError
from data_access.permissions import Action, check_may
from data_access.records import frame_of
from data_access.refusals import noting_refusals
from data_access.schedule_tables import Schedule
from data_access.store import Store
from data_access.submission_tables import DataVersion
from data_access.tables import columns_in, next_id
from data_access.versions import AsOf, next_version
from indicators.periods import week_ending
from indicators.schedules import ReportingSchedule, ScheduleBook
from indicators.vocabulary import Dataset

_schedule = columns_in(Schedule)
_version = columns_in(DataVersion)
_FIELDS = ("cutoff_weekday", "days_after", "due_at", "closing_days")


def schedule_book(session: Session, as_of: AsOf, dataset: Dataset) -> ScheduleBook:
    """The schedules of a dataset as they were known at a version; empty where none was set."""
    statement = (
        select(_schedule.from_week, *(_schedule[name] for name in _FIELDS))
        .where(_schedule.dataset == dataset, _schedule.data_version_id <= as_of.version)
        .order_by(_schedule.id.desc())  # of equal beginnings the newest comes first
    )
    return ScheduleBook(
        tuple((line[0], ReportingSchedule(*line[1:])) for line in session.execute(statement))
    )


def schedule_history(
    session: Session, as_of: AsOf, _actor: Actor, dataset: Dataset
) -> pd.DataFrame:
    """Every setting of a dataset, newest first: set_at, actor_name, from_week and the fields."""
    names = ["from_week", *_FIELDS, "actor_name"]
    statement = (
        select(_version.committed_at, *(_schedule[name] for name in names))
        .join(DataVersion, _version.id == _schedule.data_version_id)
        .where(_schedule.dataset == dataset, _schedule.data_version_id <= as_of.version)
        .order_by(_schedule.id.desc())
    )
    return frame_of(session, statement, ["set_at", *names])


def schedule_of(line: Mapping[Any, Any]) -> ReportingSchedule:
    """The schedule in a line that has its fields, such as one of `schedule_history`."""
    values = {name: line[name] for name in _FIELDS}
    closing = values.pop("closing_days")
    return ReportingSchedule(**values, closing_days=None if pd.isna(closing) else int(closing))


def set_schedule(
    store: Store, actor: Actor, dataset: Dataset, from_week: date, schedule: ReportingSchedule
) -> None:
    """Let a schedule hold from a week on; the same again changes nothing.

    Raises:
        SettingRefusedError: the settings contradict each other.
        PermissionDeniedError: the actor may not set them.
        StoreUnavailableError: they cannot be stored.
    """
    with noting_refusals(store, actor):
        check_may(actor, Action.SET_SCHEDULE)
    if schedule.problem_zh:
        raise SettingRefusedError(schedule.problem_zh)
    first = week_ending(from_week)
    with store.writing() as session:
        if _newest(session, dataset, first) == schedule:
            return
        version = next_version(session, store.clock())
        values = {name: getattr(schedule, name) for name in _FIELDS}
        session.add(
            Schedule(
                id=next_id(session, _schedule.id),
                dataset=dataset.value,
                from_week=first,
                actor_name=actor.name,
                data_version_id=version.id,
                **values,
            )
        )
        details = {"from_week": first, **values}
        write_audit_line(
            session, actor, "set_schedule", dataset.value, details, version.committed_at
        )


def _newest(session: Session, dataset: Dataset, first: date) -> ReportingSchedule | None:
    """What was last set for exactly this beginning."""
    statement = (
        select(*(_schedule[name] for name in _FIELDS))
        .where(_schedule.dataset == dataset, _schedule.from_week == first)
        .order_by(_schedule.id.desc())
        .limit(1)
    )
    line = session.execute(statement).first()
    return ReportingSchedule(*line) if line else None
