"""The columns of the tables on one zone's page."""

from typing import Final

from figures.tables import ColumnFormat, Columns, TableKind, card_column
from indicators.cards import IndicatorCard

DIFFICULTY_COLUMNS: Final[Columns] = {
    "name_zh": ColumnFormat("困难"),
    "value": ColumnFormat("占企业总数", TableKind.SHARE),
    "previous": ColumnFormat("全国", TableKind.SHARE),
    "change": ColumnFormat("较全国", TableKind.POINTS),
    "last_week": ColumnFormat("较上周", TableKind.POINTS),
    "numerator": ColumnFormat("企业数", TableKind.COUNT),
}
LEVEL_COLUMNS: Final[Columns] = {
    "on": ColumnFormat("截至", TableKind.DATE),
    "level_zh": ColumnFormat("等级或病例分组"),
    "confirmed_cumulative": ColumnFormat("累计确诊", TableKind.COUNT),
    "new_confirmed_14d": ColumnFormat("近14日新增", TableKind.COUNT),
    "reason_zh": ColumnFormat("理由"),
    "basis_zh": ColumnFormat("依据"),
    "announced_on": ColumnFormat("公告日期", TableKind.DATE),
    "source": ColumnFormat("来源"),
}
CARRIER_COLUMNS: Final[Columns] = {
    "name_zh": ColumnFormat("机构"),
    "kind_zh": ColumnFormat("类型"),
    "grade_zh": ColumnFormat("级别"),
    "resumed_zh": ColumnFormat("本周"),
    "tenants": ColumnFormat("在孵企业(团队)", TableKind.COUNT),
    "tenants_resumed": ColumnFormat("已复工", TableKind.COUNT),
    "rent_reduced_cny": ColumnFormat("减免租金累计", TableKind.MONEY),
    "tenants_benefited": ColumnFormat("惠及企业", TableKind.COUNT),
    "months_free": ColumnFormat("免租月数", TableKind.NUMBER),
    "months_halved": ColumnFormat("减半月数", TableKind.NUMBER),
    "unit_code": ColumnFormat("代码"),
}
REVISION_COLUMNS: Final[Columns] = {
    "week_ending": ColumnFormat("报告周（周日）", TableKind.DATE),
    "revision": ColumnFormat("版本", TableKind.COUNT),
    "counted_on": ColumnFormat("统计日期", TableKind.DATE),
    "received_zh": ColumnFormat("收到时间"),
    "actor_name": ColumnFormat("填报人"),
    "receipt_number": ColumnFormat("回执"),
    "kind_zh": ColumnFormat("内容"),
    "reason": ColumnFormat("更正理由"),
    "explained_zh": ColumnFormat("说明", help_zh="对这一行或整份文件的核实性说明，以问题代码开头"),
    "file_name": ColumnFormat("文件"),
}


def difficulty_columns(widest_zh: str) -> Columns:
    """The columns of the five difficulties beside those of all the actor sees."""
    return {
        **DIFFICULTY_COLUMNS,
        "previous": ColumnFormat(widest_zh, TableKind.SHARE),
        "change": ColumnFormat(f"较{widest_zh}", TableKind.POINTS),
    }


def peer_columns(card: IndicatorCard, widest_zh: str) -> Columns:
    """The columns of the zones of the same province."""
    return {
        "province_rank": ColumnFormat("省内位次", TableKind.COUNT),
        "marked_zh": ColumnFormat("高新区"),
        card.code: card_column(card),
        "rank": ColumnFormat(f"{widest_zh}位次", TableKind.COUNT),
        "level_zh": ColumnFormat("等级或病例分组"),
    }
