"""What a report says, as a digest: equal values are the same report whatever file brings them."""

import hashlib
from collections.abc import Iterable

import pandas as pd

from data_access.datasets.registry import DEFINITIONS
from indicators.vocabulary import Dataset

_SEPARATOR = "\x1f"
_ZERO_REPORT = hashlib.sha256(b"zero report").hexdigest()
_WITHDRAWAL = hashlib.sha256(b"withdrawal").hexdigest()


def row_digests(dataset: Dataset, rows: pd.DataFrame) -> list[str]:
    """One digest per row over its day and its values; a missing value differs from 0."""
    written = [rows["counted_on"].astype(str).tolist()]
    for column in DEFINITIONS[dataset].values:
        values = rows[column.field]
        if values.dtype == "Float64":
            values = values.round(6)
        written.append(values.astype("string").fillna("").tolist())
    lines = map(_SEPARATOR.join, zip(*written, strict=True))
    return [hashlib.sha256(line.encode()).hexdigest() for line in lines]


def report_digests(dataset: Dataset, rows: pd.DataFrame) -> pd.Series:
    """As `row_digests`, of rows of which some say that there is nothing (零报告)."""
    digests = pd.Series(row_digests(dataset, rows), index=rows.index)
    return digests.mask(rows["is_zero_report"].astype(bool), _ZERO_REPORT)


def revision_digests(dataset: Dataset, rows: pd.DataFrame) -> pd.Series:
    """As `report_digests`, of rows of which some take a report back (撤回)."""
    digests = report_digests(dataset, rows)
    return digests.mask(rows["is_withdrawal"].astype(bool), _WITHDRAWAL)


def digest_of(digests: Iterable[str]) -> str:
    """One digest for a whole file, whatever the order of its rows."""
    return hashlib.sha256("\n".join(sorted(digests)).encode()).hexdigest()
