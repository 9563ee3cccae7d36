"""Numbers as people read them: the only place that writes 家, 万元, 亿元 and %."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Final

import pandas as pd

from indicators.cards import Unit

MISSING_ZH: Final = "—"
ZONES_UNIT_ZH: Final = "家"
POINTS_ZH: Final = "个百分点"
PERCENT_FORMAT: Final = "%.1f%%"  # of a table cell that is already in percent
POINTS_FORMAT: Final = "%+.1f"
HEADER_PERCENT_ZH: Final = "(%)"
HEADER_POINTS_ZH: Final = f"({POINTS_ZH})"
HEADER_MONEY_ZH: Final = "(万元)"
_MINUS: Final = "−"
_WAN: Final = 10_000
_YI: Final = 100_000_000

Number = float | Decimal | None


def is_missing(value: object) -> bool:
    """Whether a cell holds no value: None, NaN, NaT or pandas' NA."""
    return value is None or bool(pd.isna(value))  # type: ignore[call-overload]


def decimal_zh(value: Number, decimals: int = 1, unit_zh: str = "") -> str:
    """A number with thousands separators, rounded half up as people round (四舍五入).

    >>> decimal_zh(1234.25)
    '1,234.3'
    >>> decimal_zh(-0.04), decimal_zh(-2.5, 0), decimal_zh(None)
    ('0.0', '−3', '—')
    """
    if value is None or is_missing(value):
        return MISSING_ZH
    text = f"{_rounded(Decimal(str(value)), decimals):,}".replace("-", _MINUS)
    return f"{text} {unit_zh}" if unit_zh else text


def count_zh(count: Number, unit_zh: str = "") -> str:
    """A whole number with its unit.

    >>> count_zh(165374, "家"), count_zh(None, "家")
    ('165,374 家', '—')
    """
    return decimal_zh(count, 0, unit_zh)


def percent(rate: Number, decimals: int = 1) -> str:
    """A share as a percentage.

    >>> percent(0.79), percent(0.94250), percent(1.0, 0), percent(None)
    ('79.0%', '94.3%', '100%', '—')
    """
    return MISSING_ZH if is_missing(rate) else f"{decimal_zh(_hundredfold(rate), decimals)}%"


def points(change: Number) -> str:
    """A change of a share in percentage points, with its sign.

    >>> points(0.012), points(-0.003), points(0.0001), points(None)
    ('+1.2 个百分点', '−0.3 个百分点', '0.0 个百分点', '—')
    """
    return MISSING_ZH if is_missing(change) else f"{_signed(_hundredfold(change), 1)} {POINTS_ZH}"


def points_apart(change: Number) -> str:
    """How far two shares are apart, without sign; "" where that rounds to nothing.

    >>> points_apart(-0.012), points_apart(0.0004), points_apart(None)
    ('1.2 个百分点', '', '')
    """
    if change is None or is_missing(change):
        return ""
    told = _rounded(abs(_hundredfold(change)), 1)
    return f"{decimal_zh(told)} {POINTS_ZH}" if told else ""


def arrow_change(change: Number, unit: Unit) -> str:
    """A change where room is scarce: the sign is an arrow, points and 家 go without saying.

    >>> arrow_change(0.012, Unit.SHARE), arrow_change(-3, Unit.COUNT)
    ('▲1.2', '▼3')
    >>> arrow_change(0.0001, Unit.SHARE), arrow_change(None, Unit.SHARE)
    ('持平', '—')
    """
    if change is None or is_missing(change):
        return MISSING_ZH
    amount = abs(Decimal(str(change)))
    match unit:
        case Unit.SHARE:
            text = decimal_zh(amount * 100)
        case Unit.MONEY:
            text = money_zh(amount)
        case Unit.MULTIPLE:
            text = decimal_zh(amount)
        case _:
            text = count_zh(amount)
    nothing = not text.strip("0. 元")
    return "持平" if nothing else f"{'▲' if change > 0 else '▼'}{text}"


def money_zh(cny: Number, decimals: int = 1) -> str:
    """An amount of yuan in 元, 万元 or 亿元, whichever reads best after rounding.

    >>> money_zh(2_440_000_000), money_zh(356_000), money_zh(9_800), money_zh(99_999_999)
    ('24.4 亿元', '35.6 万元', '9,800 元', '1.0 亿元')
    """
    if cny is None or is_missing(cny):
        return MISSING_ZH
    amount = Decimal(str(cny))
    # each unit begins where the one below, rounded, would reach 10,000
    if abs(_rounded(amount / _WAN, decimals)) >= _WAN:
        return decimal_zh(amount / _YI, decimals, "亿元")
    if abs(_rounded(amount, 0)) >= _WAN:
        return decimal_zh(amount / _WAN, decimals, "万元")
    return count_zh(cny, "元")


