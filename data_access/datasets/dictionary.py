"""The data dictionary (数据字典), generated from the dataset classes."""

from typing import Final

import pandas as pd

from data_access.datasets.columns import Column, ColumnKind, ColumnPart
from data_access.datasets.registry import DEFINITIONS
from indicators.vocabulary import Dataset

KIND_ZH: Final = {
    ColumnKind.DATE: "日期",
    ColumnKind.CODE: "代码",
    ColumnKind.NAME: "名称",
    ColumnKind.CHOICE: "单选",
    ColumnKind.BOOLEAN: "是/否",
    ColumnKind.COUNT: "整数",
    ColumnKind.NUMBER: "数值",
    ColumnKind.RATE: "百分数",
    ColumnKind.MONEY: "金额",
    ColumnKind.TEXT: "文字",
}
PART_ZH: Final = {
    ColumnPart.KEY: "标识",
    ColumnPart.ATTRIBUTE: "名录信息（只核对，不入库）",
    ColumnPart.VALUE: "填报值",
    ColumnPart.MARK: "整行标记",
}


def data_dictionary(dataset: Dataset) -> pd.DataFrame:
    """Every column of a dataset in the order of the template.

    Returns:
        header_zh, part_zh, kind_zh, unit_zh, required_zh, limits_zh, cumulative_zh, meaning_zh,
        example, synonyms_zh and field.
    """
    return pd.DataFrame([_line(column) for column in DEFINITIONS[dataset].columns])


def _line(column: Column) -> dict[str, str]:
    return {
        "header_zh": column.header_zh,
        "part_zh": PART_ZH[column.part],
        "kind_zh": KIND_ZH[column.kind],
        "unit_zh": column.unit_zh,
        "required_zh": "必填" if column.required else "选填",
        "limits_zh": _limits_zh(column),
        "cumulative_zh": "累计数，不得回落" if column.cumulative else "",
        "meaning_zh": column.meaning_zh,
        "example": column.example,
        "synonyms_zh": "、".join(column.synonyms),
        "field": column.field,
    }


def _limits_zh(column: Column) -> str:
    if column.choices is not None:
        return "、".join(choice.label_zh for choice in column.choices)
    if column.maximum is None:
        return ""
    decimals = f"，至多 {column.decimals} 位小数" if column.decimals else ""
    return f"0—{column.maximum:,.0f}{decimals}"
