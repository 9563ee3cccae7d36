"""What was accepted, which never changes: files, versions of the data, receipts, revisions."""

from datetime import date, datetime

from sqlalchemy import JSON, CheckConstraint, Column, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from data_access.column_types import UtcDateTime
from data_access.tables import in_dataset


class RawFile(SQLModel, table=True):
    """The bytes of an accepted file, found in the raw folder by their SHA-256."""

    __tablename__ = "raw_file"
    __table_args__ = (CheckConstraint("length(sha256) = 64", name="sha256_is_whole"),)
    sha256: str = Field(primary_key=True)
    size_bytes: int = Field(ge=0)
    stored_at: datetime = Field(sa_type=UtcDateTime)


class DataVersion(SQLModel, table=True):
    """One commit; the instant of an as-of resolves to one of these."""

    __tablename__ = "data_version"
    id: int = Field(primary_key=True)
    committed_at: datetime = Field(sa_type=UtcDateTime, index=True)


class Submission(SQLModel, table=True):
    """An accepted file and its receipt (回执), or the taking back of an earlier one (撤回)."""

    __tablename__ = "submission"
    __table_args__ = (in_dataset(), UniqueConstraint("receipt_number"))
    id: int = Field(primary_key=True)
    receipt_number: str
    dataset: str
    raw_sha256: str = Field(foreign_key="raw_file.sha256", index=True)
    values_digest: str = Field(index=True)
    file_name: str
    actor_name: str
    actor_role: str
    received_at: datetime = Field(sa_type=UtcDateTime)
    data_version_id: int = Field(foreign_key="data_version.id", unique=True)
    explanations: dict[str, str] = Field(sa_column=Column(JSON, nullable=False))
    row_count: int = Field(ge=0)
    takes_back: str = ""


class Revision(SQLModel, table=True):
    """What one unit says of one week, as one submission said it (版本).

    A withdrawal (撤回) holds no values: from then on the unit counts as not having reported.
    """

    __tablename__ = "revision"
    __table_args__ = (
        in_dataset(),
        UniqueConstraint("unit_code", "week_ending", "revision"),
        CheckConstraint("revision >= 1", name="revision_from_one"),
        CheckConstraint("revision = 1 OR reason <> ''", name="correction_has_reason"),
        CheckConstraint("NOT is_withdrawal OR revision > 1", name="withdrawal_follows_a_report"),
        Index("revision_as_of", "dataset", "week_ending", "unit_code", "data_version_id", "id"),
    )
    id: int = Field(primary_key=True)
    submission_id: int = Field(foreign_key="submission.id", index=True)
    dataset: str
    unit_code: str = Field(foreign_key="reporting_unit.unit_code")
    week_ending: date
    revision: int
    counted_on: date
    received_at: datetime = Field(sa_type=UtcDateTime)
    data_version_id: int = Field(foreign_key="data_version.id")
    digest: str
    sheet_row: int | None = None
    is_zero_report: bool = False
    is_withdrawal: bool = False
    reason: str = ""
