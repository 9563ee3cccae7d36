"""A report typed into the page (在线填写, 零报告), as the sheet it would have been."""

import csv
import io
from collections.abc import Mapping
from typing import Final

from data_access.datasets.columns import ColumnPart
from data_access.datasets.registry import DEFINITIONS
from indicators.vocabulary import Dataset

_YES_ZH: Final = "是"


def form_csv(dataset: Dataset, row: Mapping[str, str]) -> bytes:
    """One report as the canonical CSV that is kept as its raw file; not neutralised.

    Args:
        dataset: which report.
        row: the texts by header; a column that is not given is empty.
    """
    headers = [column.header_zh for column in DEFINITIONS[dataset].columns]
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(headers)
    writer.writerow([row.get(header, "") for header in headers])
    return buffer.getvalue().encode("utf-8-sig")


def as_zero_report(dataset: Dataset, row: Mapping[str, str]) -> dict[str, str]:
    """The row marked as 零报告, without its values."""
    kept = {
        column.header_zh: row.get(column.header_zh, "")
        for column in DEFINITIONS[dataset].columns
        if column.part is not ColumnPart.VALUE
    }
    mark = next(c for c in DEFINITIONS[dataset].columns if c.part is ColumnPart.MARK)
    return kept | {mark.header_zh: _YES_ZH}
