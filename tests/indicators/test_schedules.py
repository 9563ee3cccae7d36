"""Cut-off, deadline and closing of a week, and which schedule holds for which week."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from indicators.schedules import ReportingSchedule, ScheduleBook, rule_zh, time_left_zh

WEEK = date(2020, 4, 5)
NEXT = date(2020, 4, 12)
TUESDAY_NOON = datetime(2020, 4, 7, 4, 0, tzinfo=UTC)
FRIDAY = ReportingSchedule(cutoff_weekday=5, days_after=1, due_at=time(18, 0), closing_days=7)


def test_unless_set_a_report_is_due_on_tuesday_noon_in_shanghai_and_the_week_never_closes() -> None:
    schedule = ScheduleBook().of(WEEK)

    assert schedule.deadline(WEEK).astimezone(UTC) == TUESDAY_NOON
    assert (schedule.cutoff(WEEK), schedule.closes_at(WEEK)) == (WEEK, None)


def test_the_three_settings_are_apart() -> None:
    assert FRIDAY.cutoff(WEEK) == date(2020, 4, 3)
    assert FRIDAY.deadline(WEEK).astimezone(UTC) == datetime(2020, 4, 6, 10, 0, tzinfo=UTC)
    assert FRIDAY.closes_at(WEEK) == datetime(2020, 4, 12, 16, 0, tzinfo=UTC)


def test_a_schedule_holds_from_its_week_on_and_the_last_set_wins() -> None:
    newest_first = ((NEXT, FRIDAY), (NEXT, ReportingSchedule(days_after=5)))

    book = ScheduleBook(newest_first)

    assert [book.of(week) for week in (WEEK, NEXT, NEXT + timedelta(weeks=9))] == [
        ReportingSchedule(),
        FRIDAY,
        FRIDAY,
    ]


@pytest.mark.parametrize(
    ("schedule", "problem_zh"),
    [
        (ReportingSchedule(), ""),
        (FRIDAY, ""),
        (ReportingSchedule(cutoff_weekday=8), "统计截止应是周一到周日之一"),
        (ReportingSchedule(days_after=-1), "报送期限应在周末之后 0—90 天"),
        (
            ReportingSchedule(days_after=3, closing_days=2),
            "关闭不能早于报送期限，也不能晚于周末之后 90 天",
        ),
    ],
)
def test_settings_that_contradict_each_other_say_how(
    schedule: ReportingSchedule, problem_zh: str
) -> None:
    assert schedule.problem_zh == problem_zh


@pytest.mark.parametrize(
    ("schedule", "told"),
    [
        (ReportingSchedule(), "数据截至周日24时，次周二 12:00前报送，不设关闭日"),
        (FRIDAY, "数据截至周五24时，次周一 18:00前报送，期后 7 天关闭"),
        (ReportingSchedule(days_after=0), "数据截至周日24时，当日 12:00前报送，不设关闭日"),
        (
            ReportingSchedule(days_after=10),
            "数据截至周日24时，周末之后第 10 天 12:00前报送，不设关闭日",
        ),
    ],
)
def test_a_schedule_is_told_in_words(schedule: ReportingSchedule, told: str) -> None:
    assert rule_zh(schedule) == told


@pytest.mark.parametrize(
    ("hours", "told"),
    [(124.0, "还剩 5 天 4 小时"), (3.5, "还剩 3 小时 30 分"), (-2.0, "已过 2 小时 0 分")],
)
def test_the_time_that_is_left_is_told_in_words(hours: float, told: str) -> None:
    assert time_left_zh(TUESDAY_NOON, TUESDAY_NOON + timedelta(hours=hours)) == told
