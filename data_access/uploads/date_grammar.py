"""The one parser of dates: year first, four digits, a day that exists."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from data_access.uploads.folding import fold_digits, without_invisible
from data_access.uploads.number_grammar import ERROR_VALUES, Finding
from data_access.uploads.wording import quoted
from indicators.periods import DAYS_PER_WEEK, week_ending, week_label_zh

OLD_WEEKS: Final = 4
_TIME: Final = r"(?:[ T]+[0-9]{1,2}[:时][0-9]{2}(?:分|:[0-9]{2}(?:\.[0-9]+)?)?)?"
_FULL: Final = re.compile(
    r"(?P<year>[0-9]{4}) ?[-/.年] ?(?P<month>[0-9]{1,2}) ?[-/.月] ?(?P<day>[0-9]{1,2}) ?[日号]?"
    + _TIME
)
_PACKED: Final = re.compile(r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})")
_NO_YEAR: Final = re.compile(r"(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})[日号]?")
_AMBIGUOUS: Final = re.compile(
    r"[0-9]{1,2}[-/.年][0-9]{1,2}[-/.月][0-9]{1,4}日?|[0-9]{1,2}[-/.][0-9]{1,2}"
)
_SERIAL: Final = re.compile(r"[0-9]{5}(?:\.[0-9]+)?")
_SERIAL_DAY_ZERO: Final = date(1899, 12, 30)
_SERIALS: Final = range(36_526, 73_051)  # 2000-01-01 to 2099-12-31
_YEARS: Final = range(2000, 2100)
_RIGHT: Final = "请写成 2020-04-05 的样式"


@dataclass(frozen=True, slots=True)
class ParsedDate:
    """A cell's day, None where refused, and what was found on the way."""

    day: date | None
    findings: tuple[Finding, ...] = ()


def parse_date(text: str, today: date) -> ParsedDate:
    """Read a 统计日期 and judge it against the product clock's day.

    Weeks after the current one are refused; a month and day without a year take the latest
    year that is not in the future, and are queried.
    """
    folded = fold_digits(without_invisible(text))
    parsed = _read(folded, text, today)
    if parsed.day is None:
        return parsed
    return _judged(parsed, parsed.day, today)


def _read(folded: str, text: str, today: date) -> ParsedDate:
    if match := _FULL.fullmatch(folded) or _PACKED.fullmatch(folded):
        return _calendar_day(match, text)
    if match := _NO_YEAR.fullmatch(folded):
        return _completed(match, text, today)
    if _SERIAL.fullmatch(folded) and int(folded[:5]) in _SERIALS:
        day = _SERIAL_DAY_ZERO + timedelta(days=int(folded[:5]))
        return ParsedDate(day, (Finding("D03", f"日期序列号 {quoted(text)}读作 {day}"),))
    return _unreadable(folded, text)


def _unreadable(folded: str, text: str) -> ParsedDate:
    if not folded:
        return _refused("V01", "统计日期是必填项，不能为空")
    if _AMBIGUOUS.fullmatch(folded):
        return _refused("D04", f"{quoted(text)}的年份写法有歧义；{_RIGHT}")
    if folded.upper() in ERROR_VALUES:
        return _refused("V19", f"单元格是公式错误 {folded}；{_RIGHT}")
    return _refused("D01", f"{quoted(text)}不是可识别的日期；{_RIGHT}")


def _calendar_day(match: re.Match[str], text: str) -> ParsedDate:
    day = _day(int(match["year"]), int(match["month"]), int(match["day"]))
    if day is None:
        return _refused("D05", f"没有{quoted(text)}这一天；{_RIGHT}")
    if text == day.isoformat():
        return ParsedDate(day)
    return ParsedDate(day, (Finding("D08", f"{quoted(text)}读作 {day}"),))


def _completed(match: re.Match[str], text: str, today: date) -> ParsedDate:
    candidates = (
        _day(year, int(match["month"]), int(match["day"])) for year in (today.year, today.year - 1)
    )
    latest = next((day for day in candidates if day and not _is_future(day, today)), None)
    if latest is None:
        return _refused("D05", f"没有{quoted(text)}这一天；{_RIGHT}")
    return ParsedDate(
        latest, (Finding("D02", f"{quoted(text)}没有年份，按 {latest} 读取；请核对"),)
    )


def _judged(parsed: ParsedDate, day: date, today: date) -> ParsedDate:
    if _is_future(day, today):
        message = f"{day} 所在的周还没有到（今天 {today}）；请核对统计日期"
        return _refused("D06", message)
    current = week_ending(today)
    findings = list(parsed.findings)
    if week_ending(day) < current - timedelta(days=OLD_WEEKS * DAYS_PER_WEEK):
        label = week_label_zh(week_ending(day))
        findings.append(Finding("D07", f"{label}已超过 {OLD_WEEKS} 周；补报请说明原因"))
    elif day > today:
        findings.append(
            Finding("D10", f"{day} 晚于今天（{today}）；数据应截至已过去的一天，请核对或说明")
        )
    return ParsedDate(day, tuple(findings))


def _is_future(day: date, today: date) -> bool:
    return week_ending(day) > week_ending(today)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year in _YEARS else None
    except ValueError:
        return None


def _refused(code: str, message_zh: str) -> ParsedDate:
    return ParsedDate(None, (Finding(code, message_zh),))
