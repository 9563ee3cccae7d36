"""The message that names who has not reported."""

from datetime import UTC, date, datetime

import pandas as pd

from indicators.reminders import NAMES_PER_PROVINCE, reminder_zh
from indicators.reporting import owed_weeks
from indicators.schedules import ScheduleBook
from indicators.vocabulary import Dataset

WEEK = date(2020, 4, 5)
MONDAY = datetime(2020, 4, 6, 1, 0, tzinfo=UTC)
WEDNESDAY = datetime(2020, 4, 8, 1, 0, tzinfo=UTC)


def missing(*places: tuple[str, str]) -> pd.DataFrame:
    return pd.DataFrame(places, columns=["province_zh", "name_zh"]).assign(week_ending=WEEK)


def test_before_the_deadline_it_asks_and_afterwards_it_urges() -> None:
    one = missing(("安徽省", "合肥高新区"))

    asked, urged = (
        reminder_zh(one, Dataset.WEEKLY, now, ScheduleBook()) for now in (MONDAY, WEDNESDAY)
    )

    assert "请于 2020-04-07 12:00 前报送" in asked
    assert "请尽快补报（应于 2020-04-07 12:00 前）" in urged


def test_the_units_are_told_province_by_province() -> None:
    three = missing(("安徽省", "合肥"), ("安徽省", "芜湖"), ("湖北省", "东湖"))

    message = reminder_zh(three, Dataset.WEEKLY, MONDAY, ScheduleBook())

    assert message.splitlines()[1:] == ["安徽省（2 家）：合肥、芜湖", "湖北省（1 家）：东湖"]


def test_a_very_long_list_is_cut_and_says_how_many_there_are() -> None:
    many = missing(*(("广东省", f"示例{number}") for number in range(NAMES_PER_PROVINCE + 1)))

    line = reminder_zh(many, Dataset.CARRIERS, MONDAY, ScheduleBook()).splitlines()[1]

    assert line.startswith(f"广东省（{NAMES_PER_PROVINCE + 1} 家）：示例0、")
    assert line.endswith(f"示例{NAMES_PER_PROVINCE - 1} 等")


def test_sites_owe_a_report_for_the_last_sunday_of_a_month_only() -> None:
    weeks = [date(2020, 5, 24), date(2020, 5, 31), date(2020, 6, 7), date(2020, 6, 28)]

    assert owed_weeks(Dataset.ROLLOUT, weeks) == [date(2020, 5, 31), date(2020, 6, 28)]
    assert owed_weeks(Dataset.WEEKLY, weeks) == weeks
