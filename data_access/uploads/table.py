"""A sheet's cells by field instead of by position, with only the rows that report something."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd

from data_access.datasets.columns import Column, ColumnKind
from data_access.datasets.registry import DEFINITIONS, DatasetDefinition
from data_access.uploads.catalogue import found
from data_access.uploads.checked import Sheet
from data_access.uploads.folding import clean_keys, fold_name, has_invisible, is_visible_ascii
from data_access.uploads.headers import HeaderMatch
from data_access.uploads.issues import Issue
from data_access.uploads.many import rows_where
from data_access.uploads.row_shapes import is_footer
from data_access.uploads.wording import quoted
from indicators.vocabulary import Dataset

_SPACES: Final = "[\t\n \u00a0\u3000]*"
_EXAMPLE_ROW: Final = rf"^{_SPACES}示例(?:行|{_SPACES}\Z)"  # units' names may begin with 示例 too
_GRAND_TOTALS: Final = ("合计", "总计", "累计", "全国合计")


@dataclass(frozen=True)
class FieldTable:
    """Texts by field, indexed by the sheet's own row numbers; a column not given is empty.

    `others` holds the columns that are not stored, by position; `totals` the rows that state
    a total, kept only to be compared.
    """

    definition: DatasetDefinition
    texts: pd.DataFrame
    others: pd.DataFrame
    totals: pd.DataFrame
    header_units: dict[str, str]

    def column(self, field: str) -> Column:
        """The column of a field."""
        return next(column for column in self.definition.columns if column.field == field)


def field_table(
    sheet: Sheet, matched: HeaderMatch, dataset: Dataset, issues: list[Issue]
) -> FieldTable:
    """Arrange a sheet by field and set aside totals, remarks and the example row."""
    definition = DEFINITIONS[dataset]
    index = pd.Index(sheet.row_numbers)
    cells = sheet.cells.set_axis(index)
    texts = _by_field(cells, matched, definition, issues)
    others = cells[[*matched.shares, *matched.weeks, *matched.unused]]
    examples = _example_rows(texts, others)
    issues += (
        found("R14", "请删除示例行后重新上传", row=row, value=_first_text(cells, row))
        for row in rows_where(examples)
    )
    headers = _repeated_headers(cells, sheet.headers)
    issues += (
        found("F46", f"第 {row} 行重复了表头，已跳过", row=row) for row in rows_where(headers)
    )
    footers = _footer_rows(cells) & ~examples
    issues += _footer_notes(cells, footers)
    kept = ~(examples | footers | headers)
    if kept.all():  # as nearly always: no copy of a large sheet
        return FieldTable(definition, texts, others, texts.head(0), matched.units)
    totals = texts[footers & _grand_total_rows(cells, footers)]
    return FieldTable(definition, texts[kept], others[kept], totals, matched.units)


def _by_field(
    cells: pd.DataFrame,
    matched: HeaderMatch,
    definition: DatasetDefinition,
    issues: list[Issue],
) -> pd.DataFrame:
    empty = pd.Series("", index=cells.index, dtype="str")
    columns: dict[str, pd.Series] = {}
    for column in definition.columns:
        position = matched.positions.get(column.field)
        texts = empty if position is None else cells[position]
        if column.kind is not ColumnKind.TEXT and position is not None:
            written, texts = texts, clean_keys(texts)
            if texts is not written:
                issues += _invisible_notes(written, texts, column.header_zh)
        columns[column.field] = texts
    return pd.DataFrame(columns, copy=False)


def _invisible_notes(written: pd.Series, cleaned: pd.Series, header: str) -> Iterator[Issue]:
    for row in rows_where(written != cleaned):
        if has_invisible(written[row]):
            message = f"{quoted(cleaned[row])}里看不见的字符已去除"
            yield found("V23", message, row=row, column_zh=header, value=cleaned[row])


def _example_rows(texts: pd.DataFrame, others: pd.DataFrame) -> pd.Series:
    """Rows of the template's example."""
    is_example = pd.Series(data=False, index=texts.index)
    columns = [frame[name] for frame in (texts, others) for name in frame.columns]
    for column in columns:
        if not is_visible_ascii(column):
            is_example |= column.str.contains(_EXAMPLE_ROW)
    return is_example


def _repeated_headers(cells: pd.DataFrame, headers: Sequence[str]) -> pd.Series:
    """Rows that are the header once more, as where two sheets were pasted below each other."""
    names = list(map(fold_name, headers))
    if is_visible_ascii(cells[0]) and not names[0].isascii():
        return pd.Series(data=False, index=cells.index)
    repeated = cells[0].str.contains(names[0][:1], case=False, regex=False)
    for row in rows_where(repeated):
        repeated[row] = list(map(fold_name, cells.loc[row])) == names
    return repeated


def _footer_rows(cells: pd.DataFrame) -> pd.Series:
    """Rows whose first filled cell is 合计, 平均, 备注 and the like."""
    footers = pd.Series(data=False, index=cells.index)
    words = cells[0] if is_visible_ascii(cells[0]) else cells[0].str.strip()
    empty = words == ""
    for position in cells.columns[1:]:
        if not empty.any():
            break
        words = words.mask(empty, cells[position].str.strip())
        empty = words == ""
    if not is_visible_ascii(words):
        suspects = words.str.contains("[合小总累平均备注说填审联负]")
        footers[suspects] = words[suspects].map(is_footer)
    return _or_named_total(cells, footers)


def _or_named_total(cells: pd.DataFrame, footers: pd.Series) -> pd.Series:
    """Rows with a date in front and 合计 in the place of the code or name are totals too."""
    for position in cells.columns[1:3]:
        if is_visible_ascii(cells[position]):
            continue
        footers |= cells[position].str.strip().isin((*_GRAND_TOTALS, "小计", "平均", "平均值"))
    return footers


def _footer_notes(cells: pd.DataFrame, footers: pd.Series) -> Iterator[Issue]:
    for row in rows_where(footers):
        text = _first_text(cells, row)
        yield found("R12", f"汇总或备注行（{quoted(text)}）已跳过，不入库", row=row, value=text)


def _grand_total_rows(cells: pd.DataFrame, footers: pd.Series) -> pd.Series:
    totals = pd.Series(data=False, index=cells.index)
    for row in rows_where(footers):
        totals[row] = any(str(cell).strip() in _GRAND_TOTALS for cell in cells.loc[row])
    return totals


def _first_text(cells: pd.DataFrame, row: int) -> str:
    return next((str(cell) for cell in cells.loc[row] if str(cell).strip()), "")
