"""Rules within one row: parts and wholes, pairs, duplicates, stated totals."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import pandas as pd

from data_access.datasets.columns import CNY_PER_WAN, Column, ColumnKind
from data_access.uploads.catalogue import found
from data_access.uploads.column_values import WHOLE_KINDS
from data_access.uploads.issues import Issue
from data_access.uploads.many import rows_where
from data_access.uploads.number_grammar import is_missing_word, parse_number
from data_access.uploads.relations import RELATIONS, Relation
from data_access.uploads.table import FieldTable
from data_access.uploads.unit_matching import UNKNOWN


@dataclass(frozen=True)
class ParsedRows:
    """Typed rows beside their texts, both indexed by the sheet's own row numbers."""

    table: FieldTable
    frame: pd.DataFrame  # unit_code, counted_on, week_ending, value fields
    places: np.ndarray  # of each row's unit in the register, -1 where it could not be told

    def written(self, row: int, field: str) -> str:
        """The cell as the sheet writes it."""
        return str(self.table.texts[field][row])

    def header(self, field: str) -> str:
        """The column's name as people know it."""
        return self.table.column(field).header_zh


RowRule = Callable[[ParsedRows], Iterator[Issue]]


def parts_above_wholes(rows: ParsedRows) -> Iterator[Issue]:
    """R01, R02, R03, R05, R07: a part that is larger than its whole."""
    for relation in RELATIONS[rows.table.definition.dataset].parts:
        yield from _part_above_whole(rows, relation)


def resumed_and_suspended_above_total(rows: ParsedRows) -> Iterator[Issue]:
    """R04: 已复工 and 停产停工 together above 企业总数; an enterprise counts in one of them."""
    if "enterprises_suspended" not in rows.frame:
        return
    total = rows.frame["enterprises"]
    both = rows.frame["enterprises_resumed"] + rows.frame["enterprises_suspended"]
    for row in rows_where(both > total):
        message = (
            f"已复工与停产停工企业数之和 {both[row]:,} 大于企业总数 {total[row]:,}；请核对或说明"
        )
        written = rows.written(row, "enterprises_suspended")
        yield found("R04", message, row=row, column_zh="停产停工企业数", value=written)


def one_of_a_pair(rows: ParsedRows) -> Iterator[Issue]:
    """R06: a total without its part or a part without its total; neither makes a rate."""
    for part, total in RELATIONS[rows.table.definition.dataset].pairs:
        given, missing = rows.frame[part].notna(), rows.frame[total].isna()
        for row in rows_where(given == missing):
            absent, present = (total, part) if given[row] else (part, total)
            if not is_missing_word(rows.written(row, absent)):
                continue  # a cell that cannot be read is told as such, and is not missing
            message = (
                f"填了{rows.header(present)}而没有{rows.header(absent)}；请补填，确实没有的请说明"
            )
            yield found("R06", message, row=row, column_zh=rows.header(absent))


def repeated_units(rows: ParsedRows) -> Iterator[Issue]:
    """R10, R11: the same unit and week twice; identical rows count once, others are refused."""
    is_known = rows.places != UNKNOWN
    counts = np.bincount(rows.places[is_known], minlength=1)
    suspects = rows.frame[is_known & (counts[rows.places] > 1)]
    keyed = suspects.dropna(subset=["week_ending"])
    repeated = keyed[keyed.duplicated(["unit_code", "week_ending"], keep=False)]
    for (code, week), group in repeated.groupby(["unit_code", "week_ending"], sort=False):
        first = group.index[0]
        same = group.duplicated()
        for row in group.index[1:]:
            rule = "R10" if same[row] else "R11"
            yield found(rule, _repeat_message(rule, str(code), str(week), int(first)), row=int(row))


def stated_totals(rows: ParsedRows) -> Iterator[Issue]:
    """R13: a 合计 row that differs from the sum of the rows above; only the rows are stored."""
    for row in rows.table.totals.index:
        for column in rows.table.definition.values:
            if column.kind in WHOLE_KINDS:
                yield from _stated_total(rows, int(row), column)


ROW_RULES: Final[tuple[RowRule, ...]] = (
    parts_above_wholes,
    resumed_and_suspended_above_total,
    one_of_a_pair,
    repeated_units,
    stated_totals,
)


def _part_above_whole(rows: ParsedRows, relation: Relation) -> Iterator[Issue]:
    part, whole = rows.frame[relation.part], rows.frame[relation.whole]
    for row in rows_where(part > whole):
        name, whole_name = rows.header(relation.part), rows.header(relation.whole)
        advice = "请核对两数后改正" if relation.code != "R07" else "请核对或说明"
        message = f"{name} {part[row]:,} 大于{whole_name} {whole[row]:,}；{advice}"
        written = rows.written(row, relation.part)
        yield found(relation.code, message, row=row, column_zh=name, value=written)


def _repeat_message(rule: str, code: str, week: str, first: int) -> str:
    same = f"与第 {first} 行同为 {code} 在截至 {week} 一周的数据"
    return f"{same}，内容相同，只留一行" if rule == "R10" else f"{same}，但数值不同；请只留一行"


def _stated_total(rows: ParsedRows, row: int, column: Column) -> Iterator[Issue]:
    text = str(rows.table.totals[column.field][row])
    unit = rows.table.header_units.get(column.field, "")
    stated = parse_number(text, replace(column, maximum=None, required=False), unit).value
    values = rows.frame[column.field]
    if stated is None or not values.notna().any() or int(stated) == int(values.sum()):
        return
    scale = CNY_PER_WAN if column.kind is ColumnKind.MONEY else 1
    total = f"{values.sum() / scale:,.10g}"
    message = f"合计行的{column.header_zh}为 {text}，各行之和为 {total}；请核对或说明"
    yield found("R13", message, row=row, column_zh=column.header_zh, value=text)
