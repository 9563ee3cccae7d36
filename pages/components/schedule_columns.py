"""The columns of 填报设置: what was set, what is due, who asked."""

from typing import Final

from figures.tables import ColumnFormat, Columns, TableKind

HISTORY_COLUMNS: Final[Columns] = {
    "from_week": ColumnFormat("自报告周（周日）起", TableKind.DATE),
    "rule_zh": ColumnFormat("期限"),
    "actor_name": ColumnFormat("设置人"),
    "set_zh": ColumnFormat("设置时间"),
}
WEEK_COLUMNS: Final[Columns] = {
    "week_zh": ColumnFormat("报告周"),
    "cutoff_zh": ColumnFormat("统计截止"),
    "due_zh": ColumnFormat("报送期限"),
    "left_zh": ColumnFormat("距期限"),
    "closes_zh": ColumnFormat("关闭"),
}
REQUEST_COLUMNS: Final[Columns] = {
    "unit_code": ColumnFormat("代码"),
    "name_zh": ColumnFormat("单位"),
    "week_ending": ColumnFormat("报告周（周日）", TableKind.DATE),
    "kind_zh": ColumnFormat("状态"),
    "reason": ColumnFormat("理由或答复"),
    "open_until": ColumnFormat("开放至", TableKind.DATE),
    "actor_name": ColumnFormat("经办人"),
    "at_zh": ColumnFormat("时间"),
}
