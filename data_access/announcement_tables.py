"""The table of announcements (公告): a line for everybody, until a day."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel

from data_access.column_types import UtcDateTime


class Announcement(SQLModel, table=True):
    """What everybody reads above their page until the end of a day, or until it is withdrawn."""

    __tablename__ = "announcement"
    __table_args__ = (CheckConstraint("text <> ''", name="something_is_announced"),)
    id: int = Field(primary_key=True)
    text: str
    actor_name: str
    until: date
    at: datetime = Field(sa_type=UtcDateTime)
    withdrawn_at: datetime | None = Field(default=None, sa_type=UtcDateTime, nullable=True)
