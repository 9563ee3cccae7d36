"""The arithmetic every indicator shares: counts are summed first, divided last."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
import pandas as pd
from pandas.arrays import FloatingArray


class MeasureKind(StrEnum):
    """How numerator and denominator come from a report."""

    RATIO = "ratio"  # Σ part / Σ total, over reports that give both
    WEIGHTED = "weighted"  # Σ rate·weight / Σ weight, over reports that give both
    SHARE = "share"  # reports for which the condition holds / reports that answer it
    TOTAL = "total"  # Σ amount; there is no denominator


class Condition(StrEnum):
    """What a SHARE counts."""

    IS_TRUE = "is_true"
    IS_POSITIVE = "is_positive"
    EQUALS_TOTAL = "equals_total"  # the part has reached its total


@dataclass(frozen=True, slots=True)
class Measure:
    """Which fields of a report an indicator reads, and how.

    Attributes:
        kind: how the fields are combined.
        part: the field that is counted, or the rate that is weighted.
        total: the field it is divided by, or the weight; empty for TOTAL and plain SHARE.
        condition: what a SHARE counts.
        cumulative: a unit that does not report keeps its last value.
    """

    kind: MeasureKind
    part: str
    total: str = ""
    condition: Condition | None = None
    cumulative: bool = False

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields the measure reads."""
        return (self.part, self.total) if self.total else (self.part,)


SUM_COLUMNS: Final = ("numerator", "denominator", "units")


def sum_measure(reports: pd.DataFrame, measure: Measure, by: Sequence[str] = ()) -> pd.DataFrame:
    """Numerator, denominator and number of units of a measure, per group.

    Only reports that give every field the measure reads are counted (`units`).

    Args:
        reports: one row per unit and week, with the measure's fields.
        measure: what to sum.
        by: grouping columns; none gives a single row.

    Returns:
        The grouping columns with numerator, denominator [Float64, NA for TOTAL] and units; a
        group in which nobody reported is absent.
    """
    given = reports.dropna(subset=list(measure.fields))
    parts = given[list(by)].assign(
        numerator=_numerator(given, measure),
        denominator=_denominator(given, measure),
        units=1,
    )
    if not by:
        parts = parts.assign(_all=0)
    summed = parts.groupby(list(by) or "_all", observed=True)[list(SUM_COLUMNS)].sum(min_count=1)
    return summed.reset_index() if by else summed.reset_index(drop=True)


def add_rate(sums: pd.DataFrame) -> pd.DataFrame:
    """The sums with `value`: the rate [0–1] where there is a denominator, else the amount.

    A denominator of zero gives a missing rate: nothing of nothing is not 0 %.
    """
    return sums.assign(value=rates_of(sums["numerator"], sums["denominator"]))


def rates_of(numerators: "pd.Series[float]", denominators: "pd.Series[float]") -> FloatingArray:
    """The values of `add_rate`, one per pair."""
    part, total = (
        amounts.astype("Float64").to_numpy(float, na_value=np.nan)
        for amounts in (numerators, denominators)
    )
    value = np.where(np.isnan(total), part, part / np.where(total == 0, np.nan, total))
    return FloatingArray(value, np.isnan(value))


def _numerator(given: pd.DataFrame, measure: Measure) -> "pd.Series[float]":
    part = given[measure.part]
    match measure.kind:
        case MeasureKind.WEIGHTED:
            return part.astype("Float64") * given[measure.total].astype("Float64")
        case MeasureKind.SHARE:
            return _holds(given, measure).astype("Float64")
        case _:
            return part.astype("Float64")


def _denominator(given: pd.DataFrame, measure: Measure) -> "pd.Series[float]":
    match measure.kind:
        case MeasureKind.TOTAL:
            return pd.Series(pd.NA, index=given.index, dtype="Float64")
        case MeasureKind.SHARE:
            return pd.Series(1.0, index=given.index, dtype="Float64")
        case _:
            return given[measure.total].astype("Float64")


def _holds(given: pd.DataFrame, measure: Measure) -> "pd.Series[bool]":
    part = given[measure.part]
    match measure.condition:
        case Condition.EQUALS_TOTAL:
            return part == given[measure.total]
        case Condition.IS_POSITIVE:
            return part > 0
        case _:
            return part.astype("boolean")
