"""The columns of the tables on the comparison's page."""

from typing import Final

from figures.tables import ColumnFormat, Columns, TableKind, card_column
from indicators.cards import IndicatorCard

WEEK_COLUMNS: Final[Columns] = {
    "name_zh": ColumnFormat("比较对象"),
    "value": ColumnFormat("数值", TableKind.SHARE),
    "change": ColumnFormat("较上周", TableKind.POINTS, "可比口径：只比两周都填报的高新区"),
    "numerator": ColumnFormat("分子", TableKind.COUNT),
    "denominator": ColumnFormat("分母", TableKind.COUNT),
    "units": ColumnFormat("已报", TableKind.COUNT),
    "expected": ColumnFormat("应报", TableKind.COUNT),
}
PLACE_COLUMNS: Final[Columns] = {
    "short_name_zh": ColumnFormat("高新区"),
    "peer_zh": ColumnFormat("和谁比"),
    "group_zh": ColumnFormat("同类组"),
    "place_zh": ColumnFormat("位次", help_zh="只在本周填报的高新区中排列，相同者并列"),
    "value": ColumnFormat("本区", TableKind.SHARE),
    "group_value": ColumnFormat("组内合计", TableKind.SHARE, "组内先相加、后相除"),
    "change": ColumnFormat("高出组内", TableKind.POINTS),
    "owing": ColumnFormat("组内应报", TableKind.COUNT),
}


def apart_columns(card: IndicatorCard, why_zh: str, help_zh: str) -> Columns:
    """The columns of those that lead or lag in a group."""
    return {
        "short_name_zh": ColumnFormat("高新区"),
        card.code: card_column(card),
        "why_zh": ColumnFormat(why_zh, help_zh=help_zh, is_sentence=True),
        "gap": ColumnFormat("较组内", TableKind.POINTS, "与组内合计相差的百分点"),
        "place": ColumnFormat("组内位次", TableKind.COUNT),
    }
