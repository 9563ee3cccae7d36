"""The columns beside a line chart: one line week by week, or several."""

from typing import Final

from figures.tables import ColumnFormat, Columns, TableKind

LINE_COLUMNS: Final[Columns] = {
    "week_ending": ColumnFormat("报告周（周日）", TableKind.DATE),
    "value": ColumnFormat("数值", TableKind.SHARE),
    "numerator": ColumnFormat("分子", TableKind.COUNT),
    "denominator": ColumnFormat("分母", TableKind.COUNT),
    "units": ColumnFormat("已报", TableKind.COUNT),
    "expected": ColumnFormat("应报", TableKind.COUNT),
}
SERIES_COLUMNS: Final[Columns] = {"series_zh": ColumnFormat("序列"), **LINE_COLUMNS}
