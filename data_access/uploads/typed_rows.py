"""From a sheet's texts to typed rows, and from those to the rows that are accepted."""

from collections.abc import Collection, Mapping
from typing import Final

import numpy as np
import pandas as pd
from pandas.api.extensions import ExtensionArray

from data_access.datasets.columns import Column, ColumnKind
from data_access.datasets.registry import DEFINITIONS
from data_access.uploads.checked import CheckContext
from data_access.uploads.column_dates import days_and_weeks
from data_access.uploads.column_values import NUMBER_KINDS, WHOLE_KINDS, number_values
from data_access.uploads.column_words import choice_codes, free_texts, truth_values
from data_access.uploads.headers import HeaderMatch
from data_access.uploads.issues import Issue
from data_access.uploads.row_rules import ParsedRows
from data_access.uploads.table import FieldTable
from data_access.uploads.unit_rules import attributes, foreign_units, units_of_rows, validity
from data_access.uploads.zero_reports import MARK, zero_reports
from indicators.vocabulary import Dataset, Severity

_KEYS: Final = ("unit_code", "counted_on", "week_ending")


def empty_rows(dataset: Dataset) -> pd.DataFrame:
    """A frame without rows, with the columns and types of accepted rows."""
    columns = {key: pd.Series(dtype=object) for key in _KEYS}
    columns["unit_code"] = pd.Series(dtype="str")
    for column in DEFINITIONS[dataset].values:
        columns[column.field] = pd.Series(dtype=_dtype(column))
    columns[MARK] = pd.Series(dtype=bool)
    columns["sheet_row"] = pd.Series(dtype="int64")
    return pd.DataFrame(columns)


def parsed_rows(
    table: FieldTable, matched: HeaderMatch, context: CheckContext, issues: list[Issue]
) -> ParsedRows:
    """Every row of the table typed; what cannot be read is missing and told."""
    dataset = table.definition.dataset
    register = context.units(dataset)
    units = units_of_rows(table, register, issues)
    days, weeks = days_and_weeks(table, context.today, issues)
    issues += foreign_units(table, units.codes, context)
    issues += validity(table, units.codes, days, register)
    attributes(table, units.codes, context, issues)
    columns = {"unit_code": units.codes, "counted_on": days, "week_ending": weeks}
    is_zero = zero_reports(table, matched, issues)
    texts = table.texts[~is_zero] if is_zero.any() else table.texts
    for column in table.definition.values:
        if column.field in matched.positions:
            values = _values(texts[column.field], column, matched, issues)
            columns[column.field] = values.reindex(is_zero.index)
    columns[MARK] = is_zero
    return ParsedRows(table, _complete(columns, dataset, is_zero.index), units.places)


def accepted_rows(
    parsed: ParsedRows, given: Collection[str], issues: Collection[Issue]
) -> pd.DataFrame:
    """Rows with a unit and a week, without errors and without their own repeats.

    `given` are the sheet's own fields. The parsed rows are used up: they move over column by
    column, for a long sheet has no room for two whole frames.
    """
    frame = parsed.frame
    dropped = {i.row for i in issues if i.severity is Severity.ERROR or i.code == "R10"}
    is_dropped = frame.index.isin([row for row in dropped if row is not None])
    kept = frame[list(_KEYS)].notna().all(axis=1).to_numpy() & ~is_dropped
    numbers = frame.index[kept].to_numpy(dtype=np.int64)
    own = {*given, *_KEYS, MARK}
    names = [name for name in frame.columns.tolist() if name in own]
    columns = {name: frame.pop(name).array[kept] for name in names}
    rows = _complete(columns, parsed.table.definition.dataset, pd.RangeIndex(len(numbers)))
    return rows.assign(sheet_row=numbers)


def _complete(
    columns: Mapping[str, pd.Series | ExtensionArray], dataset: Dataset, index: pd.Index
) -> pd.DataFrame:
    """Columns in the order of accepted rows; those the sheet does not have are missing.

    Missing columns of one type are one array: a long sheet of few columns stays small.
    """
    dtypes = empty_rows(dataset).drop(columns="sheet_row").dtypes.to_dict()
    absent = {dtype for name, dtype in dtypes.items() if name not in columns}
    missing = {dtype: pd.Series(pd.NA, index=index, dtype=dtype) for dtype in absent}
    whole = {str(name): columns.get(str(name), missing.get(dtypes[name])) for name in dtypes}
    return pd.DataFrame(whole, index=index, copy=False)


def _values(
    texts: pd.Series, column: Column, matched: HeaderMatch, issues: list[Issue]
) -> pd.Series:
    if column.kind in NUMBER_KINDS:
        return number_values(texts, column, matched.units.get(column.field, ""), issues)
    if column.kind is ColumnKind.BOOLEAN:
        return truth_values(texts, column, issues)
    if column.kind is ColumnKind.CHOICE:
        return choice_codes(texts, column, issues)
    return free_texts(texts, column, issues)


def _dtype(column: Column) -> str:
    if column.kind in WHOLE_KINDS:
        return "Int64"
    if column.kind in NUMBER_KINDS:
        return "Float64"
    return "boolean" if column.kind is ColumnKind.BOOLEAN else "string"
