"""A change is judged by the zone's own past changes: by median and MAD, never mean and spread."""

from datetime import date, timedelta

import pytest

from data_access.uploads.check import check_upload
from indicators.vocabulary import Dataset
from tests.data_access.uploads.register import SmallRegister, past_of
from tests.data_access.uploads.sheets import weekly_csv

WEEK = date(2020, 4, 5)


def told(earlier: list[int | None], now: int) -> list[str]:
    """What T07 says of 尚缺工人数 after these weeks, the last of them the week before."""
    days = [WEEK - timedelta(weeks=back) for back in range(len(earlier), 0, -1)]
    rows = [
        {"统计日期": str(day), "尚缺工人数": str(value)}
        for day, value in zip(days, earlier, strict=True)
        if value is not None
    ]
    past = check_upload(weekly_csv(*rows), "从前.csv", Dataset.WEEKLY, SmallRegister())
    content = weekly_csv({"统计日期": str(WEEK), "尚缺工人数": str(now)})
    checked = check_upload(content, "本周.csv", Dataset.WEEKLY, past_of(past))
    return [issue.message_zh for issue in checked.issues if issue.code == "T07"]


STEADY: list[int | None] = [1500, 1515, 1530, 1545, 1560, 1575, 1590, 1605]
GROWING: list[int | None] = [100, 150, 225, 338, 506, 759, 1139, 1709]
ONE_SLIP: list[int | None] = [1500, 1515, 9000, 1545, 1560, 1575, 1590, 1605]


@pytest.mark.parametrize(
    ("earlier", "now", "is_told"),
    [
        (STEADY, 1620, False),
        (STEADY, 2400, True),
        (STEADY, 900, True),
        (GROWING, 2563, False),  # grows by half as always
        (GROWING, 1709, True),  # stands still for the first time
        (ONE_SLIP, 2400, False),  # a change as large as any it had
        (STEADY[:5], 2400, False),  # too short a past to judge by
        ([*STEADY[:-1], None], 2400, False),  # nothing to compare with last week
        ([None, *STEADY[1:]], 2400, True),
        ([20] * 8, 45, False),  # too few people for a ratio to mean anything
    ],
)
def test_a_change_unlike_the_zones_own_is_asked_about(
    earlier: list[int | None], now: int, is_told: bool
) -> None:
    assert bool(told(earlier, now)) is is_told


def test_the_question_names_the_change_and_what_was_usual() -> None:
    assert told(STEADY, 2400) == [
        "尚缺工人数较上期变动 +50%，而此前 7 期的变动都在 +1% 到 +1% 之间；请核对或说明"
    ]
