"""Rows marked as 零报告: the unit has nothing to report, so the row holds no values."""

from collections.abc import Iterator
from typing import Final

import pandas as pd

from data_access.datasets.columns import ColumnPart
from data_access.uploads.catalogue import found
from data_access.uploads.column_words import truth_values
from data_access.uploads.headers import HeaderMatch
from data_access.uploads.issues import Issue
from data_access.uploads.many import rows_where
from data_access.uploads.number_grammar import is_missing_word
from data_access.uploads.table import FieldTable

MARK: Final = "is_zero_report"


def zero_reports(table: FieldTable, matched: HeaderMatch, issues: list[Issue]) -> pd.Series:
    """Which rows are marked; R16 for a marked row that gives values all the same."""
    column = next(c for c in table.definition.columns if c.part is ColumnPart.MARK)
    texts = table.texts[column.field]
    if column.field not in matched.positions:
        return pd.Series(data=False, index=texts.index)
    is_zero = truth_values(texts, column, issues).fillna(value=False).astype(bool)
    issues += _values_given(table, is_zero)
    return is_zero


def _values_given(table: FieldTable, is_zero: pd.Series) -> Iterator[Issue]:
    for row in rows_where(is_zero):
        given = {
            column.header_zh: str(table.texts[column.field][row])
            for column in table.definition.values
            if not is_missing_word(str(table.texts[column.field][row]))
        }
        if given:
            header, text = next(iter(given.items()))
            more = f"等 {len(given)} 项" if len(given) > 1 else ""
            message = f"本行标了零报告，却填了{header}{more}；有数就清空“零报告”，没有就清空这些数"
            yield found("R16", message, row=row, column_zh=header, value=text)
