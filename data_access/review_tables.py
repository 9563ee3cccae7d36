"""The tables of review (审核): each act, and the revisions it was about; never changed."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index
from sqlmodel import Field, SQLModel

from data_access.column_types import UtcDateTime


class Review(SQLModel, table=True):
    """One act of review: approved by the province, locked by the ministry, returned, answered.

    `state` is what the revisions it is about came to (`vocabulary.WeekState`).
    """

    __tablename__ = "review"
    __table_args__ = (
        CheckConstraint(
            "state IN ('submitted', 'province_approved', 'locked', 'returned')",
            name="state_is_known",
        ),
        CheckConstraint(
            "state NOT IN ('submitted', 'returned') OR reason <> ''", name="reason_is_given"
        ),
    )
    id: int = Field(primary_key=True)
    dataset: str
    state: str
    reason: str = ""
    actor_name: str
    actor_role: str
    at: datetime = Field(sa_type=UtcDateTime)
    data_version_id: int = Field(foreign_key="data_version.id", unique=True)


class ReviewItem(SQLModel, table=True):
    """A revision that an act of review was about."""

    __tablename__ = "review_item"
    __table_args__ = (Index("review_of_revision", "revision_id", "review_id"),)
    review_id: int = Field(sa_column=Column(ForeignKey("review.id"), primary_key=True))
    revision_id: int = Field(sa_column=Column(ForeignKey("revision.id"), primary_key=True))
