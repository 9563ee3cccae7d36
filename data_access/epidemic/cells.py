"""Cells of an epidemic file to days, counts and words, each odd one told by its row."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

import pandas as pd

from data_access.epidemic.findings import problem
from data_access.uploads.date_grammar import parse_date
from data_access.uploads.folding import fold_digits
from data_access.uploads.issues import Issue
from data_access.uploads.wording import quoted
from indicators.safe_text import storable

EARLIEST_DAY: Final = date(2019, 12, 1)
TEXT_LIMIT: Final = 300
MOST_CASES: Final = 10_000_000  # [cases] more than any county has people
_COUNT: Final = re.compile(r"[0-9]{1,3}(,[0-9]{3})+|[0-9]{1,9}")
_SIGNED: Final = re.compile(r"[+-]?([0-9]{1,3}(,[0-9]{3})+|[0-9]{1,9})")
_WHOLE: Final = re.compile(r"\.0+\Z")


def days_of(
    texts: "pd.Series[str]", column_zh: str, today: date, issues: list[Issue]
) -> "pd.Series[Any]":
    """The day of each cell, missing where it is none; each distinct text is read once."""
    days: dict[str, date | None] = {}
    wrong: dict[str, str] = {}
    for text in texts.unique():
        day, why_zh = _day(text, today)
        days[text] = day
        if why_zh:
            wrong[text] = why_zh
    issues += _told("E02", texts, wrong, column_zh)
    return pd.Series([days[text] for text in texts], index=texts.index, dtype=object)


def counts_of(
    texts: "pd.Series[str]", column_zh: str, issues: list[Issue], *, signed: bool = False
) -> "pd.Series[Any]":
    """The whole number of each cell, missing where it is none: never a 0 in its place."""
    numbers: dict[str, int | None] = {}
    wrong: dict[str, str] = {}
    for text in texts.unique():
        numbers[text] = _number(text, signed=signed)
        if numbers[text] is None:
            wrong[text] = _why_no_number(text, signed=signed)
    issues += _told("E03", texts, wrong, column_zh)
    return pd.Series([numbers[text] for text in texts], index=texts.index, dtype="Int64")


def words_of(
    texts: "pd.Series[str]", known: Mapping[str, str], column_zh: str, issues: list[Issue]
) -> "pd.Series[Any]":
    """What each word of a closed list stands for, missing where it is in none."""
    choices = "、".join(dict.fromkeys(word for word in known if not word.isascii() and word))
    wrong = {
        text: f"{quoted(text)}不在 {choices} 之中"
        if text
        else f"{column_zh}不能为空；应为 {choices}"
        for text in texts.unique()
        if text.casefold() not in known
    }
    issues += _told("E04", texts, wrong, column_zh)
    found = [known.get(text.casefold()) for text in texts]
    return pd.Series(found, index=texts.index, dtype=object)


def kept_text(texts: "pd.Series[str]") -> "pd.Series[str]":
    """Free text as every database takes it, no longer than is read."""
    kept = {text: storable(text)[:TEXT_LIMIT] for text in texts.unique()}
    return texts.map(kept)


def _told(
    code: str, texts: "pd.Series[str]", wrong: Mapping[str, str], column_zh: str
) -> Iterator[Issue]:
    for row, text in texts[texts.isin(list(wrong))].items():
        yield problem(code, wrong[text], row=int(str(row)), column_zh=column_zh, value=text)


def _day(text: str, today: date) -> tuple[date | None, str]:
    if not text:
        return None, "日期不能为空"
    parsed = parse_date(text, today)
    if parsed.day is None:
        told = parsed.findings[0].message_zh if parsed.findings else f"{quoted(text)}不是日期"
        return None, told.replace("统计日期", "日期")
    if parsed.day > today:
        return None, f"{parsed.day} 还没有到（今天 {today}）"
    if parsed.day < EARLIEST_DAY:
        return None, f"{parsed.day} 早于疫情"
    return parsed.day, ""


def _number(text: str, *, signed: bool) -> int | None:
    folded = _WHOLE.sub("", fold_digits(text))
    if not (_SIGNED if signed else _COUNT).fullmatch(folded):
        return None
    number = int(folded.replace(",", ""))
    return number if abs(number) <= MOST_CASES else None


def _why_no_number(text: str, *, signed: bool) -> str:
    if not text:
        return "病例数为空；没有病例请写 0，没有数的日子请删去该行"
    if not signed and fold_digits(text).startswith("-"):
        return f"{quoted(text)}是负数；累计确诊不能小于 0，减少的请用“病例订正”"
    wanted = "整数" if signed else "不小于 0 的整数"
    return f"{quoted(text)}不是{wanted}，或大得不可能"
