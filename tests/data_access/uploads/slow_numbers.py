"""A slow parser of numbers that shares no code with ours: what one cell says.

It knows nothing of speed, messages or rules. Where it is not sure what a cell says it answers
UNSURE, and then ours must not have stored a number there without asking.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from typing import Any

UNSURE = "?"
Said = Decimal | str | None
DIGITS = "0123456789"
FULL_WIDTH = {chr(0xFF10 + n): DIGITS[n] for n in range(10)} | dict(
    zip("，．－−﹣＋％／（）", ",.---+%/()", strict=True)
)
NOTHING = {"", "n/a", "na", "null", "none", "-", "--", "—", "——", "–", "/", "\\"}
NOTHING |= {"无", "暂无", "不适用", "缺报"}
COUNTED = ("", "家", "户", "个", "人", "项", "人次", "家次", "件", "种", "名")
UNITS: Mapping[str, Mapping[str, Any]] = {
    "count": {
        p + u: f for p, f in {"": 1, "千": 10**3, "万": 10**4, "亿": 10**8}.items() for u in COUNTED
    },
    "money": {"元": "0.0001", "千元": "0.1", "万": 1, "万元": 1, "百万元": 100, "千万元": 1000}
    | {"亿": 10**4, "亿元": 10**4},
    "rate": {"%": 1},
    "area": dict.fromkeys(("平方米", "平米", "m2", "m²", "㎡"), 1)
    | dict.fromkeys(("万平方米", "万平米", "万m2", "万㎡"), 10**4),
    "months": {"个月": 1, "月": 1},
}


@dataclass(frozen=True)
class SlowColumn:
    """What the independent reader has to know of a number column."""

    field: str
    unit: str
    decimals: int
    maximum: Decimal
    required: bool


def slow_number(text: str, column: SlowColumn, header_unit: str = "") -> Said:
    """The number in the sheet's own unit, None where nothing is reported, else UNSURE."""
    folded = folded_cell(text)
    if folded.casefold() in NOTHING:
        return UNSURE if column.required else None
    number, rest = _leading_number(folded)
    scales = UNITS[column.unit]
    unit = rest.strip(" ").strip("()").casefold() or header_unit
    if number is None or len(rest) > 12 or (unit and unit not in scales):
        return UNSURE
    with localcontext() as exact:
        exact.prec = 400
        scaled = number * Decimal(scales.get(unit, 1))
        if not 0 <= scaled <= column.maximum or (column.unit == "count" and scaled % 1):
            return UNSURE
        return scaled.quantize(Decimal(1).scaleb(-column.decimals), ROUND_HALF_EVEN)


def folded_cell(text: str) -> str:
    """The cell without what nobody sees, full-width signs made half-width."""
    unseen = ("Cc", "Cf", "Zs", "Zl", "Zp")
    seen = (c for c in text if c == " " or unicodedata.category(c) not in unseen)
    return "".join(FULL_WIDTH.get(c, c) for c in seen).strip(" ")


def _leading_number(text: str) -> tuple[Decimal | None, str]:
    """The number at the start and what follows it; None unless every digit is in its place."""
    end = 0
    while end < len(text) and text[end] in DIGITS + ",.+-eE":
        end += 1
    written, rest = text[:end], text[end:]
    mantissa, _, exponent = written.replace("E", "e").partition("e")
    whole, _, fraction = mantissa.lstrip("+-").partition(".")
    groups = whole.split(",")
    grouped = len(groups) == 1 or (0 < len(groups[0]) <= 3 and all(len(g) == 3 for g in groups[1:]))
    bare = "".join(groups)
    if not (grouped and bare and all(c in DIGITS for c in bare + fraction)) or len(text) > 60:
        return None, rest
    if ("." in mantissa and not fraction) or mantissa[1:].count("+") or mantissa[1:].count("-"):
        return None, rest
    number = Decimal(("-" if mantissa.startswith("-") else "") + bare + "." + (fraction or "0"))
    if "e" in written.replace("E", "e"):
        power = exponent.lstrip("+-")
        if not power or len(power) > 3 or any(c not in DIGITS for c in power):
            return None, rest
        with localcontext() as exact:
            exact.prec = 1200
            number = number.scaleb(int(exponent))
            if number % 1:
                return None, rest
    return number, rest
