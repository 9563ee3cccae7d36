"""Whole columns of text into typed values: plain cells at once, the others by the one parser."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

import numpy as np
import pandas as pd

from data_access.datasets.columns import Column, ColumnKind
from data_access.uploads.catalogue import found
from data_access.uploads.issues import Issue
from data_access.uploads.many import of_cells, rows_where
from data_access.uploads.number_grammar import parse_number
from data_access.uploads.scales import scales_of
from data_access.uploads.wording import quoted

WHOLE_KINDS: Final = (ColumnKind.COUNT, ColumnKind.MONEY)
NUMBER_KINDS: Final = (*WHOLE_KINDS, ColumnKind.NUMBER, ColumnKind.RATE)
_FULL_SHARE: Final = 1
_PERCENT: Final = 100


def number_values(
    texts: pd.Series, column: Column, header_unit: str, issues: list[Issue]
) -> pd.Series:
    """A number column in its stored unit: Int64 for counts and yuan, Float64 otherwise.

    Cells of nothing but digits (and at most the column's decimals) within its maximum are
    converted as a whole column: scaled to integers (万元 with four decimals is whole yuan),
    which binary numbers hold exactly, so the result is the one the exact parser gives.
    """
    plain = _plain_cells(texts, column, header_unit)
    scale = 10**column.decimals
    scaled = _scaled(texts, plain, scale)
    if column.maximum is not None:
        plain = plain & (scaled <= round(column.maximum * scale))
    values = scaled if column.kind in WHOLE_KINDS else scaled / _divisor(column)
    is_missing = ~plain
    rest = ~plain & (texts != "").to_numpy(dtype=bool)
    if column.required:
        rest |= ~plain
    if rest.any():
        _parse_rest(texts, column, header_unit, values, is_missing, rest, issues)
    if column.kind is ColumnKind.RATE:
        issues += _odd_rates(texts, column, values, is_missing)
    return _nullable(values, is_missing, texts.index)


def _plain_cells(texts: pd.Series, column: Column, header_unit: str) -> np.ndarray:
    if header_unit and scales_of(column)[header_unit] != 1:
        return np.zeros(len(texts), dtype=bool)
    fraction = rf"(?:\.[0-9]{{1,{column.decimals}}})?" if column.decimals else ""
    mask: np.ndarray = texts.str.fullmatch(rf"[0-9]{{1,9}}{fraction}").to_numpy(dtype=bool)
    return mask


def _scaled(texts: pd.Series, plain: np.ndarray, scale: int) -> np.ndarray:
    """The plain cells times the scale, 0 elsewhere."""
    written = texts if plain.all() else texts.where(plain, "0")
    floats = written.astype("double[pyarrow]").to_numpy(dtype=np.float64)
    scaled: np.ndarray = np.rint(floats * scale).astype(np.int64)
    return scaled


def _divisor(column: Column) -> int:
    return int(10**column.decimals * (_PERCENT if column.kind is ColumnKind.RATE else 1))


def _parse_rest(
    texts: pd.Series,
    column: Column,
    header_unit: str,
    values: np.ndarray,
    is_missing: np.ndarray,
    rest: np.ndarray,
    issues: list[Issue],
) -> None:
    odd = texts[rest]
    parsed = {text: parse_number(text, column, header_unit) for text in odd.unique()}
    issues += of_cells(odd, {text: one.findings for text, one in parsed.items()}, column.header_zh)
    for position, text in zip(np.flatnonzero(rest), odd, strict=True):
        value = parsed[text].value
        if value is not None:
            values[position] = _machine_number(value, column)
            is_missing[position] = False


def _machine_number(value: Decimal, column: Column) -> float:
    return int(value) if column.kind in WHOLE_KINDS else float(value)


def _nullable(values: np.ndarray, is_missing: np.ndarray, index: pd.Index) -> pd.Series:
    array: pd.arrays.IntegerArray | pd.arrays.FloatingArray
    if values.dtype == np.int64:
        array = pd.arrays.IntegerArray(values, is_missing)
    else:
        values[is_missing] = 1.0  # what a masked place holds is never read
        array = pd.arrays.FloatingArray(values, is_missing)
    return pd.Series(array, index=index)


def _odd_rates(
    texts: pd.Series, column: Column, values: np.ndarray, is_missing: np.ndarray
) -> Iterator[Issue]:
    header = column.header_zh
    above = pd.Series(~is_missing & (values > _FULL_SHARE), texts.index)
    for row in rows_where(above):
        message = f"{header} {quoted(texts[row])}超过 100%；可以超过，请核对并说明原因"
        yield found("V17", message, row=row, column_zh=header, value=texts[row])
    tiny = ~is_missing & (values > 0) & (values <= _FULL_SHARE / _PERCENT)
    for row in rows_where(pd.Series(tiny, texts.index) & ~texts.str.contains("[%％]")):
        message = f"{quoted(texts[row])}按百分数读作 {texts[row]}%；若指比例请乘以 100，否则请说明"
        yield found("V18", message, row=row, column_zh=header, value=texts[row])
