"""The tables of follow-up (核实任务): a question about a value, and what was said to it."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field, SQLModel

from data_access.column_types import UtcDateTime


class Question(SQLModel, table=True):
    """A reviewer's question to a unit about a value of its report.

    `revision` is the one looked at, 0 where the unit had not reported; `field` is empty where the
    question is about the whole report; `assignee` is an account, empty for whoever reports.
    """

    __tablename__ = "question"
    __table_args__ = (
        CheckConstraint("text <> ''", name="question_is_asked"),
        CheckConstraint("revision >= 0", name="revision_not_negative"),
        Index("question_of_unit", "dataset", "week_ending", "unit_code"),
    )
    id: int = Field(primary_key=True)
    dataset: str
    unit_code: str = Field(foreign_key="reporting_unit.unit_code")
    week_ending: date
    revision: int
    field: str = ""
    text: str
    due_on: date
    assignee: str = ""
    actor_name: str
    at: datetime = Field(sa_type=UtcDateTime)
    data_version_id: int = Field(foreign_key="data_version.id", unique=True)


class QuestionEvent(SQLModel, table=True):
    """What was said to a question: answered by the unit, asked again or closed by a reviewer."""

    __tablename__ = "question_event"
    __table_args__ = (
        CheckConstraint("kind IN ('answered', 'asked_again', 'closed')", name="kind_is_known"),
        CheckConstraint("kind = 'closed' OR text <> ''", name="something_is_said"),
        Index("event_of_question", "question_id", "id"),
    )
    id: int = Field(primary_key=True)
    question_id: int = Field(foreign_key="question.id")
    kind: str
    text: str = ""
    actor_name: str
    at: datetime = Field(sa_type=UtcDateTime)
    data_version_id: int = Field(foreign_key="data_version.id", unique=True)
