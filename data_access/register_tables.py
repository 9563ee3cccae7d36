"""The register of reporting units (名录), and what its changes replaced."""

from datetime import date

from sqlalchemy import JSON, Index
from sqlmodel import Field, SQLModel

from data_access.tables import in_dataset


class UnitFacts(SQLModel):
    """What the register says of a unit, from which data version on, and who said it.

    Version 0 is before the first commit: what came with the program or was there when the register
    began to keep its past holds from the beginning, and `changed_by` is empty.
    """

    unit_code: str = Field(primary_key=True, max_length=32)
    dataset: str
    name_zh: str
    short_name_zh: str = ""
    aliases_zh: list[str] = Field(default_factory=list, sa_type=JSON, nullable=False)
    province_zh: str
    kind: str = ""
    grade: str = ""
    zone_code: str = ""
    theme_zh: str = ""
    lon: float | None = None
    lat: float | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    since_version: int = 0
    changed_by: str = ""


class ReportingUnit(UnitFacts, table=True):
    """A zone, a carrier or a site that owes reports (填报单位), as the register says today."""

    __tablename__ = "reporting_unit"
    __table_args__ = (
        in_dataset(),
        Index("unit_by_dataset", "dataset", "province_zh"),
        Index("unit_by_validity", "dataset", "valid_from", "valid_until", "province_zh", "kind"),
    )


class PastUnit(UnitFacts, table=True):
    """What the register said of a unit until a data version; a trigger writes it at every change.

    A version `v` had it where since_version <= v < until_version.
    """

    __tablename__ = "past_unit"
    __table_args__ = (Index("past_unit_by_version", "dataset", "until_version"),)
    unit_code: str = Field(primary_key=True, foreign_key="reporting_unit.unit_code", max_length=32)
    since_version: int = Field(primary_key=True)
    until_version: int = Field(foreign_key="data_version.id")
