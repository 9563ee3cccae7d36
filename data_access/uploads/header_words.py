"""Which column a header names: canonical name, published alias, and the unit in brackets."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from data_access.datasets.columns import Column, ColumnKind, ColumnPart
from data_access.datasets.registry import DEFINITIONS
from data_access.uploads.folding import fold_name
from data_access.uploads.scales import scales_of
from data_access.uploads.stated_shares import WEEK_HEADERS_ZH, share_headers
from indicators.vocabulary import Dataset

HEADER_LIMIT: Final = 40
_REMARKS: Final = re.compile(r"\((?:必填|选填|可选|单选|文本|文本格式)\)|^\*+|\*+$|[,、;:。.]+$")
_TRAILING_UNIT: Final = re.compile(r"(.+?)(?:\(([^()]+)\)|[/:,](万元|元|亿元|%)|(%))")


@dataclass(frozen=True, slots=True)
class HeaderName:
    """What a header says: the column, the unit it writes ("" where none), whether by alias."""

    column: Column
    unit: str
    is_alias: bool
    is_unit_known: bool = True


def recognise(header: str, dataset: Dataset) -> HeaderName | None:
    """The column a header names, or None for a header the dataset does not know."""
    folded = _REMARKS.sub("", fold_name(header))
    by_name = _names(dataset)
    base, unit = _split_unit(folded)
    if _is_doubled(base, unit):
        return recognise(base, dataset)
    if folded in by_name:
        column = by_name[folded]
        known = unit if unit in scales_of(column) else ""
        return HeaderName(column, known, _is_alias(folded, column))
    if base not in by_name:
        return None
    column = by_name[base]
    is_certain = unit in scales_of(column) and not _split_unit(base)[1]  # not 中央资金(万元)(元)
    return HeaderName(column, unit, _is_alias(base, column), is_certain)


def is_known(header: str) -> bool:
    """Whether any of the three datasets knows the header."""
    if not header or len(header) > HEADER_LIMIT:
        return False
    folded = fold_name(header)
    return folded in _extra_headers() or any(
        (name := recognise(header, dataset)) is not None and name.is_unit_known
        for dataset in DEFINITIONS
    )


def is_key(header: str) -> bool:
    """Whether the header names a date, a code or a name in any dataset."""
    return any(column.part is ColumnPart.KEY for column in _meanings(header))


def is_date(header: str) -> bool:
    """Whether the header names a date in any dataset."""
    return any(column.kind is ColumnKind.DATE for column in _meanings(header))


def _meanings(header: str) -> list[Column]:
    names = (recognise(header, dataset) for dataset in DEFINITIONS)
    return [name.column for name in names if name is not None]


@cache
def _names(dataset: Dataset) -> dict[str, Column]:
    columns = DEFINITIONS[dataset].columns
    names: dict[str, Column] = {}
    for column in columns:
        for word in column.synonyms:
            names.setdefault(fold_name(word), column)
    names.update({fold_name(column.header_zh): column for column in columns})
    for name, column in list(names.items()):
        base, unit = _split_unit(name)
        if unit in scales_of(column):
            names.setdefault(base, column)
    return names


@cache
def _extra_headers() -> frozenset[str]:
    shares = (header for dataset in DEFINITIONS for header in share_headers(dataset))
    return frozenset(fold_name(header) for header in (*shares, *WEEK_HEADERS_ZH))


def _split_unit(folded: str) -> tuple[str, str]:
    match = _TRAILING_UNIT.fullmatch(folded)
    if match is None:
        return folded, ""
    return match[1], match[2] or match[3] or match[4] or ""


def _is_doubled(base: str, unit: str) -> bool:
    """Whether the unit is written twice, as in 中央资金(万元)(万元)."""
    return bool(unit) and _split_unit(base)[1] == unit


def _is_alias(folded: str, column: Column) -> bool:
    canonical = fold_name(column.header_zh)
    return folded not in {canonical, _split_unit(canonical)[0]}
