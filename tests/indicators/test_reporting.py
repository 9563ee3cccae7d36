"""Expected, actual and timely reports."""

from datetime import UTC, date, datetime

import pandas as pd
import pytest

from indicators.reporting import (
    Coverage,
    due_period,
    is_partial,
    is_provisional,
    reporting_rates,
    reporting_scores,
    statuses,
)
from indicators.schedules import ScheduleBook
from indicators.vocabulary import Dataset

WEEK = date(2020, 4, 5)
TUESDAY_NOON = datetime(2020, 4, 7, 4, 0, tzinfo=UTC)
TUESDAY_AFTERNOON = datetime(2020, 4, 7, 4, 1, tzinfo=UTC)


def drawn() -> pd.DataFrame:
    expected = pd.DataFrame(
        {"unit_code": ["准时", "迟报", "零报告", "未报"], "week_ending": [WEEK] * 4}
    )
    received = pd.DataFrame(
        {
            "unit_code": ["准时", "迟报", "零报告"],
            "week_ending": [WEEK] * 3,
            "first_received_at": [TUESDAY_NOON, TUESDAY_AFTERNOON, TUESDAY_NOON],
            "is_zero_report": [False, False, True],
        }
    )
    return statuses(received, expected, ScheduleBook())


def test_every_expected_unit_has_a_status() -> None:
    status = drawn()

    assert dict(zip(status["unit_code"], status["status"], strict=True)) == {
        "准时": "on_time",
        "迟报": "late",
        "零报告": "zero",
        "未报": "missing",
    }


def test_a_zero_report_is_a_report_and_a_missing_one_is_not() -> None:
    rates = reporting_rates(drawn(), ["week_ending"])

    assert rates.to_dict("records") == [
        {
            "week_ending": WEEK,
            "expected_reports": 4,
            "actual_reports": 3,
            "reports_on_time": 2,
            "reports_late": 1,
            "reports_missing": 1,
            "zero_reports": 1,
            "reporting_rate": 0.75,
            "on_time_rate": 0.5,
        }
    ]


def test_the_rate_of_nobody_expected_is_missing() -> None:
    assert (Coverage(3, 4).reporting_rate, Coverage(0, 0).reporting_rate) == (0.75, None)


@pytest.mark.parametrize(
    ("reported", "expected", "partial"),
    [(169, 169, False), (153, 169, False), (152, 169, True), (0, 169, True), (0, 0, False)],
)
def test_a_number_is_partial_while_more_than_one_in_ten_is_missing(
    reported: int, expected: int, partial: bool
) -> None:
    assert is_partial(reported, expected) is partial


@pytest.mark.parametrize(
    ("reported", "reviewed", "collecting", "provisional"),
    [
        (165, 0, False, True),
        (165, 164, False, True),
        (165, 165, False, False),
        (165, 165, True, True),
        (169, 169, True, False),
    ],
    ids=["none reviewed", "one waits", "gaps remain", "some still due", "all told and locked"],
)
def test_a_week_is_provisional_while_its_own_reports_may_change_or_come(
    reported: int, reviewed: int, collecting: bool, provisional: bool
) -> None:
    told = Coverage(reported, 169, reviewed)

    assert is_provisional(told, collecting=collecting) is provisional


def test_a_late_report_is_worth_half_and_a_missing_one_nothing() -> None:
    scored = reporting_scores(drawn().assign(unit_code="同一单位"), ["unit_code"])

    assert scored.to_dict("records") == [
        {"unit_code": "同一单位", "score": 0.625, "periods_on_time": 2, "periods": 4}
    ]


@pytest.mark.parametrize(
    ("dataset", "due"),
    [(Dataset.WEEKLY, date(2020, 7, 5)), (Dataset.ROLLOUT, date(2020, 7, 26))],
)
def test_a_month_is_collected_at_its_last_sunday(dataset: Dataset, due: date) -> None:
    assert due_period(dataset, date(2020, 7, 5)) == due
