"""The sheet (模板) that a reporter fills in, as CSV."""

import pandas as pd

from data_access.datasets.registry import DEFINITIONS
from data_access.exports import csv_bytes
from indicators.vocabulary import Dataset


def template_csv(dataset: Dataset, rows: pd.DataFrame | None = None, notice_zh: str = "") -> bytes:
    """Header and known rows as CSV that Excel and WPS read; our own reader takes it back.

    Args:
        dataset: which report.
        rows: `BlankSheet.rows`; without them there is only the header.
        notice_zh: what every file says first while the data are synthetic.
    """
    header = [column.header_zh for column in DEFINITIONS[dataset].columns]
    lines = [] if rows is None else rows[header].to_numpy().tolist()
    return csv_bytes([header, *lines], notice_zh)
