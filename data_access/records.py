"""Frames as the lists of dicts that an INSERT takes, and the lines of a SELECT as frames."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
from sqlmodel import Session


def records_of(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """One dict per row; every kind of missing value becomes None."""
    values = frame.astype(object)
    values = values.where(values.notna(), None)
    names = list(values.columns)
    columns = [values[name].tolist() for name in names]
    return [dict(zip(names, line, strict=True)) for line in zip(*columns, strict=True)]


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
