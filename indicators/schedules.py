"""When reports are due: cut-off, deadline and closing of a dataset, and since which week."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from indicators.periods import DAYS_PER_WEEK, SHANGHAI, end_of_day

WEEKDAYS_ZH: Final = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
MOST_DAYS: Final = 90


@dataclass(frozen=True, slots=True)
class ReportingSchedule:
    """Three settings of a dataset, each in its own right.

    Attributes:
        cutoff_weekday: ISO weekday (1–7) whose 24:00 the figures stand for (统计截止).
        days_after: days between the week's Sunday and the deadline (报送期限).
        due_at: time of day of the deadline in Shanghai.
        closing_days: days after the Sunday at whose 24:00 the week closes (关闭); None: never.
    """

    cutoff_weekday: int = DAYS_PER_WEEK
    days_after: int = 2
    due_at: time = time(12, 0)
    closing_days: int | None = None

    def cutoff(self, week_ending: date) -> date:
        """The day of the week that a report counts."""
        return week_ending - timedelta(days=DAYS_PER_WEEK - self.cutoff_weekday)

    def deadline(self, week_ending: date) -> datetime:
        """The instant until which a report is on time."""
        due_on = week_ending + timedelta(days=self.days_after)
        return datetime.combine(due_on, self.due_at, tzinfo=SHANGHAI)

    def closes_at(self, week_ending: date) -> datetime | None:
        """The instant from which a report needs a granted request; None where it never closes."""
        if self.closing_days is None:
            return None
        return end_of_day(week_ending + timedelta(days=self.closing_days))

    @property
    def problem_zh(self) -> str:
        """Why the settings contradict each other, "" where they do not."""
        if not 1 <= self.cutoff_weekday <= DAYS_PER_WEEK:
            return "统计截止应是周一到周日之一"
        if not 0 <= self.days_after <= MOST_DAYS:
            return f"报送期限应在周末之后 0—{MOST_DAYS} 天"
        if self.closing_days is not None and not self.days_after <= self.closing_days <= MOST_DAYS:
            return f"关闭不能早于报送期限，也不能晚于周末之后 {MOST_DAYS} 天"
        return ""


@dataclass(frozen=True, slots=True)
class ScheduleBook:
    """The schedules of a dataset by the week from which each holds, in the order they were set."""

    entries: Sequence[tuple[date, ReportingSchedule]] = ()

    def of(self, week_ending: date) -> ReportingSchedule:
        """The schedule of a week: of the latest beginning, the one that was set last."""
        held = [entry for entry in self.entries if entry[0] <= week_ending]
        return max(held, key=lambda entry: entry[0], default=(None, DEFAULT_SCHEDULE))[1]

    def deadline(self, week_ending: date) -> datetime:
        """The instant until which a week's report is on time."""
        return self.of(week_ending).deadline(week_ending)


DEFAULT_SCHEDULE: Final = ReportingSchedule()


def rule_zh(schedule: ReportingSchedule) -> str:
    """A schedule in words: 数据截至周日24时，次周二12:00前报送，期后14天关闭."""
    closing = (
        "不设关闭日" if schedule.closing_days is None else f"期后 {schedule.closing_days} 天关闭"
    )
    cutoff = WEEKDAYS_ZH[schedule.cutoff_weekday - 1]
    return f"数据截至{cutoff}24时，{_due_zh(schedule)}前报送，{closing}"


def time_left_zh(now: datetime, until: datetime) -> str:
    """How long until an instant, or since: 还剩 5 天 4 小时, 已过 3 小时."""
    seconds = (until - now).total_seconds()
    days, rest = divmod(int(abs(seconds)), 86_400)
    hours, minutes = rest // 3600, rest % 3600 // 60
    span = f"{days} 天 {hours} 小时" if days else f"{hours} 小时 {minutes} 分"
    return f"还剩 {span}" if seconds >= 0 else f"已过 {span}"


def _due_zh(schedule: ReportingSchedule) -> str:
    at = f"{schedule.due_at:%H:%M}"
    if schedule.days_after == 0:
        return f"当日 {at}"
    if schedule.days_after <= DAYS_PER_WEEK:
        return f"次{WEEKDAYS_ZH[schedule.days_after - 1]} {at}"
    return f"周末之后第 {schedule.days_after} 天 {at}"
