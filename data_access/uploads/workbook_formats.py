"""Stored numbers of a workbook as the text people saw; runs in the worker."""

import re
from datetime import date, timedelta
from decimal import ROUND_HALF_EVEN, Context, Decimal, InvalidOperation
from typing import Final

from data_access.uploads.workbook_archive import WorkbookRefusedError

_DATE_FORMATS: Final = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_PERCENT_FORMATS: Final = frozenset((9, 10))
_LITERALS: Final = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')
_EXACT_DIGITS: Final = 15  # what a spreadsheet keeps of a number
_FIFTEEN: Final = Context(prec=_EXACT_DIGITS, rounding=ROUND_HALF_EVEN)
_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_PLAIN: Final = re.compile(r"[0-9]{1,15}")
_SECONDS_PER_DAY: Final = 86_400
_LAST_SERIAL: Final = 2_958_465  # 9999-12-31
_PHANTOM_LEAP_DAY: Final = 60  # 1900-02-29, which never was


def format_kind(format_id: int, custom: dict[int, str]) -> str:
    """What a number format makes of a number: "date", "percent" or ""."""
    code = _LITERALS.sub("", custom.get(format_id, "")).lower()
    if format_id in _PERCENT_FORMATS or "%" in code:
        return "percent"
    is_date = any(letter in code for letter in "ymdhs") and "general" not in code
    return "date" if format_id in _DATE_FORMATS or is_date else ""


def number_text(stored: str, kind: str, *, is_1904: bool) -> str:
    """A stored number as text: no binary artefacts, no ".0", dates as 2020-04-05, percent as 85%.

    A number of more than 15 digits has lost its tail and is written in powers of ten, so that
    a code read as a number is never taken for exact.
    """
    if not kind and _PLAIN.fullmatch(stored):
        return stored.lstrip("0") or "0"
    number = _exact(stored)
    if kind == "date" and 0 <= number <= _LAST_SERIAL:
        return _date_text(number, is_1904=is_1904)
    if kind == "percent":
        return f"{_plain(number * 100)}%"
    return _plain(number)


def unescaped(text: str) -> str:
    """Text whose odd characters the file writes as _x000D_."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def _exact(stored: str) -> Decimal:
    try:
        number = _FIFTEEN.create_decimal(stored.strip())
    except InvalidOperation:
        raise WorkbookRefusedError("F10") from None
    if not number.is_finite():
        raise WorkbookRefusedError("F10")
    return number


def _plain(number: Decimal) -> str:
    if number.is_zero():
        return "0"
    if not -_EXACT_DIGITS <= number.adjusted() < _EXACT_DIGITS:
        return f"{number.normalize():E}"
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _date_text(serial: Decimal, *, is_1904: bool) -> str:
    days = int(serial)
    first_1900 = date(1899, 12, 30 if days > _PHANTOM_LEAP_DAY else 31)
    first = date(1904, 1, 1) if is_1904 else first_1900
    seconds = round((serial - days) * _SECONDS_PER_DAY)
    try:
        day = first + timedelta(days=days)
    except OverflowError:
        return _plain(serial)
    if not seconds:
        return day.isoformat()
    return f"{day.isoformat()} {seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
