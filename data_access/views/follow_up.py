"""Questions about values (核实任务) as they stand at a version, and what was said to each."""

from datetime import date
from typing import Any, Final

import pandas as pd
from sqlalchemy import func, select
from sqlmodel import Session

from data_access.actor import Actor, within_scope
from data_access.datasets.registry import DEFINITIONS
from data_access.question_states import QuestionState
from data_access.question_tables import Question, QuestionEvent
from data_access.records import frame_of
from data_access.register_past import units_at
from data_access.tables import columns_in
from data_access.versions import AsOf
from indicators.vocabulary import Dataset

WHOLE_ZH: Final = "整份报表"
_QUESTION: Final = (
    "id", "dataset", "unit_code", "week_ending", "revision", "field", "text", "due_on", "assignee",
    "actor_name", "at",
)  # fmt: skip
_question = columns_in(Question)
_event = columns_in(QuestionEvent)


def questions(
    session: Session,
    as_of: AsOf,
    actor: Actor,
    dataset: Dataset | None = None,
    unit_week: tuple[str, date] | None = None,
) -> pd.DataFrame:
    """Every question about units within the actor's scope, newest first.

    Args:
        session: a reading session.
        as_of: the version.
        actor: whose scope limits the units.
        dataset: only of this dataset.
        unit_week: only of this unit and week.

    Returns:
        id, dataset, unit_code, name_zh, week_ending, revision, field, field_zh, text, due_on,
        assignee, actor_name, at, state (`QuestionState`), said, said_by and said_at of the newest
        event (missing where nothing was said).
    """
    unit = units_at(as_of, dataset)
    last = (
        select(_event.question_id, func.max(_event.id).label("event_id"))
        .where(_event.data_version_id <= as_of.version)
        .group_by(_event.question_id)
        .subquery()
    )
    statement: Any = (
        select(*(_question[name] for name in _QUESTION), unit.c.name_zh)
        .add_columns(_event.kind, _event.text, _event.actor_name, _event.at)
        .join(unit, unit.c.unit_code == _question.unit_code)
        .outerjoin(last, last.c.question_id == _question.id)
        .outerjoin(QuestionEvent, _event.id == last.c.event_id)
        .where(_question.data_version_id <= as_of.version, within_scope(actor.scope, unit.c))
        .order_by(_question.id.desc())
    )
    if dataset is not None:
        statement = statement.where(_question.dataset == dataset)
    if unit_week is not None:
        code, week = unit_week
        statement = statement.where(_question.unit_code == code, _question.week_ending == week)
    columns = [*_QUESTION, "name_zh", "kind", "said", "said_by", "said_at"]
    found = frame_of(session, statement, columns)
    states = [QuestionState(kind) if isinstance(kind, str) else QuestionState.ASKED
              for kind in found.pop("kind")]  # fmt: skip
    asked = zip(found["dataset"], found["field"], strict=True)
    return found.assign(
        state=pd.Series(states, found.index, dtype=object),
        field_zh=[field_zh(Dataset(name), field) for name, field in asked],
    )


def conversation(session: Session, as_of: AsOf, actor: Actor, question_id: int) -> pd.DataFrame:
    """What was said to a question after it was asked, oldest first: kind, text, actor_name, at."""
    names = ["kind", "text", "actor_name", "at"]
    unit = units_at(as_of)
    statement = (
        select(*(_event[name] for name in names))
        .join(Question, _question.id == _event.question_id)
        .join(unit, unit.c.unit_code == _question.unit_code)
        .where(_event.question_id == question_id, _event.data_version_id <= as_of.version)
        .where(within_scope(actor.scope, unit.c))
        .order_by(_event.id)
    )
    return frame_of(session, statement, names)


def field_zh(dataset: Dataset, field: str) -> str:
    """The header of a field, or that the whole report is meant."""
    headers = {column.field: column.header_zh for column in DEFINITIONS[dataset].values}
    return headers.get(field, field) or WHOLE_ZH
