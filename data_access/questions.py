"""Follow-up (核实任务): a reviewer's question about a value, its answer, and its end.

A question stays with the unit and week it is about. Its state is that of its newest event.
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlmodel import Session

from data_access.actor import Actor, UnitPlace
from data_access.audit import write_audit_line
from data_access.datasets.registry import DEFINITIONS
from data_access.errors import PermissionDeniedError, SettingRefusedError
from data_access.kept_tables import Head
from data_access.permissions import Action, check_may
from data_access.question_assignees import check_assignee
from data_access.question_states import QuestionState, check_turn, state_of_question
from data_access.question_tables import Question, QuestionEvent
from data_access.refusals import noting_refusals
from data_access.register import unit_places
from data_access.said import checked_text
from data_access.store import Store
from data_access.submission_tables import DataVersion
from data_access.tables import columns_in, next_id
from data_access.versions import next_version
from data_access.week_states import states_of
from indicators.periods import SHANGHAI
from indicators.vocabulary import Dataset, WeekState

_head = columns_in(Head)
_event = columns_in(QuestionEvent)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it is put.

    `field` is a field of the dataset, empty for the whole report; `assignee` an account of the
    unit, empty for whoever reports for it.
    """

    dataset: Dataset
    unit_code: str
    week_ending: date
    field: str
    text: str
    due_on: date
    assignee: str = ""


def ask_question(store: Store, actor: Actor, asked: Asked) -> int:
    """Put a question to a unit; returns its number.

    Raises:
        SettingRefusedError: nothing or too much is asked, the day is over, the field is unknown, or
            the assignee cannot answer for the unit.
        PermissionDeniedError: the unit is not the actor's to review; audited.
    """
    said = checked_text(asked.text, "请写明要核实什么")
    fields = {column.field for column in DEFINITIONS[asked.dataset].values}
    if asked.field and asked.field not in fields:
        raise SettingRefusedError(f"没有“{asked.field}”这个指标")
    if asked.due_on < store.clock().astimezone(SHANGHAI).date():
        raise SettingRefusedError("办理期限已经过去；请选今天或以后")
    with noting_refusals(store, actor), store.writing() as session:
        place = _allowed(session, store, actor, Action.ASK_QUESTION, asked)
        check_assignee(session, place, asked.assignee)
        version = next_version(session, store.clock())
        question = Question(
            id=next_id(session, columns_in(Question).id),
            dataset=asked.dataset.value,
            unit_code=asked.unit_code,
            week_ending=asked.week_ending,
            revision=_revision(session, asked),
            field=asked.field,
            text=said,
            due_on=asked.due_on,
            assignee=asked.assignee,
            actor_name=actor.name,
            at=version.committed_at,
            data_version_id=version.id,
        )
        session.add(question)
        number = question.id
        _note(session, actor, QuestionState.ASKED, question, said, version)
    return number


def answer_question(store: Store, actor: Actor, question_id: int, answer: str) -> None:
    """Answer a question in the name of its unit; the answer stays with the value.

    Raises:
        SettingRefusedError: there is no answer or too long a one, or the question does not wait for
            one.
        PermissionDeniedError: the unit is not the actor's to report, or the question is the
            actor's own; audited.
    """
    said = checked_text(answer, "请写明核实结果")
    _go_on(store, actor, question_id, QuestionState.ANSWERED, said)


def ask_again(store: Store, actor: Actor, question_id: int, text: str) -> None:
    """Send an answer back with what is still open.

    Raises:
        As `close_question`; SettingRefusedError also where nothing is asked.
    """
    said = checked_text(text, "请写明还要核实什么")
    _go_on(store, actor, question_id, QuestionState.ASKED_AGAIN, said)


def close_question(store: Store, actor: Actor, question_id: int, text: str = "") -> None:
    """End a question, answered or not.

    Raises:
        SettingRefusedError: it is closed already, or unknown, or too much is said.
        PermissionDeniedError: the unit is not the actor's to review; audited.
    """
    _go_on(store, actor, question_id, QuestionState.CLOSED, checked_text(text))


def _go_on(store: Store, actor: Actor, question_id: int, state: QuestionState, said: str) -> None:
    is_answer = state is QuestionState.ANSWERED
    action = Action.ANSWER_QUESTION if is_answer else Action.ASK_QUESTION
    with noting_refusals(store, actor), store.writing() as session:
        question = session.get(Question, question_id)
        if question is None:
            raise SettingRefusedError(f"没有第 {question_id} 号核实任务")
        _allowed(session, store, actor, action, question)
        if is_answer and question.actor_name == actor.name:
            reason_zh = f"第 {question_id} 号核实任务由您本人提出，须由填报单位答复"
            raise PermissionDeniedError(action, question.unit_code, reason_zh)
        check_turn(state_of_question(session, question_id), state)
        version = next_version(session, store.clock())
        session.add(
            QuestionEvent(
                id=next_id(session, _event.id),
                question_id=question_id,
                kind=state.value,
                text=said,
                actor_name=actor.name,
                at=version.committed_at,
                data_version_id=version.id,
            )
        )
        _note(session, actor, state, question, said, version)


def _allowed(
    session: Session, store: Store, actor: Actor, action: Action, about: Asked | Question
) -> UnitPlace:
    dataset, code, week = Dataset(about.dataset), about.unit_code, about.week_ending
    place = unit_places(session, dataset, [code]).get(code)
    if place is None:
        raise PermissionDeniedError(action, code, f"名录里没有 {code}")
    states = states_of(session, dataset, [week], store.clock())
    check_may(actor, action, place, states.get((code, week), WeekState.MISSING))
    return place


def _revision(session: Session, asked: Asked) -> int:
    statement = select(_head.revision).where(
        _head.dataset == asked.dataset,
        _head.week_ending == asked.week_ending,
        _head.unit_code == asked.unit_code,
    )
    return int(session.execute(statement).scalar() or 0)


def _note(
    session: Session,
    actor: Actor,
    state: QuestionState,
    question: Question,
    said: str,
    version: DataVersion,
) -> None:
    details = {
        "question": question.id,
        "dataset": question.dataset,
        "week_ending": question.week_ending,
        "field": question.field,
        "said": said,
    }
    action = f"question_{state.value}"
    write_audit_line(session, actor, action, question.unit_code, details, version.committed_at)
