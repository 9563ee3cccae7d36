"""Units a sheet may write (元, 万家, %), as multiples of the column's own unit."""

from decimal import Decimal
from typing import Final

from data_access.datasets.columns import Column, ColumnKind

_COUNTED: Final = ("家", "户", "个", "人", "项", "人次", "家次", "件", "种", "名")
_MONEY: Final = {
    "元": Decimal("0.0001"),
    "千元": Decimal("0.1"),
    "万": Decimal(1),
    "万元": Decimal(1),
    "百万元": Decimal(100),
    "千万元": Decimal(1000),
    "亿": Decimal(10_000),
    "亿元": Decimal(10_000),
}
_AREAS: Final = {
    **dict.fromkeys(("平方米", "平米", "m2", "m²", "㎡"), Decimal(1)),
    **dict.fromkeys(("万平方米", "万平米", "万m2", "万㎡"), Decimal(10_000)),
}
_MONTHS: Final = dict.fromkeys(("个月", "月"), Decimal(1))
_COUNT_PREFIXES: Final = {"": 1, "千": 1_000, "万": 10_000, "亿": 100_000_000}
_COUNTS: Final = {
    prefix + unit: Decimal(factor)
    for prefix, factor in _COUNT_PREFIXES.items()
    for unit in ("", *_COUNTED)
    if prefix + unit
}


def scales_of(column: Column) -> dict[str, Decimal]:
    """Every unit the column understands, with its factor to the column's own unit."""
    match column.kind:
        case ColumnKind.MONEY:
            return _MONEY
        case ColumnKind.RATE:
            return {"%": Decimal(1)}
        case ColumnKind.COUNT:
            return _COUNTS
        case ColumnKind.NUMBER:
            return _AREAS if column.unit_zh == "平方米" else _MONTHS
        case _:
            return {}
