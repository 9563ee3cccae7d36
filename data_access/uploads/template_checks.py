"""What a template checks while offline: the limits of each cell, and parts above their whole."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, Literal

from openpyxl.formatting.rule import Rule
from openpyxl.styles import PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from data_access.datasets.columns import NOTE_LIMIT, Column, ColumnKind
from data_access.datasets.registry import DEFINITIONS
from data_access.uploads.catalogue import RULES
from data_access.uploads.relations import RELATIONS
from indicators.vocabulary import Dataset, Severity

_ERROR: Final = DifferentialStyle(fill=PatternFill("solid", bgColor="F6C6C2"))
_QUERY: Final = DifferentialStyle(fill=PatternFill("solid", bgColor="FBE3B5"))
_TITLE_ZH: Final = "请核对"


def limits_of(column: Column, week_ending: date) -> DataValidation | None:
    """What a spreadsheet lets one type into a column; None where anything goes."""
    match column.kind:
        case ColumnKind.DATE:
            bounds = [week_ending - timedelta(days=6), week_ending]
            made = _between("date", *(f"DATE({day:%Y,%m,%d})" for day in bounds))
            told = f"应在 {bounds[0]} 至 {bounds[1]} 之间"
        case ColumnKind.COUNT:
            made = _between("whole", "0", f"{column.maximum:.0f}")
            told = f"应为 0—{column.maximum:,.0f} 的整数；没有统计的留空，不要填 0"
        case ColumnKind.RATE | ColumnKind.MONEY | ColumnKind.NUMBER:
            made = _between("decimal", "0", f"{column.maximum or 1e9:.0f}")
            told = f"应为不小于 0 的数（{column.unit_zh or '数值'}）；没有统计的留空"
        case ColumnKind.BOOLEAN:
            made, told = _one_of(("是", "否")), "请从下拉列表选择：是、否"
        case ColumnKind.CHOICE if column.choices:
            words = [choice.label_zh for choice in column.choices]
            made, told = _one_of(words), f"请从下拉列表选择：{'、'.join(words)}"
        case ColumnKind.TEXT:
            made = DataValidation(
                "textLength", operator="lessThanOrEqual", formula1=str(NOTE_LIMIT)
            )
            told = f"至多 {NOTE_LIMIT} 字"
        case _:
            return None
    made.errorTitle, made.error, made.showErrorMessage = _TITLE_ZH, told, True
    made.allow_blank = True
    return made


def mark_contradictions(page: Worksheet, dataset: Dataset, first: int, last: int) -> None:
    """Colour, while one types, each part above its whole and each required cell left empty."""
    for cells, formula, is_error in _contradictions(dataset, first):
        area = f"{cells}{first}:{cells}{last}"
        look = _ERROR if is_error else _QUERY
        page.conditional_formatting.add(area, Rule("expression", dxf=look, formula=[formula]))


def _contradictions(dataset: Dataset, row: int) -> Iterator[tuple[str, str, bool]]:
    """Column letter, formula of the first row, and whether it is an error or a query."""
    letters = _letters_of(dataset)
    for relation in RELATIONS[dataset].parts:
        part, whole = (f"${letters[name]}{row}" for name in (relation.part, relation.whole))
        formula = f'AND({part}<>"",{whole}<>"",{part}>{whole})'
        yield letters[relation.part], formula, RULES[relation.code].level is Severity.ERROR
    fields = [column.field for column in DEFINITIONS[dataset].values]
    values = f"${letters[fields[0]]}{row}:${letters[fields[-1]]}{row}"
    for column in DEFINITIONS[dataset].values:
        if column.required:
            cell = f"${letters[column.field]}{row}"
            yield letters[column.field], f'AND({cell}="",COUNTA({values})>0)', True


def _letters_of(dataset: Dataset) -> dict[str, str]:
    columns = DEFINITIONS[dataset].columns
    return {column.field: get_column_letter(at) for at, column in enumerate(columns, start=1)}


def _between(kind: Literal["whole", "decimal", "date"], low: str, high: str) -> DataValidation:
    return DataValidation(kind, operator="between", formula1=low, formula2=high)


def _one_of(words: tuple[str, ...] | list[str]) -> DataValidation:
    return DataValidation("list", formula1=f'"{",".join(words)}"')
