"""The values of a revision, one table for each dataset; none of them ever changes."""

from typing import Any

from sqlalchemy import CheckConstraint, Column, ForeignKey
from sqlmodel import Field, SQLModel

from data_access.datasets.carriers import CarrierReportValues
from data_access.datasets.columns import ColumnKind, columns_of
from data_access.datasets.rollout import RolloutReportValues
from data_access.datasets.weekly import WeeklyReportValues
from indicators.vocabulary import Dataset


def _values_not_negative(values_class: type[SQLModel]) -> CheckConstraint:
    numeric = {ColumnKind.COUNT, ColumnKind.MONEY, ColumnKind.RATE, ColumnKind.NUMBER}
    conditions = (
        f"({column.field} IS NULL OR {column.field} >= 0)"
        for column in columns_of(values_class)
        if column.kind in numeric
    )
    return CheckConstraint(" AND ".join(conditions), name="values_not_negative")


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


REPORT_TABLES: dict[Dataset, Any] = {
    Dataset.WEEKLY: WeeklyReport,
    Dataset.CARRIERS: CarrierReport,
    Dataset.ROLLOUT: RolloutReport,
}
