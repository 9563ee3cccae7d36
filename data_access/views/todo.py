"""What waits for whoever is signed in (待办): reports, returns, questions, requests, reviews."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import func, select
from sqlmodel import Session

from data_access.actor import Actor, within_scope
from data_access.kept_tables import Head
from data_access.permissions import Action, may_anywhere
from data_access.question_states import QuestionState
from data_access.register_tables import ReportingUnit
from data_access.reopenings import Answer, requests
from data_access.schedules import schedule_book
from data_access.submission_tables import Revision
from data_access.tables import columns_in
from data_access.versions import AsOf
from data_access.views.coverage import coverage
from data_access.views.follow_up import questions
from data_access.views.review_queue import owned_states
from indicators.periods import SHANGHAI, week_ending
from indicators.reporting import due_period
from indicators.vocabulary import Dataset, LabelledEnum, Role, WeekState

_REPORTERS: Final = (Role.ZONE_REPORTER, Role.CARRIER_REPORTER)
_head = columns_in(Head)
_revision = columns_in(Revision)
_unit = columns_in(ReportingUnit)


class TodoKind(LabelledEnum):
    """What is to be done (待办事项), the most urgent first."""

    RETURNED = "returned", "被退回，待更正或答复"
    QUESTION = "question", "核实任务，待答复"
    DUE = "due", "本期待报"
    OPENED = "opened", "更正申请已同意，待更正"
    CLOSING = "closing", "核实任务已答复，待办结"
    REOPENING = "reopening", "更正申请，待批复"
    REVIEW = "review", "待审核"


@dataclass(frozen=True, slots=True)
class Todo:
    """Things of one kind that wait, for one dataset and week.

    Attributes:
        kind: what is to be done.
        dataset: which dataset.
        week_ending: the week.
        count: how many units, questions or requests.
        until: when it must be done, where there is such a time.
    """

    kind: TodoKind
    dataset: Dataset
    week_ending: date
    count: int
    until: date | datetime | None = None


def todos(session: Session, as_of: AsOf, actor: Actor, now: datetime) -> list[Todo]:
    """Everything that waits for the actor, by kind, then the oldest week first."""
    found = [
        *_by_state(session, actor, Action.ANSWER_RETURN, [WeekState.RETURNED], TodoKind.RETURNED),
        *_by_state(session, actor, Action.APPROVE, owned_states(actor), TodoKind.REVIEW),
        *_questions(session, as_of, actor),
        *_due(session, as_of, actor, now),
        *_requests(session, as_of, actor, now.astimezone(SHANGHAI).date()),
    ]
    order = list(TodoKind)
    return sorted(found, key=lambda one: (order.index(one.kind), one.week_ending, one.dataset))


def _by_state(
    session: Session, actor: Actor, action: Action, states: list[WeekState], kind: TodoKind
) -> Iterator[Todo]:
    """The reports in some states that wait for the actor."""
    if not states or not may_anywhere(actor, action):
        return
    keys = (_head.dataset, _head.week_ending)
    statement = (
        select(*keys, func.count())
        .join(ReportingUnit, _unit.unit_code == _head.unit_code)
        .where(_head.state.in_(states), within_scope(actor.scope))
        .group_by(*keys)
    )
    for dataset, week, count in session.execute(statement):
        yield Todo(kind, Dataset(dataset), week, count)


def _questions(session: Session, as_of: AsOf, actor: Actor) -> Iterator[Todo]:
    """Questions that wait for an answer of the actor's, and answers that wait to be closed."""
    answers = may_anywhere(actor, Action.ANSWER_QUESTION)
    asks = may_anywhere(actor, Action.ASK_QUESTION)
    if not (answers or asks):
        return
    for line in questions(session, as_of, actor).to_dict("records"):
        state: QuestionState = line["state"]
        told: tuple[Any, ...] = (Dataset(line["dataset"]), line["week_ending"], 1, line["due_on"])
        if state.waits_for_the_unit and answers and _is_mine(line, actor):
            yield Todo(TodoKind.QUESTION, *told)
        elif state is QuestionState.ANSWERED and asks and line["actor_name"] == actor.name:
            yield Todo(TodoKind.CLOSING, *told)


def _is_mine(line: dict[Any, Any], actor: Actor) -> bool:
    """Whether it waits for this actor: the assignee, or whoever reports where nobody is named."""
    if line["assignee"]:
        return bool(line["assignee"] == actor.username)
    return actor.role in _REPORTERS


def _due(session: Session, as_of: AsOf, actor: Actor, now: datetime) -> Iterator[Todo]:
    """Own units that still owe the period that is due."""
    if actor.role not in _REPORTERS:
        return
    for dataset in Dataset:
        week = due_period(dataset, week_ending(now.astimezone(SHANGHAI).date()))
        told = coverage(session, as_of, actor, dataset, week)
        if missing := told.expected - told.reported:
            deadline = schedule_book(session, as_of, dataset).deadline(week)
            yield Todo(TodoKind.DUE, dataset, week, missing, deadline)


def _requests(session: Session, as_of: AsOf, actor: Actor, today: date) -> Iterator[Todo]:
    """Requests to open a week that wait for an answer, and opened weeks of one's own units."""
    answers = may_anywhere(actor, Action.ANSWER_REOPENING)
    for dataset in Dataset:
        for line in requests(session, as_of, actor, dataset).to_dict("records"):
            told = (dataset, line["week_ending"], 1)
            if line["kind"] == Answer.ASKED and answers and line["actor_name"] != actor.name:
                yield Todo(TodoKind.REOPENING, *told)
            elif (
                actor.role in _REPORTERS
                and line["kind"] == Answer.GRANTED
                and line["open_until"] >= today
                and not _reported_after(session, line)
            ):
                yield Todo(TodoKind.OPENED, *told, line["open_until"])


def _reported_after(session: Session, granted: dict[Any, Any]) -> bool:
    """Whether the opened week was reported since it was opened."""
    statement = select(_revision.id).where(
        _revision.unit_code == granted["unit_code"],
        _revision.week_ending == granted["week_ending"],
        _revision.received_at > granted["at"],
    )
    return session.execute(statement.limit(1)).first() is not None
