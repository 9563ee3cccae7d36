"""The tables of the epidemic series (疫情数据): what was imported, and what it said.

Nothing is updated: a row of a later version takes the place of an earlier one of the same place
and day, and an import that takes back another hides that one's rows from then on.
"""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field, SQLModel

from data_access.column_types import UtcDateTime


class EpidemicImport(SQLModel, table=True):
    """A file or form of one kind of series, or the taking back of an earlier one (撤回)."""

    __tablename__ = "epidemic_import"
    __table_args__ = (
        CheckConstraint(
            "kind IN ('cases', 'clusters', 'notices', 'corrections')", name="kind_is_known"
        ),
        CheckConstraint("row_count >= 0", name="rows_not_negative"),
    )
    id: int = Field(primary_key=True)
    kind: str
    file_name: str
    raw_sha256: str | None = Field(default=None, foreign_key="raw_file.sha256")
    row_count: int
    takes_back: int | None = Field(default=None, foreign_key="epidemic_import.id", unique=True)
    actor_name: str
    actor_role: str
    at: datetime = Field(sa_type=UtcDateTime)
    data_version_id: int = Field(foreign_key="data_version.id", unique=True)


class DailyCaseCount(SQLModel, table=True):
    """Cumulative confirmed cases of a county or city at the end of a day (每日累计确诊)."""

    __tablename__ = "daily_case_count"
    __table_args__ = (CheckConstraint("confirmed >= 0", name="confirmed_not_negative"),)
    adcode: str = Field(primary_key=True)
    asof_date: date = Field(primary_key=True)
    import_id: int = Field(primary_key=True, foreign_key="epidemic_import.id")
    name_zh: str
    confirmed: int
    data_version_id: int = Field(foreign_key="data_version.id", index=True)


class ClusterRecord(SQLModel, table=True):
    """Whether a place had a cluster on a day (聚集性疫情), or that a record is withdrawn."""

    __tablename__ = "cluster_record"
    __table_args__ = (
        CheckConstraint("said IN ('yes', 'no', 'withdrawn')", name="said_is_known"),
        Index("cluster_by_place", "adcode", "recorded_on"),
    )
    adcode: str = Field(primary_key=True)
    recorded_on: date = Field(primary_key=True)
    import_id: int = Field(primary_key=True, foreign_key="epidemic_import.id")
    place_zh: str
    said: str
    note_zh: str = ""
    source: str = ""
    data_version_id: int = Field(foreign_key="data_version.id")


class CaseCorrection(SQLModel, table=True):
    """Cases that a day's count gained or lost without being new ones (病例订正)."""

    __tablename__ = "case_correction"
    adcode: str = Field(primary_key=True)
    asof_date: date = Field(primary_key=True)
    import_id: int = Field(primary_key=True, foreign_key="epidemic_import.id")
    place_zh: str
    correction: int
    source: str = ""
    data_version_id: int = Field(foreign_key="data_version.id")
