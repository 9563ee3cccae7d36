"""Deliveries cut into the imports of each day, in the order in which they arrived."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

import pandas as pd

from data_access.datasets.columns import Column, ColumnKind
from data_access.datasets.registry import DEFINITIONS
from indicators.vocabulary import Dataset
from sample_data.delivery import dates_of

FIRST_SHEET_ROW: Final = 3  # below the synthetic title and the header
_KIND_DTYPES: Final = {
    ColumnKind.COUNT: "Int64",
    ColumnKind.MONEY: "Int64",
    ColumnKind.NUMBER: "Float64",
    ColumnKind.RATE: "Float64",
    ColumnKind.BOOLEAN: "boolean",
    ColumnKind.CHOICE: "string",
    ColumnKind.TEXT: "string",
}


@dataclass(frozen=True)
class SampleBatch:
    """What the platform imported of one dataset on one day.

    `rows` keeps the convention of CheckedUpload.rows; `explanations` maps the code of a query
    to its 说明; `reason` is set for corrections only; `zero_units` are 零报告.
    """

    dataset: Dataset
    received_at: datetime
    rows: pd.DataFrame
    explanations: dict[str, str] = field(default_factory=dict)
    reason: str | None = None
    zero_units: tuple[tuple[str, date], ...] = ()


def delivered(
    dataset: Dataset, originals: pd.DataFrame, corrections: pd.DataFrame
) -> Iterator[SampleBatch]:
    """The batches of one dataset in order of arrival.

    Both frames hold unit_code, week_ending, counted_on, received_at, is_zero, query_code,
    explanation, reason and the values.
    """
    for frame in (originals, corrections):
        if frame["received_at"].isna().any():
            raise ValueError("a delivery needs the instant at which it was received")
    arrivals = pd.concat([originals, corrections], ignore_index=True)
    order = ["received_at", "is_correction", "week_ending", "unit_code"]
    arrivals = arrivals.sort_values(order, kind="stable", ignore_index=True)
    for _, rows in arrivals.groupby(["received_at", "is_correction"]):
        yield _batch(dataset, rows)


def typed(rows: pd.DataFrame, columns: tuple[Column, ...]) -> pd.DataFrame:
    """The value fields with the nullable types that the checks hand on."""
    return rows.astype({column.field: _KIND_DTYPES[column.kind] for column in columns})


def _batch(dataset: Dataset, arrivals: pd.DataFrame) -> SampleBatch:
    zero = arrivals["is_zero"].to_numpy(dtype=bool)
    queried = arrivals.loc[~zero & arrivals["query_code"].ne("").to_numpy()]
    reasons = [reason for reason in arrivals["reason"].unique() if reason]
    return SampleBatch(
        dataset=dataset,
        received_at=arrivals["received_at"].iloc[0].to_pydatetime(),
        rows=_rows(dataset, arrivals.loc[~zero]),
        explanations=dict(zip(queried["query_code"], queried["explanation"], strict=True)),
        reason="；".join(reasons) or None,
        zero_units=tuple(
            zip(
                arrivals.loc[zero, "unit_code"],
                dates_of(arrivals.loc[zero, "week_ending"]),
                strict=True,
            )
        ),
    )


def _rows(dataset: Dataset, arrivals: pd.DataFrame) -> pd.DataFrame:
    columns = DEFINITIONS[dataset].values
    rows = typed(arrivals[["unit_code", *(column.field for column in columns)]], columns)
    rows.insert(1, "counted_on", dates_of(arrivals["counted_on"]))
    rows.insert(2, "week_ending", dates_of(arrivals["week_ending"]))
    rows["sheet_row"] = range(FIRST_SHEET_ROW, FIRST_SHEET_ROW + len(rows))
    return rows.reset_index(drop=True)
