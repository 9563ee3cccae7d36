"""The columns of the tables of the risk map."""

from typing import Final

from figures.tables import ColumnFormat, Columns, TableKind, card_column
from indicators.cards import IndicatorCard
from pages.components.caching import View
from pages.components.risk_parts import has_levels

_AT_LEAST_HELP_ZH: Final = "≥中：聚集性疫情未登记，至少为中风险"


def zone_columns(view: View, card: IndicatorCard) -> Columns:
    """The columns of the table of zones; before the rule there is nothing to give reasons for."""
    cases = {
        "confirmed_cumulative": ColumnFormat("累计确诊", TableKind.COUNT),
        "new_confirmed_14d": ColumnFormat("近14日新增", TableKind.COUNT),
        card.code: card_column(card),
    }
    if not has_levels(view):
        return {**_PLACE_COLUMNS, "level_zh": ColumnFormat("累计病例分组"), **cases}
    return {
        **_PLACE_COLUMNS,
        "level_zh": ColumnFormat("风险等级", help_zh=_AT_LEAST_HELP_ZH),
        "reason_zh": ColumnFormat("理由"),
        "basis_zh": ColumnFormat("依据"),
        **cases,
        "announced_on": ColumnFormat("公告日期", TableKind.DATE),
        "source": ColumnFormat("来源"),
        "unit_code": ColumnFormat("代码"),
    }


def dots_columns(card: IndicatorCard) -> Columns:
    """The columns of the table beside the dots."""
    return {
        "short_name_zh": ColumnFormat("高新区"),
        "level_zh": ColumnFormat("风险等级", help_zh=_AT_LEAST_HELP_ZH),
        card.code: card_column(card),
        "numerator": ColumnFormat(card.numerator_zh, TableKind.COUNT),
        "denominator": ColumnFormat(card.denominator_zh, TableKind.COUNT),
    }


_PLACE_COLUMNS: Final[Columns] = {
    "short_name_zh": ColumnFormat("高新区"),
    "province_zh": ColumnFormat("省份"),
}
CHANGED_COLUMNS: Final[Columns] = {
    **_PLACE_COLUMNS,
    "direction_zh": ColumnFormat("变化"),
    "previous_zh": ColumnFormat("上周"),
    "level_zh": ColumnFormat("本周", help_zh=_AT_LEAST_HELP_ZH),
    "reason_zh": ColumnFormat("理由"),
}
WEEKS_COLUMNS: Final[Columns] = {
    "on": ColumnFormat("报告周（周日）", TableKind.DATE),
    "group_zh": ColumnFormat("风险等级"),
    "zones": ColumnFormat("高新区数", TableKind.COUNT),
}
