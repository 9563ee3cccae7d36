"""Columns a sheet may carry although the product computes them itself: 复工率, 复岗率, 周次."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

import pandas as pd

from data_access.datasets.columns import Column, ColumnKind, ColumnPart
from data_access.uploads.catalogue import found
from data_access.uploads.folding import fold_digits, fold_name
from data_access.uploads.issues import Issue
from data_access.uploads.many import rows_where
from data_access.uploads.number_grammar import ParsedNumber, parse_number
from data_access.uploads.wording import quoted
from indicators.vocabulary import Dataset

TOLERANCE_POINTS: Final = 0.1
WEEK_HEADERS_ZH: Final = ("周次", "报告周", "周数", "第几周", "周")
_WHOLE: Final = 100
_ROUNDING: Final = 1e-9
_WEEK: Final = re.compile(r"(?:([0-9]{4})(?:年|-?[wW]))?第?([0-9]{1,2})周?")


@dataclass(frozen=True, slots=True)
class StatedShare:
    """A share that follows from two columns, and the headers it goes by."""

    headers_zh: tuple[str, ...]
    part: str
    total: str


_SHARES: Final = {
    Dataset.WEEKLY: (
        StatedShare(
            ("企业复工率", "复工率", "整体复工率", "开工率"), "enterprises_resumed", "enterprises"
        ),
        StatedShare(
            ("规上企业复工率", "规上复工率", "规模以上企业复工率"),
            "above_scale_resumed",
            "above_scale_enterprises",
        ),
        StatedShare(
            ("规上工业复工率", "规上工业企业复工率", "规上工业开工率"),
            "above_scale_industrial_resumed",
            "above_scale_industrial_enterprises",
        ),
        StatedShare(
            ("高新技术企业复工率", "高企复工率"), "high_tech_resumed", "high_tech_enterprises"
        ),
        StatedShare(("科技型中小企业复工率",), "tech_smes_resumed", "tech_smes"),
        StatedShare(
            ("复岗率", "返岗率", "员工返岗率", "到岗率"), "employees_returned", "employees_expected"
        ),
    ),
    Dataset.CARRIERS: (
        StatedShare(("在孵企业复工率", "企业复工率", "复工率"), "tenants_resumed", "tenants"),
        StatedShare(("人员复工率", "返岗率", "复岗率"), "people_resumed", "people"),
    ),
    Dataset.ROLLOUT: (),
}


def share_headers(dataset: Dataset) -> tuple[str, ...]:
    """Every header under which a dataset's sheet may state a share."""
    names = (name for share in _SHARES[dataset] for name in share.headers_zh)
    return tuple(form for name in names for form in (name, f"{name}(%)", f"{name}%"))


def share_of(header: str, dataset: Dataset) -> StatedShare | None:
    """The share a header states, or None."""
    folded = fold_name(header).removesuffix("(%)").removesuffix("%")
    return next((share for share in _SHARES[dataset] if folded in share.headers_zh), None)


def is_week_header(header: str) -> bool:
    """Whether the header names the week (周次) beside the date."""
    return fold_name(header) in WEEK_HEADERS_ZH


def shares_that_differ(
    header: str, texts: pd.Series, part: pd.Series, total: pd.Series
) -> Iterator[Issue]:
    """R20, R21: a stated 复工率 against its numerator and denominator.

    The recomputed share counts; the stated one is never stored.
    """
    column = Column("share", header, ColumnKind.RATE, ColumnPart.VALUE, decimals=6, maximum=1e9)
    parsed = {text: parse_number(text, column) for text in texts.unique()}
    computed = (part.astype("Float64") / total.astype("Float64")).where(total > 0) * 100
    for row in rows_where(texts != ""):
        text = str(texts[row])
        yield from _share_issue(row, header, text, parsed[text], computed[row])


def weeks_that_differ(header: str, texts: pd.Series, days: pd.Series) -> Iterator[Issue]:
    """D09: a stated week (周次) that is not the ISO week of the date."""
    for row in rows_where(texts != ""):
        text = str(texts[row])
        match = _WEEK.fullmatch(fold_digits(text).replace(" ", ""))
        day = days[row]
        if match is None or not isinstance(day, date):
            continue
        iso = day.isocalendar()
        if int(match[2]) != iso.week or (match[1] and int(match[1]) != iso.year):
            message = f"周次“{text}”与统计日期 {day} 不符，该日在第{iso.week}周；请改正其中一项"
            yield found("D09", message, row=row, column_zh=header, value=text)


def _share_issue(
    row: int, header: str, text: str, stated: ParsedNumber, computed: float
) -> Iterator[Issue]:
    points = 0.0 if stated.value is None else float(stated.value * _WHOLE)
    is_negative = any(finding.code == "V13" for finding in stated.findings)
    if is_negative or points > _WHOLE:
        message = f"{header} {quoted(text)}不在 0 到 100 之间；请核对后改正"
        yield found("R21", message, row=row, column_zh=header, value=text)
    elif stated.is_refused:
        message = f"{header} {quoted(text)}无法识别；该列不入库，以按家数计算的为准"
        yield found("R20", message, row=row, column_zh=header, value=text)
    elif stated.value is not None and not pd.isna(computed):
        yield from _difference(row, header, text, points, computed)


def _difference(
    row: int, header: str, text: str, points: float, computed: float
) -> Iterator[Issue]:
    if abs(points - computed) > TOLERANCE_POINTS + _ROUNDING:
        message = (
            f"{header}填报 {points:g}%，按填报数计算为 {computed:.1f}%，以计算值为准；请核对或说明"
        )
        yield found("R20", message, row=row, column_zh=header, value=text)
