"""What is derived from the revisions and kept: heads, and sums over them."""

from datetime import date

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from indicators.vocabulary import WeekState


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


class _SummedGroup(SQLModel):
    """Which measure of which group of units a kept sum is of."""

    basis: str = Field(primary_key=True)
    dataset: str = Field(primary_key=True)
    zone_code: str = Field(primary_key=True)
    indicator: str = Field(primary_key=True)
    week_ending: date = Field(primary_key=True)
    province_zh: str = Field(primary_key=True)
    kind: str = Field(primary_key=True)


class IndicatorSum(_SummedGroup, table=True):
    """A measure summed over a group of units for the current head; derived.

    `basis` says over which reports: all, or the approved ones (`versions.Basis`). `zone_code` is
    empty in the rows by province and kind; in the rows by zone, kind is empty. `carried` counts the
    units among `units` whose cumulative value is from an earlier week.
    """

    __tablename__ = "indicator_sum"
    numerator: float
    denominator: float | None = None
    units: int
    carried: int = 0


class ComparableSum(_SummedGroup, table=True):
    """A measure summed over the units of a group that gave it in a week and in the week before.

    Derived for the current head; the rows by area and by zone are those of `IndicatorSum`.
    """

    __tablename__ = "comparable_sum"
    numerator: float
    denominator: float | None = None
    numerator_before: float
    denominator_before: float | None = None
    units_compared: int
