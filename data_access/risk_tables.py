"""What a risk level rests on: weekly cases of the zones' places, and dated official levels."""

from datetime import date

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel


class CaseCount(SQLModel, table=True):
    """Cumulative and recent confirmed cases of a zone's county or city (病例数)."""

    __tablename__ = "case_count"
    unit_code: str = Field(primary_key=True)
    counted_on: date = Field(primary_key=True)
    case_adcode: str
    confirmed_cumulative: int = Field(ge=0)
    new_confirmed_14d: int = Field(ge=0)
    data_version_id: int = Field(foreign_key="data_version.id")


class RiskNotice(SQLModel, table=True):
    """A dated official risk level of a place, with its document (风险等级公告).

    A later version may speak of the same place and day again: reads take the newest they know.
    `import_id` is empty where the row came with the sample.
    """

    __tablename__ = "risk_notice"
    __table_args__ = (
        UniqueConstraint("announced_on", "adcode", "unit_type", "place_zh", "data_version_id"),
        CheckConstraint("risk_level IN ('low', 'medium', 'high')", name="level_is_known"),
    )
    id: int = Field(primary_key=True)
    announced_on: date
    issuer_zh: str
    place_zh: str
    adcode: str
    unit_type: str
    risk_level: str
    document_zh: str = ""
    source: str
    import_id: int | None = Field(default=None, foreign_key="epidemic_import.id")
    data_version_id: int = Field(foreign_key="data_version.id")
