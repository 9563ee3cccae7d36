"""The columns of the tables of 租金减免."""

from dataclasses import replace
from typing import Final

import pandas as pd

from figures.tables import ColumnFormat, Columns, TableKind, card_column
from indicators.cards import IndicatorCard, Unit
from indicators.rent_relief import (
    CARRIER_RESUMPTION_RATE,
    PEOPLE_RESUMPTION_RATE,
    RELIEF_PER_TENANT,
    RENT_DEFERRED,
    RENT_REDUCED,
    RENT_RELIEF_UPTAKE,
    SUBSIDY,
    TENANT_RESUMPTION_RATE,
    TENANTS_BENEFITED_SHARE,
)

PICKED_CARDS: Final = (
    RENT_RELIEF_UPTAKE, RENT_REDUCED, TENANTS_BENEFITED_SHARE, RELIEF_PER_TENANT, RENT_DEFERRED,
    SUBSIDY, CARRIER_RESUMPTION_RATE, TENANT_RESUMPTION_RATE, PEOPLE_RESUMPTION_RATE,
)  # fmt: skip


_PER_TENANT: Final = ColumnFormat(
    f"{RELIEF_PER_TENANT.title_zh}(元)", TableKind.COUNT, RELIEF_PER_TENANT.formula_zh
)
_CARD_COLUMNS: Final[Columns] = {
    **{card.code: card_column(card) for card in PICKED_CARDS},
    RELIEF_PER_TENANT.code: _PER_TENANT,
}
_COVERAGE_COLUMNS: Final[Columns] = {
    "reported": ColumnFormat("已报机构", TableKind.COUNT),
    "expected": ColumnFormat("应报机构", TableKind.COUNT),
    "carried": ColumnFormat("沿用机构", TableKind.COUNT, "累计金额沿用上次填报的机构数"),
}
KIND_COLUMNS: Final[Columns] = {
    "kind_zh": ColumnFormat("机构类型"), **_COVERAGE_COLUMNS, **_CARD_COLUMNS,
}  # fmt: skip
ZONE_COLUMNS: Final[Columns] = {
    "unit_code": ColumnFormat("代码"),
    "name_zh": ColumnFormat("高新区"),
    "province_zh": ColumnFormat("省份"),
    **_COVERAGE_COLUMNS,
    **_CARD_COLUMNS,
}
POLICY_COLUMNS: Final[Columns] = {
    "months_free": ColumnFormat("免租月数", TableKind.MULTIPLE),
    "months_halved": ColumnFormat("减半月数", TableKind.MULTIPLE),
    "carriers": ColumnFormat("机构数", TableKind.COUNT),
}
BESIDE_COLUMNS: Final[Columns] = {
    "title_zh": ColumnFormat("指标"),
    "scope_zh": ColumnFormat("范围"),
    "on": ColumnFormat("统计日期", TableKind.DATE),
    "value_zh": ColumnFormat("公布数"),
    "value_then_zh": ColumnFormat("本系统（当时所知）", help_zh="统计日期后三日24时已入库的数据"),
    "difference_zh": ColumnFormat("相差", help_zh="本系统（当时所知）减公布数"),
    "value_now_zh": ColumnFormat("本系统（现在所知）", help_zh="含此后补报和更正"),
    "note_zh": ColumnFormat("说明"),
    "source": ColumnFormat("来源"),
}


def trend_columns(card: IndicatorCard) -> Columns:
    """The columns of an indicator over the weeks."""
    return {
        "week_ending": ColumnFormat("报告周（周日）", TableKind.DATE),
        **_value_columns(card),
        "units": ColumnFormat("有数机构", TableKind.COUNT),
        "carried": ColumnFormat("其中沿用", TableKind.COUNT),
        "expected": ColumnFormat("应报机构", TableKind.COUNT),
    }


def kind_trend_columns(card: IndicatorCard) -> Columns:
    """The columns of an indicator over the weeks by type of carrier."""
    return {"series_zh": ColumnFormat("机构类型"), **trend_columns(card)}


def place_columns(card: IndicatorCard) -> Columns:
    """The columns of an indicator by province or zone."""
    change = replace(card_column(card), header_zh="较上周", help_zh="可比口径")
    points = ColumnFormat("较上周", TableKind.POINTS, "可比口径")
    return {
        "name_zh": ColumnFormat("地区"),
        **_value_columns(card),
        "change": points if card.unit is Unit.SHARE else change,
        "units": ColumnFormat("有数机构", TableKind.COUNT),
        "carried": ColumnFormat("其中沿用", TableKind.COUNT),
        "expected": ColumnFormat("应报机构", TableKind.COUNT),
    }


def _value_columns(card: IndicatorCard) -> Columns:
    """The value, and where it is a quotient both its parts."""
    value = {"value": card_column(card)}
    if not card.denominator_zh:
        return value
    kind = TableKind.MONEY if card.unit is Unit.MONEY else TableKind.COUNT
    return {
        **value,
        "numerator": ColumnFormat(card.numerator_zh, kind),
        "denominator": ColumnFormat(card.denominator_zh, TableKind.COUNT),
    }


def in_whole_yuan(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with 户均减免 rounded to yuan: in 万元 every zone would read 1.1."""
    return rows.assign(**{RELIEF_PER_TENANT.code: rows[RELIEF_PER_TENANT.code].round()})
