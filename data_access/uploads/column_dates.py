"""The column of dates: each row's day, and the week it reports for."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

import pandas as pd

from data_access.datasets.columns import ColumnKind
from data_access.uploads.date_grammar import ParsedDate, parse_date
from data_access.uploads.issues import Issue
from data_access.uploads.many import of_cells, spread
from data_access.uploads.number_grammar import Finding
from data_access.uploads.table import FieldTable
from indicators.periods import week_ending

_ONCE_PER_DATE: Final = ("D02", "D07", "D08", "D10")


def days_and_weeks(
    table: FieldTable, today: date, issues: list[Issue]
) -> tuple[pd.Series, pd.Series]:
    """Each row's day and the end of its week, missing where the date cannot be read."""
    column = next(c for c in table.definition.columns if c.kind is ColumnKind.DATE)
    texts = table.texts[column.field]
    if column.field not in table.header_units:  # the missing column is an issue of its own
        unknown = pd.Series([None] * len(texts), index=texts.index, dtype=object)
        return unknown, unknown
    parsed = {text: parse_date(text, today) for text in texts.unique()}
    each_row = {text: _findings(one, once=False) for text, one in parsed.items()}
    once = {text: _findings(one, once=True) for text, one in parsed.items()}
    issues += of_cells(texts, each_row, column.header_zh)
    if any(once.values()):
        issues += _once_per_date(texts, once, column.header_zh)
    days = {text: one.day for text, one in parsed.items()}
    weeks = {text: day and week_ending(day) for text, day in days.items()}
    return spread(texts, days, "object"), spread(texts, weeks, "object")


def _once_per_date(
    texts: pd.Series, findings: Mapping[str, list[Finding]], header: str
) -> Iterator[Issue]:
    counts = texts.value_counts()
    for issue in of_cells(texts.drop_duplicates(), findings, header):
        count = int(counts[texts[issue.row or 0]])
        more = f"（共 {count} 行）" if count > 1 else ""
        yield replace(issue, message_zh=issue.message_zh + more)


def _findings(parsed: ParsedDate, *, once: bool) -> list[Finding]:
    return [finding for finding in parsed.findings if (finding.code in _ONCE_PER_DATE) is once]
