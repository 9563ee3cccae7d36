"""The tables of work not yet submitted: drafts (草稿), and columns named by hand before."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column
from sqlmodel import Field, SQLModel

from data_access.column_types import UtcDateTime


class Draft(SQLModel, table=True):
    """A chosen file with what was mended and said so far; its bytes lie in the drafts folder."""

    __tablename__ = "draft"
    token: str = Field(primary_key=True)
    owner: str = Field(index=True)
    dataset: str
    file_name: str
    sha256: str = Field(index=True)
    work: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    saved_at: datetime = Field(sa_type=UtcDateTime, index=True)


class RememberedHeader(SQLModel, table=True):
    """What a scope's reporters named a column that no alias knows, to be used again."""

    __tablename__ = "remembered_header"
    scope: str = Field(primary_key=True)
    dataset: str = Field(primary_key=True)
    written: str = Field(primary_key=True)
    header_zh: str
    actor_name: str
    remembered_at: datetime = Field(sa_type=UtcDateTime)
