"""The columns of the register and of what a sheet would change in it."""

from typing import Final

from data_access.register_cells import KINDS
from figures.tables import ColumnFormat, Columns, TableKind
from indicators.vocabulary import CarrierGrade, Dataset

CHANGE_COLUMNS: Final[Columns] = {
    "unit_code": ColumnFormat("代码"),
    "name_zh": ColumnFormat("名称"),
    "header_zh": ColumnFormat("改哪项"),
    "before_zh": ColumnFormat("原为"),
    "after_zh": ColumnFormat("改为"),
}
PROBLEM_COLUMNS: Final[Columns] = {
    "row": ColumnFormat("行", TableKind.COUNT),
    "column_zh": ColumnFormat("列"),
    "message_zh": ColumnFormat("问题"),
}
_PERIOD_COLUMNS: Final[Columns] = {
    "since_zh": ColumnFormat("自"),
    "until_zh": ColumnFormat("至"),
    "by_zh": ColumnFormat("修改人"),
    "told_zh": ColumnFormat("改了什么", is_sentence=True),
}


def unit_columns(dataset: Dataset) -> Columns:
    """A unit of the register; kind and grade only where units have them."""
    columns = {
        "unit_code": ColumnFormat("代码"),
        "name_zh": ColumnFormat("名称"),
        "province_zh": ColumnFormat("省份"),
    }
    if kind := KINDS.get(dataset):
        columns["kind"] = ColumnFormat("类型", choices=kind)
    if dataset is Dataset.CARRIERS:
        columns["grade"] = ColumnFormat("等级", choices=CarrierGrade)
    return columns | {
        "zone_code": ColumnFormat("所属高新区代码"),
        "valid_from": ColumnFormat("生效日期", TableKind.DATE),
        "valid_until": ColumnFormat("失效日期", TableKind.DATE),
        "aliases_text": ColumnFormat("别名"),
    }


def past_columns(dataset: Dataset) -> Columns:
    """A period of a unit: when, who and what, then what the register said during it."""
    said = {name: column for name, column in unit_columns(dataset).items() if name != "unit_code"}
    return {**_PERIOD_COLUMNS, **said}
