"""Frames into rows of a table, and the lines of a SELECT as frames."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

import pandas as pd
from sqlalchemy import Dialect, Table, insert
from sqlalchemy.sql.schema import ScalarElementColumnDefault
from sqlmodel import Session

_NULL: Final[Any] = None  # the stubs of to_numpy do not know it as a value


def records_of(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """One dict per row; every kind of missing value becomes None."""
    names = list(frame.columns)
    columns = [_values(frame[name]) for name in names]
    return [dict(zip(names, line, strict=True)) for line in zip(*columns, strict=True)]


def insert_rows(
    session: Session, table: Table, frame: pd.DataFrame, shared: Mapping[str, Any] | None = None
) -> None:
    """Add a row per line of the frame.

    The values are made ready for the database a column at a time: an INSERT of a list of dicts
    does so value by value, which takes longer than the database needs to store them.

    Args:
        session: the writer's.
        table: has the frame's columns; those that neither it nor `shared` gives get their default.
        frame: every kind of missing value is stored as NULL.
        shared: a value that is the same in every row, by its column.
    """
    if frame.empty:
        return
    session.flush()  # rows that these refer to may wait in the session
    connection = session.connection()
    dialect = _positional(connection.dialect)
    columns = {
        name: [_ready(table, name, dialect)(value)] * len(frame)
        for name, value in (_defaults(table) | dict(shared or {})).items()
    }
    for name in map(str, frame):
        columns[name] = list(map(_ready(table, name, dialect), _values(frame[name])))
    statement = insert(table).compile(dialect=dialect, column_keys=list(columns))
    ordered = [columns[name] for name in statement.positiontup or ()]
    connection.exec_driver_sql(str(statement), list(zip(*ordered, strict=True)))


def frame_of(session: Session, statement: Any, columns: Sequence[str]) -> pd.DataFrame:
    """What a SELECT answers, its dtypes as pandas sees them.

    As plain tuples: pandas asks every other row whether it is a named one, which takes longer
    than reading it.
    """
    lines = [tuple(line) for line in session.execute(statement)]
    return pd.DataFrame(lines, columns=list(columns))


def typed_frame(lines: Sequence[Sequence[Any]], dtypes: Mapping[str, Any]) -> pd.DataFrame:
    """Lines as a frame of these columns and dtypes; None becomes missing.

    Ten times as fast as letting pandas guess the columns of 169 lines and converting them after.
    """
    columns = zip(*lines, strict=True) if lines else ((),) * len(dtypes)
    arrays = {
        name: pd.array(list(column), dtype=dtype)
        for (name, dtype), column in zip(dtypes.items(), columns, strict=True)
    }
    return pd.DataFrame(arrays, copy=False)


def _values(column: "pd.Series[Any]") -> list[Any]:
    return column.to_numpy(dtype=object, na_value=_NULL).tolist()


def _defaults(table: Table) -> dict[str, Any]:
    return {
        column.name: column.default.arg
        for column in table.columns
        if isinstance(column.default, ScalarElementColumnDefault)
    }


def _ready(table: Table, name: str, dialect: Dialect) -> Callable[[Any], Any]:
    """What makes a column's values ready for the database."""
    kind = table.c[name].type.dialect_impl(dialect)
    return kind.bind_processor(dialect) or (lambda value: value)


def _positional(dialect: Dialect) -> Dialect:
    """The dialect with values by their place: a tuple per row instead of a dict."""
    made: Callable[..., Dialect] = type(dialect)
    return dialect if dialect.positional else made(paramstyle="format")
