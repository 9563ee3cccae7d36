"""The columns of the tables around a receipt."""

from typing import Final

from figures.tables import ColumnFormat, Columns, TableKind
from indicators.vocabulary import Severity

OWN_COLUMNS: Final[Columns] = {
    "receipt_number": ColumnFormat("回执号"),
    "standing_zh": ColumnFormat("现状"),
    "received_zh": ColumnFormat("入库时间"),
    "week_ending": ColumnFormat("报告周（周日）", TableKind.DATE),
    "units": ColumnFormat("单位数", TableKind.COUNT),
    "revision": ColumnFormat("最高版本", TableKind.COUNT),
    "actor_name": ColumnFormat("填报人"),
    "file_name": ColumnFormat("文件"),
}
UNIT_COLUMNS: Final[Columns] = {
    "unit_code": ColumnFormat("代码"),
    "name_zh": ColumnFormat("单位"),
    "province_zh": ColumnFormat("省份"),
    "week_ending": ColumnFormat("报告周（周日）", TableKind.DATE),
    "revision": ColumnFormat("版本", TableKind.COUNT),
}
CHANGE_COLUMNS: Final[Columns] = {
    "unit_code": ColumnFormat("代码"),
    "week_ending": ColumnFormat("报告周（周日）", TableKind.DATE),
    "header_zh": ColumnFormat("指标"),
    "before_zh": ColumnFormat("原为"),
    "after_zh": ColumnFormat("改为"),
}
CHECK_COLUMNS: Final[Columns] = {
    "sheet_row": ColumnFormat("行", TableKind.COUNT),
    "column_zh": ColumnFormat("列"),
    "value": ColumnFormat("原值"),
    "severity": ColumnFormat("级别", choices=Severity),
    "code": ColumnFormat("规则"),
    "message_zh": ColumnFormat("校验结果"),
    "explanation": ColumnFormat("说明"),
}
VERSION_COLUMNS: Final[Columns] = {
    "revision": ColumnFormat("版本", TableKind.COUNT),
    "kind_zh": ColumnFormat("内容"),
    "received_zh": ColumnFormat("入库时间"),
    "actor_name": ColumnFormat("填报人"),
    "reason": ColumnFormat("更正或撤回原因"),
    "receipt_number": ColumnFormat("回执"),
}
