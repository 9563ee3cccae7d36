"""What the modules of tables share: a table's columns, its SQL side, a check of its dataset."""

from typing import Any, Final

from sqlalchemy import CheckConstraint, Table, func, select
from sqlmodel import Session, SQLModel

from indicators.vocabulary import Dataset

_DATASETS_SQL: Final = ", ".join(f"'{dataset}'" for dataset in Dataset)


def columns_in(table: type[SQLModel]) -> Any:
    """The SQL columns of a table, for statements that need more than SQLModel's typing knows."""
    return table_of(table).c


def table_of(table: type[SQLModel]) -> Table:
    """The SQL table behind a class, for bulk statements that need no objects."""
    found: Table = table.__table__  # type: ignore[attr-defined]
    return found


def next_id(session: Session, column: Any) -> int:
    """The number after the highest in a column; the writer's lock keeps others from taking it."""
    return int(session.execute(select(func.max(column))).scalar() or 0) + 1


def in_dataset() -> CheckConstraint:
    """The check that a row is of a dataset we know."""
    return CheckConstraint(f"dataset IN ({_DATASETS_SQL})", name="dataset_is_known")
