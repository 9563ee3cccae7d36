"""The table of saved briefings (汇报): each change is a row of its own, and stays."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Column, UniqueConstraint
from sqlmodel import Field, SQLModel

from data_access.column_types import UtcDateTime


class BriefingVersion(SQLModel, table=True):
    """One version of a saved briefing: what is shown, and the data version that it is frozen at.

    `number` names the briefing, `revision` counts its versions; `kind` says how this one came
    about. `username` is its author's. `area` is a province, empty for the nation; `slides` are the
    keys of the chosen slides in order; `points` holds what was written by hand, by slide.
    """

    __tablename__ = "briefing_version"
    __table_args__ = (
        UniqueConstraint("number", "revision"),
        CheckConstraint("name_zh <> ''", name="briefing_has_a_name"),
        CheckConstraint("basis IN ('all', 'approved')", name="basis_is_known"),
        CheckConstraint(
            "kind IN ('saved', 'edited', 'updated', 'undone', 'withdrawn')",
            name="kind_of_briefing_is_known",
        ),
    )
    id: int = Field(primary_key=True)
    number: int
    revision: int
    kind: str
    name_zh: str
    username: str
    author_name: str
    author_role: str
    author_scope: str
    made_at: datetime = Field(sa_type=UtcDateTime)
    week_ending: date
    area: str = ""
    basis: str
    data_version_id: int = Field(foreign_key="data_version.id")
    slides: list[str] = Field(sa_column=Column(JSON, nullable=False))
    points: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
