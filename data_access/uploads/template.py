"""The empty sheet (模板) that a reporter fills in."""

from data_access.datasets.registry import DEFINITIONS
from data_access.exports import csv_bytes
from indicators.vocabulary import Dataset


def template_csv(dataset: Dataset) -> bytes:
    """The header of a dataset as CSV that Excel and WPS read; our own reader takes it back."""
    return csv_bytes([[column.header_zh for column in DEFINITIONS[dataset].columns]])
