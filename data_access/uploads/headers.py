"""A sheet's headers matched to the columns of a dataset, by name and never by position."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from data_access.datasets.columns import Column
from data_access.datasets.registry import DEFINITIONS
from data_access.uploads.catalogue import found
from data_access.uploads.checked import Sheet
from data_access.uploads.folding import has_invisible, without_invisible
from data_access.uploads.header_words import HeaderName, recognise
from data_access.uploads.issues import Issue
from data_access.uploads.scales import scales_of
from data_access.uploads.stated_shares import StatedShare, is_week_header, share_of
from data_access.uploads.wording import quoted
from indicators.vocabulary import Dataset

_ENOUGH_TO_GUESS: Final = 2


@dataclass
class HeaderMatch:
    """Which position holds which column; stated shares and weeks are only compared."""

    positions: dict[str, int] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    shares: dict[int, StatedShare] = field(default_factory=dict)
    weeks: list[int] = field(default_factory=list)
    unused: list[int] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    is_complete: bool = True


def match_headers(sheet: Sheet, dataset: Dataset) -> HeaderMatch:
    """Match every header; name every required column that is missing or given twice."""
    matched = HeaderMatch()
    for position, header in enumerate(sheet.headers):
        _match_one(matched, sheet, position, header, dataset)
    for column in DEFINITIONS[dataset].columns:
        if column.required and column.field not in matched.positions:
            matched.is_complete = False
            matched.issues.append(_missing(sheet, column))
    if not matched.is_complete:
        matched.issues += _other_dataset(sheet, dataset)
    return matched


def guess_dataset(sheet: Sheet) -> Dataset | None:
    """The dataset whose columns most of the headers name, None where that is not clear."""
    counts = Counter(
        {
            dataset: sum(recognise(header, dataset) is not None for header in sheet.headers)
            for dataset in DEFINITIONS
        }
    )
    (best, most), (_, second) = counts.most_common(2)
    return best if most >= _ENOUGH_TO_GUESS and most > second else None


def _match_one(
    matched: HeaderMatch, sheet: Sheet, position: int, header: str, dataset: Dataset
) -> None:
    visible = without_invisible(header)
    matched.issues += _character_notes(sheet, header, visible)
    name = recognise(visible, dataset)
    share = share_of(visible, dataset)
    if not visible:
        matched.issues += _headless(sheet, position)
    elif name is not None:
        _take(matched, sheet, position, visible, name)
    elif share is not None:
        matched.shares[position] = share
    elif is_week_header(visible):
        matched.weeks.append(position)
    else:
        matched.unused.append(position)
        message = f"未使用的列：{quoted(visible)}不在模板中，不会入库；如有误请改列名，否则请说明"
        matched.issues.append(found("H04", message, row=sheet.header_row, column_zh=visible))


def _take(matched: HeaderMatch, sheet: Sheet, position: int, header: str, name: HeaderName) -> None:
    column = name.column
    row = sheet.header_row
    if not name.is_unit_known:
        matched.is_complete = False
        message = f"表头{quoted(header)}中的“{name.unit}”不是可换算的单位；请改为{column.header_zh}"
        matched.issues.append(found("H05", message, row=row, column_zh=header, value=header))
        matched.positions.setdefault(column.field, position)
        return
    if column.field in matched.positions:
        matched.is_complete = False
        first = sheet.headers[matched.positions[column.field]].strip()
        message = f"{quoted(first)}与{quoted(header)}都是“{column.header_zh}”；请只留一列"
        matched.issues.append(found("H03", message, row=row, column_zh=header, value=header))
        return
    matched.positions[column.field] = position
    matched.units[column.field] = name.unit
    matched.issues += _name_notes(header, name, row)


def _name_notes(header: str, name: HeaderName, row: int) -> Iterator[Issue]:
    column = name.column
    if name.is_alias:
        message = f"{quoted(header)}按别名识别为“{column.header_zh}”"
        yield found("H07", message, row=row, column_zh=header, value=header)
    if is_converted(column, name.unit):
        message = f"表头单位为{name.unit}，已换算为{column.unit_zh}"
        yield found("H06", message, row=row, column_zh=header, value=header)


def is_converted(column: Column, unit: str) -> bool:
    """Whether a unit in the header multiplies the column's numbers."""
    return bool(unit) and scales_of(column)[unit] != 1


def _character_notes(sheet: Sheet, header: str, visible: str) -> Iterator[Issue]:
    if visible and has_invisible(header):
        message = f"表头“{visible}”里看不见的字符已去掉"
        yield found("H08", message, row=sheet.header_row, column_zh=visible, value=header)


def _headless(sheet: Sheet, position: int) -> Iterator[Issue]:
    filled = sheet.cells[position].str.strip() != ""
    if filled.any():
        message = f"第 {position + 1} 列有数据但没有表头；请补上列名或删除该列"
        value = str(sheet.cells[position][filled].iloc[0])
        yield found("H09", message, row=sheet.header_row, value=value)


def _missing(sheet: Sheet, column: Column) -> Issue:
    message = f"缺少必填列“{column.header_zh}”；请按模板补上这一列"
    return found("H02", message, row=sheet.header_row, column_zh=column.header_zh)


def _other_dataset(sheet: Sheet, dataset: Dataset) -> Iterator[Issue]:
    guessed = guess_dataset(sheet)
    if guessed is not None and guessed is not dataset:
        message = f"表头更像“{guessed.label_zh}”，当前选择的是“{dataset.label_zh}”；请核对报表种类"
        yield found("H10", message, row=sheet.header_row)
