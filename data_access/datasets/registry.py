"""Which class describes which dataset, and how its rows name their unit."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from sqlmodel import SQLModel

from data_access.datasets.carriers import CarrierReportRow, CarrierReportValues
from data_access.datasets.columns import Column, ColumnKind, ColumnPart, columns_of, value_columns
from data_access.datasets.rollout import RolloutReportRow, RolloutReportValues
from data_access.datasets.weekly import WeeklyReportRow, WeeklyReportValues
from indicators.vocabulary import Dataset

_PART_ORDER: Final = (ColumnPart.KEY, ColumnPart.ATTRIBUTE, ColumnPart.VALUE, ColumnPart.MARK)


@dataclass(frozen=True)
class DatasetDefinition:
    """A dataset as every other module sees it."""

    dataset: Dataset
    row_class: type[SQLModel]
    values_class: type[SQLModel]

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """All columns in the order of the template: keys, register attributes, values, mark."""
        columns = columns_of(self.row_class)
        return tuple(sorted(columns, key=lambda column: _PART_ORDER.index(column.part)))

    @cached_property
    def values(self) -> tuple[Column, ...]:
        """The columns that are stored."""
        return value_columns(self.columns)

    @cached_property
    def code_column(self) -> Column:
        """The column with the unit's code."""
        return self._key(ColumnKind.CODE)

    @cached_property
    def name_column(self) -> Column:
        """The column with the unit's name."""
        return self._key(ColumnKind.NAME)

    def _key(self, kind: ColumnKind) -> Column:
        return next(column for column in self.columns if column.kind is kind)


DEFINITIONS: Final = {
    Dataset.WEEKLY: DatasetDefinition(Dataset.WEEKLY, WeeklyReportRow, WeeklyReportValues),
    Dataset.CARRIERS: DatasetDefinition(Dataset.CARRIERS, CarrierReportRow, CarrierReportValues),
    Dataset.ROLLOUT: DatasetDefinition(Dataset.ROLLOUT, RolloutReportRow, RolloutReportValues),
}
