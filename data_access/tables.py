"""The tables: what was accepted (immutable), what is derived from it, and the register."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Column, ForeignKey, Index, Table, UniqueConstraint
from sqlmodel import Field, SQLModel

from data_access.column_types import UtcDateTime
from data_access.datasets.carriers import CarrierReportValues
from data_access.datasets.columns import ColumnKind, columns_of
from data_access.datasets.rollout import RolloutReportValues
from data_access.datasets.weekly import WeeklyReportValues
from data_access.register_tables import UnitFacts
from indicators.vocabulary import Dataset, WeekState

_DATASETS_SQL = ", ".join(f"'{dataset}'" for dataset in Dataset)


def _in_dataset() -> CheckConstraint:
    return CheckConstraint(f"dataset IN ({_DATASETS_SQL})", name="dataset_is_known")


def _values_not_negative(values_class: type[SQLModel]) -> CheckConstraint:
    numeric = {ColumnKind.COUNT, ColumnKind.MONEY, ColumnKind.RATE, ColumnKind.NUMBER}
    conditions = (
        f"({column.field} IS NULL OR {column.field} >= 0)"
        for column in columns_of(values_class)
        if column.kind in numeric
    )
    return CheckConstraint(" AND ".join(conditions), name="values_not_negative")


def _instant() -> Any:
    return Field(sa_type=UtcDateTime)


class ReportingUnit(UnitFacts, table=True):
    """A zone, a carrier or a site that owes reports (填报单位), as the register says today."""

    __tablename__ = "reporting_unit"
    __table_args__ = (_in_dataset(), Index("unit_by_dataset", "dataset", "province_zh"))


class RawFile(SQLModel, table=True):
    """The bytes of an accepted file, found in the raw folder by their SHA-256."""

    __tablename__ = "raw_file"
    __table_args__ = (CheckConstraint("length(sha256) = 64", name="sha256_is_whole"),)
    sha256: str = Field(primary_key=True)
    size_bytes: int = Field(ge=0)
    stored_at: datetime = _instant()


class DataVersion(SQLModel, table=True):
    """One commit; the instant of an as-of resolves to one of these."""

    __tablename__ = "data_version"
    id: int = Field(primary_key=True)
    committed_at: datetime = Field(sa_type=UtcDateTime, index=True)


class Submission(SQLModel, table=True):
    """An accepted file and its receipt (回执), or the taking back of an earlier one (撤回)."""

    __tablename__ = "submission"
    __table_args__ = (_in_dataset(), UniqueConstraint("receipt_number"))
    id: int = Field(primary_key=True)
    receipt_number: str
    dataset: str
    raw_sha256: str = Field(foreign_key="raw_file.sha256", index=True)
    values_digest: str = Field(index=True)
    file_name: str
    actor_name: str
    actor_role: str
    received_at: datetime = _instant()
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
        _in_dataset(),
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
    received_at: datetime = _instant()
    data_version_id: int = Field(foreign_key="data_version.id")
    digest: str
    sheet_row: int | None = None
    is_zero_report: bool = False
    is_withdrawal: bool = False
    reason: str = ""


def _revision_key() -> Any:
    return Field(sa_column=Column(ForeignKey("revision.id"), primary_key=True))


class WeeklyReport(WeeklyReportValues, table=True):
    """The values of a zone's revision."""

    __tablename__ = "weekly_report"
    __table_args__ = (
        CheckConstraint("enterprises_resumed <= enterprises", name="resumed_within_all"),
        _values_not_negative(WeeklyReportValues),
    )
    revision_id: int = _revision_key()


class CarrierReport(CarrierReportValues, table=True):
    """The values of a carrier's revision."""

    __tablename__ = "carrier_report"
    __table_args__ = (
        CheckConstraint("tenants_resumed <= tenants", name="resumed_within_all"),
        _values_not_negative(CarrierReportValues),
    )
    revision_id: int = _revision_key()


class RolloutReport(RolloutReportValues, table=True):
    """The values of a site's revision."""

    __tablename__ = "rollout_report"
    __table_args__ = (
        CheckConstraint("stage <> ''", name="stage_is_given"),
        _values_not_negative(RolloutReportValues),
    )
    revision_id: int = _revision_key()


class AuditLine(SQLModel, table=True):
    """Who did what to what, chained by hash to the line before (审计)."""

    __tablename__ = "audit_line"
    id: int = Field(primary_key=True)
    at: datetime = _instant()
    actor_name: str
    actor_role: str
    action: str
    subject: str
    details: str
    previous_hash: str
    hash: str = Field(unique=True)


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


class Head(SQLModel, table=True):
    """The newest revision of a unit and week, unless it withdraws, and its state; derived.

    `verify --rebuild` makes it anew.
    """

    __tablename__ = "head"
    __table_args__ = (Index("head_by_unit", "unit_code", "week_ending", "revision_id"),)
    dataset: str = Field(primary_key=True)
    week_ending: date = Field(primary_key=True)
    unit_code: str = Field(primary_key=True)
    revision_id: int = Field(foreign_key="revision.id", unique=True)
    revision: int
    state: str = WeekState.SUBMITTED


class IndicatorSum(SQLModel, table=True):
    """A measure summed over a group of units for the current head; derived.

    `basis` says over which reports: all, or the approved ones (`versions.Basis`). `zone_code` is
    empty in the rows by province and kind; in the rows by zone, kind is empty. `carried` counts the
    units among `units` whose cumulative value is from an earlier week.
    """

    __tablename__ = "indicator_sum"
    basis: str = Field(primary_key=True)
    dataset: str = Field(primary_key=True)
    zone_code: str = Field(primary_key=True)
    indicator: str = Field(primary_key=True)
    week_ending: date = Field(primary_key=True)
    province_zh: str = Field(primary_key=True)
    kind: str = Field(primary_key=True)
    numerator: float
    denominator: float | None = None
    units: int
    carried: int = 0


class ComparableSum(SQLModel, table=True):
    """A measure summed over the units of a group that gave it in a week and in the week before.

    Derived for the current head; the rows by area and by zone are those of `IndicatorSum`.
    """

    __tablename__ = "comparable_sum"
    basis: str = Field(primary_key=True)
    dataset: str = Field(primary_key=True)
    zone_code: str = Field(primary_key=True)
    indicator: str = Field(primary_key=True)
    week_ending: date = Field(primary_key=True)
    province_zh: str = Field(primary_key=True)
    kind: str = Field(primary_key=True)
    numerator: float
    denominator: float | None = None
    numerator_before: float
    denominator_before: float | None = None
    units_compared: int


def columns_in(table: type[SQLModel]) -> Any:
    """The SQL columns of a table, for statements that need more than SQLModel's typing knows."""
    return table_of(table).c


def table_of(table: type[SQLModel]) -> Table:
    """The SQL table behind a class, for bulk statements that need no objects."""
    found: Table = table.__table__  # type: ignore[attr-defined]
    return found


IMMUTABLE_TABLES = (
    "raw_file",
    "data_version",
    "submission",
    "submission_issue",
    "revision",
    "weekly_report",
    "carrier_report",
    "rollout_report",
    "audit_line",
    "case_count",
    "risk_notice",
    "epidemic_import",
    "daily_case_count",
    "cluster_record",
    "case_correction",
    "schedule",
    "reopening_event",
    "review",
    "review_item",
    "question",
    "question_event",
    "briefing_version",
    "past_unit",
)
REPORT_TABLES: dict[Dataset, Any] = {
    Dataset.WEEKLY: WeeklyReport,
    Dataset.CARRIERS: CarrierReport,
    Dataset.ROLLOUT: RolloutReport,
}
