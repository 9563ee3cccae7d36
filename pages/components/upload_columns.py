"""The columns of the tables around an upload."""

from typing import Final

from data_access.views.upload_preview import UnitChange
from figures.tables import ColumnFormat, Columns, TableKind
from indicators.vocabulary import Severity

ISSUE_COLUMNS: Final[Columns] = {
    "row_zh": ColumnFormat("行", help_zh="文件自身的行号，表头也算一行"),
    "column_zh": ColumnFormat("列"),
    "value": ColumnFormat("原值"),
    "message_zh": ColumnFormat("问题与改法"),
    "title_zh": ColumnFormat("规则"),
    "code": ColumnFormat("代码"),
    "severity": ColumnFormat("级别", choices=Severity),
}
UNIT_COLUMNS: Final[Columns] = {
    "change": ColumnFormat("变化", choices=UnitChange),
    "unit_code": ColumnFormat("代码"),
    "name_zh": ColumnFormat("单位"),
    "province_zh": ColumnFormat("省份"),
    "week_ending": ColumnFormat("报告周（周日）", TableKind.DATE),
    "revision": ColumnFormat("现为第几版", TableKind.COUNT, "空为尚未报送"),
}
VALUE_COLUMNS: Final[Columns] = {
    "name_zh": ColumnFormat("单位"),
    "week_ending": ColumnFormat("报告周（周日）", TableKind.DATE),
    "header_zh": ColumnFormat("指标"),
    "before_zh": ColumnFormat("现值"),
    "after_zh": ColumnFormat("提交后"),
}
RATE_COLUMNS: Final[Columns] = {
    "area_zh": ColumnFormat("地区"),
    "before": ColumnFormat("提交前", TableKind.SHARE),
    "after": ColumnFormat("提交后", TableKind.SHARE),
    "change": ColumnFormat("变化", TableKind.POINTS),
    "units_before": ColumnFormat("提交前已报", TableKind.COUNT),
    "units_after": ColumnFormat("提交后已报", TableKind.COUNT),
}
