"""The tables of what is due: schedules by the week they begin, and requests to open a week."""

from datetime import date, datetime, time

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field, SQLModel

from data_access.column_types import UtcDateTime


class Schedule(SQLModel, table=True):
    """Cut-off, deadline and closing of a dataset from a week on (填报设置); never changed."""

    __tablename__ = "schedule"
    __table_args__ = (
        CheckConstraint("cutoff_weekday BETWEEN 1 AND 7", name="cutoff_is_a_weekday"),
        CheckConstraint("days_after >= 0", name="due_after_the_week"),
        CheckConstraint("closing_days >= days_after", name="closes_after_it_is_due"),
        Index("schedule_by_dataset", "dataset", "data_version_id"),
    )
    id: int = Field(primary_key=True)
    dataset: str
    from_week: date
    cutoff_weekday: int
    days_after: int
    due_at: time
    closing_days: int | None = None
    actor_name: str
    data_version_id: int = Field(foreign_key="data_version.id")


class ReopeningEvent(SQLModel, table=True):
    """What happened to a unit's request to report a closed week (更正申请)."""

    __tablename__ = "reopening_event"
    __table_args__ = (
        CheckConstraint("kind IN ('asked', 'granted', 'declined')", name="kind_is_known"),
        CheckConstraint("(kind = 'granted') = (open_until IS NOT NULL)", name="granted_until"),
        CheckConstraint("reason <> ''", name="reason_is_given"),
        Index("reopening_of_unit", "dataset", "week_ending", "unit_code"),
    )
    id: int = Field(primary_key=True)
    dataset: str
    unit_code: str = Field(foreign_key="reporting_unit.unit_code")
    week_ending: date
    kind: str
    reason: str
    open_until: date | None = None
    actor_name: str
    at: datetime = Field(sa_type=UtcDateTime)
    data_version_id: int = Field(foreign_key="data_version.id")
