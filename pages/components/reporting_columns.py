"""The tables of 填报情况, and what each status means."""

from collections.abc import Mapping
from typing import Final

from figures.tables import ColumnFormat, Columns, TableKind
from indicators.vocabulary import ReportStatus

PROVINCE_COLUMNS: Final[Columns] = {
    "province_zh": ColumnFormat("省份"),
    "expected_reports": ColumnFormat("应报", TableKind.COUNT),
    "actual_reports": ColumnFormat("实报", TableKind.COUNT),
    "reporting_rate": ColumnFormat("填报率", TableKind.SHARE, "实报 ÷ 应报，零报告计入实报"),
    "change": ColumnFormat("较上期", TableKind.POINTS),
    "on_time_rate": ColumnFormat("准时率", TableKind.SHARE, "准时 ÷ 应报"),
    "reports_late": ColumnFormat("迟报", TableKind.COUNT),
    "zero_reports": ColumnFormat("零报告", TableKind.COUNT),
    "reports_missing": ColumnFormat("未报", TableKind.COUNT),
}
TREND_COLUMNS: Final[Columns] = {
    "week_ending": ColumnFormat("报告周（周日）", TableKind.DATE),
    "value": ColumnFormat("填报率", TableKind.SHARE),
    "actual": ColumnFormat("实报", TableKind.COUNT),
    "expected": ColumnFormat("应报", TableKind.COUNT),
    "missing": ColumnFormat("未报", TableKind.COUNT),
}
UNIT_COLUMNS: Final[Columns] = {
    "unit_code": ColumnFormat("代码"),
    "name_zh": ColumnFormat("单位"),
    "province_zh": ColumnFormat("省份"),
    "status": ColumnFormat("状态", choices=ReportStatus),
    "received_zh": ColumnFormat("首次收到"),
    "last_week_ending": ColumnFormat("最近一次填报", TableKind.DATE, "空为从未填报"),
    "score": ColumnFormat(
        "填报得分", TableKind.SHARE, "近几期（准时＋零报告＋迟报的一半）÷ 应报，只算已到期限的"
    ),
    "on_time_zh": ColumnFormat("准时期数", help_zh="准时的期数/应报的期数"),
}
PENDING_COLUMNS: Final[Columns] = {
    "unit_code": ColumnFormat("代码"),
    "name_zh": ColumnFormat("单位"),
    "province_zh": ColumnFormat("省份"),
}
MATRIX_COLUMNS: Final[Columns] = {
    "unit_code": ColumnFormat("代码"),
    "name_zh": ColumnFormat("单位"),
    "province_zh": ColumnFormat("省份"),
    "week_ending": ColumnFormat("报告周（周日）", TableKind.DATE),
    "status": ColumnFormat("状态", choices=ReportStatus),
}
RECEIPT_COLUMNS: Final[Columns] = {
    "receipt_number": ColumnFormat("回执号"),
    "received_zh": ColumnFormat("入库时间"),
    "week_ending": ColumnFormat("报告周（周日）", TableKind.DATE),
    "units": ColumnFormat("单位数", TableKind.COUNT),
    "revision": ColumnFormat("最高版本", TableKind.COUNT),
    "actor_name": ColumnFormat("填报人"),
    "file_name": ColumnFormat("文件"),
    "sha256": ColumnFormat("SHA-256"),
}
STATUS_WORDS_ZH: Final[Mapping[ReportStatus, str]] = {
    ReportStatus.ON_TIME: "首次报送不晚于期限",
    ReportStatus.LATE: "首次报送晚于期限，期后更正不算迟报",
    ReportStatus.ZERO: "按期报告本期无情况，计入填报率、不参与比率",
    ReportStatus.MISSING: "没有收到任何报告，不按零计算",
}
