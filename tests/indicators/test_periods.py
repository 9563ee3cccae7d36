"""Weeks, instants and the product clock."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.periods import (
    DEMO_START,
    SHANGHAI,
    demo_clock,
    end_of_day,
    local_text,
    previous_week,
    real_clock,
    week_ending,
    week_label_zh,
    weeks_between,
)


@pytest.mark.parametrize(
    ("day", "ending"),
    [
        (date(2020, 3, 30), date(2020, 4, 5)),  # a Monday
        (date(2020, 4, 5), date(2020, 4, 5)),  # a Sunday
        (date(2019, 12, 30), date(2020, 1, 5)),
        (date(2020, 12, 31), date(2021, 1, 3)),
        (date(2020, 2, 29), date(2020, 3, 1)),
    ],
)
def test_a_week_ends_on_the_sunday_of_its_iso_week(day: date, ending: date) -> None:
    found = week_ending(day)

    assert found == ending


@given(st.dates(date(2000, 1, 3), date(2100, 12, 26)))
def test_a_day_and_the_end_of_its_week_share_the_iso_week(day: date) -> None:
    ending = week_ending(day)

    assert ending.isocalendar()[:2] == day.isocalendar()[:2]
    assert ending.isoweekday() == 7


@pytest.mark.parametrize(
    ("ending", "label_zh"),
    [
        (date(2020, 4, 5), "2020年第14周（3月30日—4月5日）"),
        (date(2020, 1, 5), "2020年第1周（12月30日—1月5日）"),
        (date(2021, 1, 3), "2020年第53周（12月28日—1月3日）"),
        (date(2021, 1, 10), "2021年第1周（1月4日—1月10日）"),
    ],
)
def test_the_label_carries_the_iso_year_at_the_turn_of_the_year(
    ending: date, label_zh: str
) -> None:
    found = week_label_zh(ending)

    assert found == label_zh


def test_the_week_before_the_first_lies_in_the_year_before() -> None:
    found = previous_week(date(2020, 1, 5))

    assert found == date(2019, 12, 29)


def test_weeks_run_from_the_first_to_the_last_and_none_runs_backwards() -> None:
    first, last = date(2020, 12, 27), date(2021, 1, 10)

    spans = [weeks_between(first, last), weeks_between(first, first), weeks_between(last, first)]

    assert spans == [[first, date(2021, 1, 3), last], [first], []]


def test_a_day_ends_at_24_oclock_in_shanghai_which_is_16_oclock_utc() -> None:
    ends = [end_of_day(date(2020, 4, 1)), end_of_day(date(2020, 12, 31))]

    assert ends == [
        datetime(2020, 4, 1, 16, tzinfo=UTC),
        datetime(2020, 12, 31, 16, tzinfo=UTC),
    ]


def test_an_instant_is_read_in_shanghai_time() -> None:
    late_in_utc = datetime(2020, 6, 30, 23, 59, tzinfo=UTC)

    found = local_text(late_in_utc)

    assert found == "2020-07-01 07:59"


def test_the_demo_clock_starts_at_its_moment_and_ticks(monkeypatch: pytest.MonkeyPatch) -> None:
    ticks = iter([100.0, 100.0, 3700.5])
    monkeypatch.setattr("indicators.periods.time.monotonic", lambda: next(ticks))
    clock = demo_clock()

    readings = [clock(), clock()]

    assert readings == [DEMO_START, DEMO_START + timedelta(hours=1, milliseconds=500)]
    assert [reading.tzinfo for reading in readings] == [UTC, UTC]


def test_the_demo_begins_on_1_july_2020_at_eight_in_shanghai() -> None:
    start = DEMO_START.astimezone(UTC)

    assert start == datetime(2020, 7, 1, 0, 0, tzinfo=UTC)
    assert SHANGHAI.key == "Asia/Shanghai"


def test_the_real_clock_reads_in_utc() -> None:
    before = datetime.now(UTC)

    reading = real_clock()

    assert before <= reading <= datetime.now(UTC)
    assert reading.tzinfo is UTC
