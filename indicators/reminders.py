"""The reminder (催报) that a reviewer copies into a message: who has not reported yet."""

from datetime import datetime
from typing import Final

import pandas as pd

from indicators.periods import local_text, week_label_zh
from indicators.schedules import ScheduleBook
from indicators.vocabulary import Dataset

NAMES_PER_PROVINCE: Final = 12


def reminder_zh(missing: pd.DataFrame, dataset: Dataset, now: datetime, book: ScheduleBook) -> str:
    """A message that names the units without a report for a week, province by province.

    Before the deadline it asks, after it urges. A province with very many missing units is told
    with its first names and the number, so that the message can still be sent.

    Args:
        missing: unit_code, name_zh, province_zh and week_ending of one week, not empty.
        dataset: which report is owed.
        now: the product clock.
        book: the deadlines.
    """
    week_ending = missing["week_ending"].iloc[0]
    deadline = book.deadline(week_ending)
    due = f"{local_text(deadline)} 前" if now <= deadline else f"（应于 {local_text(deadline)} 前）"
    asked = f"请于 {due}报送" if now <= deadline else f"请尽快补报{due}"
    head = (
        f"【催报】{dataset.label_zh} {week_label_zh(week_ending)}：截至 {local_text(now)}，"
        f"以下 {len(missing):,} 家单位尚未报送，{asked}；本期无情况的请报“零报告”。"
    )
    lines = [
        _province_line(str(province), names["name_zh"].tolist())
        for province, names in missing.groupby("province_zh", sort=False)
    ]
    return "\n".join([head, *lines])


def reminder_title_zh(
    missing: pd.DataFrame, dataset: Dataset, now: datetime, book: ScheduleBook
) -> str:
    """The subject of the message: 待报 before the deadline, 逾期未报 after it."""
    week_ending = missing["week_ending"].iloc[0]
    state = "待报" if now <= book.deadline(week_ending) else "逾期未报"
    return f"{dataset.label_zh} {week_label_zh(week_ending)}{state} {len(missing):,} 家"


def _province_line(province_zh: str, names_zh: list[str]) -> str:
    shown = "、".join(names_zh[:NAMES_PER_PROVINCE])
    rest = "" if len(names_zh) <= NAMES_PER_PROVINCE else " 等"
    return f"{province_zh}（{len(names_zh)} 家）：{shown}{rest}"
