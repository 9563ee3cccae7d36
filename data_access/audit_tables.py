"""The trail (审计): one chain of lines."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from data_access.column_types import UtcDateTime


class AuditLine(SQLModel, table=True):
    """Who did what to what, chained by hash to the line before (审计)."""

    __tablename__ = "audit_line"
    id: int = Field(primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime)
    actor_name: str
    actor_role: str
    action: str
    subject: str
    details: str
    previous_hash: str
    hash: str = Field(unique=True)