def multiple_zh(ratio: Number) -> str:
    """A plain ratio such as the leverage of public money (杠杆比).

    >>> multiple_zh(2.44)
    '2.4 倍'
    """
    return decimal_zh(ratio, 1, "倍")


def value_zh(value: Number, unit: Unit, noun_zh: str = "") -> str:
    """A value in the unit its indicator card declares; `noun_zh` replaces 家 of a count.

    >>> value_zh(0.5, Unit.SHARE), value_zh(35, Unit.COUNT), value_zh(35, Unit.COUNT, "项")
    ('50.0%', '35 家', '35 项')
    """
    match unit:
        case Unit.SHARE:
            return percent(value)
        case Unit.MONEY:
            return money_zh(value)
        case Unit.MULTIPLE:
            return multiple_zh(value)
        case Unit.PEOPLE:
            return count_zh(value, noun_zh or "人")
        case Unit.COUNT:
            return count_zh(value, noun_zh or ZONES_UNIT_ZH)


def change_zh(change: Number, unit: Unit, noun_zh: str = "") -> str:
    """A change with its sign, in the unit of its card; of a share in percentage points.

    >>> change_zh(0.012, Unit.SHARE), change_zh(-3, Unit.COUNT), change_zh(0, Unit.COUNT)
    ('+1.2 个百分点', '−3 家', '0 家')
    """
    if unit is Unit.SHARE or change is None or is_missing(change):
        return points(change)
    text = value_zh(change, unit, noun_zh)
    return f"+{text}" if change > 0 else text


def coverage_zh(
    reported: int, expected: int, reviewed: int | None = None, unit_zh: str = ZONES_UNIT_ZH
) -> str:
    """How many of the units stand behind a number (覆盖).

    >>> coverage_zh(169, 169, 0), coverage_zh(150, 169)
    ('169/169 家已报（0 家已审）', '150/169 家已报')
    """
    text = f"{reported:,}/{expected:,} {unit_zh}已报"
    return text if reviewed is None else f"{text}（{reviewed:,} {unit_zh}已审）"


def plain(value: Number) -> float | None:
    """A cell as plotly and spreadsheets take it: a float, or None where it is missing.

    >>> plain(float("nan")), plain(2)
    (None, 2.0)
    """
    return None if value is None or is_missing(value) else float(value)


def table_number(value: Number, unit: Unit | None) -> float | None:
    """A number as a sortable table cell: shares in percent, money in 万元, one decimal.

    >>> table_number(0.9425, Unit.SHARE), table_number(356_000, Unit.MONEY)
    (94.3, 35.6)
    >>> table_number(None, Unit.SHARE), table_number(12, None)
    (None, 12.0)
    """
    return _table_number(value, unit, 1)


def export_number(value: Number, unit: Unit | None) -> float | None:
    """A number for a file, with the decimals of the reporting sheets: % with two, 万元 with four.

    >>> export_number(0.94253, Unit.SHARE), export_number(356_781, Unit.MONEY)
    (94.25, 35.6781)
    """
    return _table_number(value, unit, 4 if unit is Unit.MONEY else 2)


def tick_zh(value: float, unit: Unit) -> str:
    """A round number on an axis, without decimals that say nothing.

    >>> tick_zh(0.5, Unit.SHARE), tick_zh(0.025, Unit.SHARE), tick_zh(1_500_000_000, Unit.MONEY)
    ('50%', '2.5%', '15 亿元')
    """
    match unit:
        case Unit.MONEY | Unit.MULTIPLE if not value:
            return "0"
        case Unit.SHARE | Unit.MONEY | Unit.MULTIPLE:
            return value_zh(value, unit).replace(".0", "", 1)
        case _:
            return decimal_zh(value, 1).removesuffix(".0")


def _table_number(value: Number, unit: Unit | None, decimals: int) -> float | None:
    if value is None or is_missing(value):
        return None
    scale = {Unit.SHARE: Decimal(100), Unit.MONEY: 1 / Decimal(_WAN)}
    scaled = Decimal(str(value)) * (scale.get(unit, Decimal(1)) if unit else 1)
    return float(_rounded(scaled, decimals))


def _hundredfold(rate: Number) -> Decimal:
    return Decimal(str(rate)) * 100


def _signed(value: Decimal, decimals: int) -> str:
    rounded = _rounded(value, decimals)
    sign = "+" if rounded > 0 else _MINUS if rounded < 0 else ""
    return f"{sign}{abs(rounded):,}"


def _rounded(value: Decimal, decimals: int) -> Decimal:
    rounded = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return rounded or abs(rounded)  # no "−0.0"
