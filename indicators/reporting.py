"""Reporting (填报): expected and actual reports, deadlines, status and rates."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import pandas as pd

from indicators.periods import DAYS_PER_WEEK
from indicators.schedules import ScheduleBook
from indicators.vocabulary import Dataset, ReportStatus

_MOST_WEEKS_OF_MONTH: Final = 5
LATE_WORTH: Final = 0.5  # of a report that came in time
WELL_TOLD: Final = 0.9  # of the expected reports: fewer do not stand for an area


def is_partial(reported: int, expected: int) -> bool:
    """Whether too few have reported for a number to be read as the whole's (未齐).

    One zone in ten missing moves a national rate by less than a point; half missing makes it
    another number, which must not look like this week's.
    """
    return reported < WELL_TOLD * expected


def owed_weeks(dataset: Dataset, weeks: Sequence[date]) -> list[date]:
    """The weeks for which a dataset owes reports: 百城百园 is monthly, keyed by its last Sunday."""
    if dataset is not Dataset.ROLLOUT:
        return list(weeks)
    return [week for week in weeks if (week + timedelta(days=DAYS_PER_WEEK)).month != week.month]


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many units a number rests on (覆盖): expected, actual and reviewed reports."""

    reported: int
    expected: int
    reviewed: int = 0

    @property
    def reporting_rate(self) -> float | None:
        """Actual ÷ expected reports; missing where none is expected."""
        return self.reported / self.expected if self.expected else None


def is_provisional(told: Coverage, *, collecting: bool) -> bool:
    """Whether a week's numbers may still change (初步数): by its own reports, not by its age.

    A report that nobody locked may be returned, and one that is missing is still awaited while
    `collecting`. After the deadline a gap is what the week is: nearly every old week has one.
    """
    return told.reviewed < told.reported or (collecting and told.reported < told.expected)


def statuses(
    first_received: pd.DataFrame,
    expected: pd.DataFrame,
    book: ScheduleBook,
) -> pd.DataFrame:
    """How every expected unit stands for every week.

    On time is judged by the first revision: a later correction does not make a report late.

    Args:
        first_received: unit_code, week_ending, first_received_at and is_zero_report (of the
            head), one row per unit and week that reported.
        expected: unit_code and week_ending of every report that is owed.
        book: the deadlines.

    Returns:
        `expected` with `status`, a code word of `ReportStatus`.
    """
    reports = expected.merge(first_received, on=["unit_code", "week_ending"], how="left")
    deadlines = reports["week_ending"].map(book.deadline)
    reported = reports["first_received_at"].notna()
    received = pd.to_datetime(reports["first_received_at"], utc=True)
    is_late = reported & (received > pd.to_datetime(deadlines, utc=True))
    is_zero = reported & (reports["is_zero_report"] == True)  # noqa: E712  NA is not zero
    status = pd.Series(ReportStatus.MISSING.value, index=reports.index, dtype=object)
    status = status.mask(reported, ReportStatus.ON_TIME.value)
    status = status.mask(is_zero, ReportStatus.ZERO.value)
    return reports.assign(status=status.mask(is_late, ReportStatus.LATE.value))[
        [*expected.columns, "status", "first_received_at"]
    ]


def reporting_rates(status_rows: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """填报率 and 准时率 per group.

    Returns:
        The grouping columns with expected_reports, actual_reports, reports_on_time,
        reports_late, reports_missing, zero_reports, reporting_rate and on_time_rate [0–1];
        a 零报告 is an actual report and, when in time, on time.
    """
    status = status_rows["status"]
    counted = status_rows[by].assign(
        expected_reports=1,
        actual_reports=(status != ReportStatus.MISSING).astype(int),
        reports_on_time=status.isin([ReportStatus.ON_TIME, ReportStatus.ZERO]).astype(int),
        reports_late=(status == ReportStatus.LATE).astype(int),
        reports_missing=(status == ReportStatus.MISSING).astype(int),
        zero_reports=(status == ReportStatus.ZERO).astype(int),
    )
    rates = counted.groupby(by, as_index=False, sort=False).sum()
    return rates.assign(
        reporting_rate=rates["actual_reports"] / rates["expected_reports"],
        on_time_rate=rates["reports_on_time"] / rates["expected_reports"],
    )


def reporting_scores(status_rows: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """填报得分 over the periods of the rows: (准时 + 零报告 + ½ 迟报) ÷ 应报.

    Returns:
        The grouping columns with score [0–1], periods_on_time and periods (expected reports).
    """
    rates = reporting_rates(status_rows, by)
    worth = rates["reports_on_time"] + LATE_WORTH * rates["reports_late"]
    return rates[by].assign(
        score=worth / rates["expected_reports"],
        periods_on_time=rates["reports_on_time"],
        periods=rates["expected_reports"],
    )


def due_period(dataset: Dataset, this_week: date) -> date:
    """The period whose report is collected now: this week, or the last Sunday of its month."""
    weeks = [this_week + timedelta(weeks=step) for step in range(_MOST_WEEKS_OF_MONTH)]
    return owed_weeks(dataset, weeks)[0]
