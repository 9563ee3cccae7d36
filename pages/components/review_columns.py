"""The columns of what waits for review, and of what was reviewed."""

from typing import Final

from figures.tables import ColumnFormat, Columns, TableKind
from indicators.vocabulary import WeekState

WAITING_COLUMNS: Final[Columns] = {
    "name_zh": ColumnFormat("单位"),
    "province_zh": ColumnFormat("省份"),
    "revision": ColumnFormat("版本", TableKind.COUNT),
    "queries_zh": ColumnFormat("核实项与说明"),
    "open_questions": ColumnFormat("未办结核实任务", TableKind.COUNT),
    "actor_name": ColumnFormat("填报人"),
    "received_zh": ColumnFormat("入库时间"),
    "said_zh": ColumnFormat("审核意见与答复"),
    "receipt_number": ColumnFormat("回执号"),
    "unit_code": ColumnFormat("代码"),
}
REVIEWED_COLUMNS: Final[Columns] = {
    "name_zh": ColumnFormat("单位"),
    "province_zh": ColumnFormat("省份"),
    "state": ColumnFormat("状态", choices=WeekState),
    "revision": ColumnFormat("版本", TableKind.COUNT),
    "said_zh": ColumnFormat("审核意见与答复"),
    "reviewer": ColumnFormat("审核人"),
    "reviewed_zh": ColumnFormat("审核时间"),
    "actor_name": ColumnFormat("填报人"),
    "receipt_number": ColumnFormat("回执号"),
    "unit_code": ColumnFormat("代码"),
}
