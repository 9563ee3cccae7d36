"""What a report says, as a digest: equal values are the same report whatever file brings them."""

import hashlib
from collections.abc import Iterable

import pandas as pd

from data_access.datasets.registry import DEFINITIONS
from indicators.vocabulary import Dataset

_SEPARATOR = "\x1f"
ZERO_REPORT_DIGEST = hashlib.sha256(b"zero report").hexdigest()


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


def digest_of(digests: Iterable[str]) -> str:
    """One digest for a whole file, whatever the order of its rows."""
    return hashlib.sha256("\n".join(sorted(digests)).encode()).hexdigest()
