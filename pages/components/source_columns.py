"""The columns of 数据来源: the reports behind a number, and what became of them."""

from typing import Final

from data_access.views.changes_since import ChangeKind
from figures.tables import ColumnFormat, Columns, TableKind, card_column
from indicators.cards import IndicatorCard, Unit
from indicators.measures import MeasureKind
from indicators.vocabulary import WeekState

ACT_COLUMNS: Final[Columns] = {
    "at_zh": ColumnFormat("时间"),
    "revision": ColumnFormat("版本", TableKind.COUNT),
    "state": ColumnFormat("审核后状态", choices=WeekState),
    "actor_name": ColumnFormat("办理人"),
    "reason": ColumnFormat("理由或答复"),
}
SAID_COLUMNS: Final[Columns] = {
    "header_zh": ColumnFormat("指标"),
    "said_zh": ColumnFormat("填报值"),
}


def source_columns(card: IndicatorCard) -> Columns:
    """A report's part in the number, then where it comes from."""
    return {
        "name_zh": ColumnFormat("单位"),
        "province_zh": ColumnFormat("省份"),
        **_part_columns(card),
        "state": ColumnFormat("审核状态", choices=WeekState),
        "revision": ColumnFormat("版本", TableKind.COUNT),
        "actor_name": ColumnFormat("填报人"),
        "received_zh": ColumnFormat("入库时间"),
        "file_name": ColumnFormat("文件"),
        "sheet_row": ColumnFormat("行", TableKind.COUNT),
        "said_zh": ColumnFormat("说明"),
        "reviewer": ColumnFormat("审核人"),
        "week_ending": ColumnFormat("报告周（周日）", TableKind.DATE),
        "receipt_number": ColumnFormat("回执号"),
        "unit_code": ColumnFormat("代码"),
    }


def change_columns(card: IndicatorCard) -> Columns:
    """What a unit said then and says now."""
    value = card_column(card)
    return {
        "name_zh": ColumnFormat("单位"),
        "province_zh": ColumnFormat("省份"),
        "kind": ColumnFormat("变化", choices=ChangeKind),
        "value_before": ColumnFormat("当时", value.kind),
        "value": ColumnFormat("现在", value.kind),
        "state": ColumnFormat("审核状态", choices=WeekState),
        "revision": ColumnFormat("版本", TableKind.COUNT),
        "actor_name": ColumnFormat("填报人"),
        "received_zh": ColumnFormat("入库时间"),
        "reason": ColumnFormat("更正原因"),
        "unit_code": ColumnFormat("代码"),
    }


def amount_kind(card: IndicatorCard) -> TableKind:
    """How numerator and denominator of a card are written: money stays money."""
    is_amount = card.measure.kind in {MeasureKind.TOTAL, MeasureKind.RATIO}
    return TableKind.MONEY if card.unit is Unit.MONEY and is_amount else TableKind.COUNT


def _part_columns(card: IndicatorCard) -> Columns:
    numerator = ColumnFormat(card.numerator_zh, amount_kind(card))
    if not card.denominator_zh:
        return {"numerator": numerator}
    value = card_column(card)
    return {
        "value": ColumnFormat(card.title_zh, value.kind, value.help_zh),
        "numerator": numerator,
        "denominator": ColumnFormat(card.denominator_zh, TableKind.COUNT),
    }
