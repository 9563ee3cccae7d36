"""Lateness, gaps, zero reports and corrections are as frequent as they were meant to be."""

from datetime import date, datetime, timedelta

import pandas as pd
import pytest

from indicators.periods import SHANGHAI
from indicators.vocabulary import Dataset
from sample_data.explanations import ABOVE_HUNDRED, JUMP, SAME_AS_LAST_WEEK
from sample_data.make_sample import SampleBatch
from sample_data.zone_targets import SAMPLE_WEEKS

EXPECTED = 169 * len(SAMPLE_WEEKS)


@pytest.fixture(scope="module")
def weekly(all_batches: tuple[SampleBatch, ...]) -> list[SampleBatch]:
    return [one for one in all_batches if one.dataset is Dataset.WEEKLY]


def deadline(ending: date) -> datetime:
    tuesday = ending + timedelta(days=2)
    return datetime(tuesday.year, tuesday.month, tuesday.day, 12, tzinfo=SHANGHAI)


def test_about_six_in_a_hundred_reports_are_late(weekly: list[SampleBatch]) -> None:
    late = sum(
        one.received_at > deadline(ending)
        for one in weekly
        if one.reason is None
        for ending in one.rows["week_ending"]
    )

    assert 0.045 <= late / EXPECTED <= 0.075


def test_about_two_and_a_half_in_a_hundred_reports_are_missing(weekly: list[SampleBatch]) -> None:
    first = [one for one in weekly if one.reason is None]

    sent = sum(len(one.rows) + len(one.zero_units) for one in first)

    assert 0.015 <= 1 - sent / EXPECTED <= 0.035


def test_about_three_in_a_hundred_reports_are_corrected(weekly: list[SampleBatch]) -> None:
    corrected = sum(len(one.rows) for one in weekly if one.reason is not None)

    assert 0.02 <= corrected / EXPECTED <= 0.04


def test_zero_reports_come_from_hubei_and_only_in_the_first_weeks(
    weekly: list[SampleBatch],
) -> None:
    zero = [unit for one in weekly for unit in one.zero_units]

    assert zero
    assert {code for code, _ in zero} <= {f"HTZ{number:03d}" for number in range(99, 111)}
    assert {ending for _, ending in zero} <= set(SAMPLE_WEEKS[:3])


def test_questioned_values_carry_an_explanation(weekly: list[SampleBatch]) -> None:
    codes = {code for one in weekly for code in one.explanations}

    assert codes == {ABOVE_HUNDRED, JUMP, SAME_AS_LAST_WEEK}
    assert all(text for one in weekly for text in one.explanations.values())


def test_a_few_zones_have_not_yet_reported_the_last_week(weekly: list[SampleBatch]) -> None:
    rows = pd.concat([one.rows for one in weekly])

    reporting = rows.loc[rows["week_ending"] == SAMPLE_WEEKS[-1], "unit_code"].nunique()

    assert 155 <= reporting < 169


@pytest.mark.parametrize(
    ("dataset", "fewest", "most"),
    [(Dataset.WEEKLY, 90, 120), (Dataset.CARRIERS, 60, 80), (Dataset.ROLLOUT, 10, 16)],
)
def test_each_dataset_is_imported_day_by_day(
    dataset: Dataset, fewest: int, most: int, all_batches: tuple[SampleBatch, ...]
) -> None:
    imports = sum(one.dataset is dataset for one in all_batches)

    assert fewest <= imports <= most
