"""What holds in every row of the sample, first sent or corrected."""

from datetime import datetime

import pandas as pd
import pytest

from data_access.datasets.columns import ColumnKind
from data_access.datasets.registry import DEFINITIONS
from indicators.periods import DEMO_START, end_of_day, week_ending
from indicators.vocabulary import Dataset
from sample_data.make_sample import SampleBatch

PARTS = (
    (Dataset.WEEKLY, "enterprises_resumed", "enterprises"),
    (Dataset.WEEKLY, "above_scale_enterprises", "enterprises"),
    (Dataset.WEEKLY, "above_scale_resumed", "above_scale_enterprises"),
    (Dataset.WEEKLY, "above_scale_resumed", "enterprises_resumed"),
    (Dataset.WEEKLY, "above_scale_industrial_enterprises", "above_scale_enterprises"),
    (Dataset.WEEKLY, "above_scale_industrial_resumed", "above_scale_industrial_enterprises"),
    (Dataset.WEEKLY, "above_scale_industrial_resumed", "above_scale_resumed"),
    (Dataset.WEEKLY, "high_tech_enterprises", "enterprises"),
    (Dataset.WEEKLY, "high_tech_resumed", "high_tech_enterprises"),
    (Dataset.WEEKLY, "high_tech_resumed", "enterprises_resumed"),
    (Dataset.WEEKLY, "tech_smes_resumed", "tech_smes"),
    (Dataset.WEEKLY, "tech_smes_resumed", "enterprises_resumed"),
    (Dataset.WEEKLY, "employees_returned", "employees_expected"),
    (Dataset.WEEKLY, "employees_remote", "employees_returned"),
    (Dataset.WEEKLY, "difficulty_protective_supplies", "enterprises"),
    (Dataset.CARRIERS, "tenants_resumed", "tenants"),
    (Dataset.CARRIERS, "people_resumed", "people"),
    (Dataset.CARRIERS, "tenants_benefited", "tenants"),
)


def rows_of(all_batches: tuple[SampleBatch, ...], dataset: Dataset) -> pd.DataFrame:
    return pd.concat([one.rows for one in all_batches if one.dataset is dataset])


@pytest.mark.parametrize(("dataset", "part", "total"), PARTS)
def test_a_part_never_exceeds_its_total(
    dataset: Dataset, part: str, total: str, all_batches: tuple[SampleBatch, ...]
) -> None:
    rows = rows_of(all_batches, dataset)

    exceeding = rows[(rows[part] > rows[total]).fillna(False)]

    assert exceeding.empty


def test_resumed_and_suspended_fit_into_all(all_batches: tuple[SampleBatch, ...]) -> None:
    rows = rows_of(all_batches, Dataset.WEEKLY)

    left = rows["enterprises"] - rows["enterprises_resumed"] - rows["enterprises_suspended"]

    assert (left.dropna() >= 0).all()


@pytest.mark.parametrize("dataset", Dataset)
def test_rows_keep_the_types_that_the_checks_hand_on(
    dataset: Dataset, all_batches: tuple[SampleBatch, ...]
) -> None:
    whole = {ColumnKind.COUNT: "Int64", ColumnKind.MONEY: "Int64"}
    columns = DEFINITIONS[dataset].values
    rows = rows_of(all_batches, dataset)

    types = {c.field: str(rows[c.field].dtype) for c in columns if c.kind in whole}

    assert types == {c.field: whole[c.kind] for c in columns if c.kind in whole}
    assert list(rows.columns) == [
        "unit_code", "counted_on", "week_ending", *(c.field for c in columns), "sheet_row",
    ]  # fmt: skip


@pytest.mark.parametrize("dataset", Dataset)
def test_values_stay_within_the_columns_bounds(
    dataset: Dataset, all_batches: tuple[SampleBatch, ...]
) -> None:
    rows = rows_of(all_batches, dataset)
    scale = {ColumnKind.RATE: 100, ColumnKind.MONEY: 1 / 10_000}

    beyond = [
        column.field
        for column in DEFINITIONS[dataset].values
        if column.maximum is not None
        and (rows[column.field].min() < 0
             or rows[column.field].max() * scale.get(column.kind, 1) > column.maximum)
    ]  # fmt: skip

    assert beyond == []


def test_nothing_arrives_before_it_is_counted_or_after_the_clock_starts(
    all_batches: tuple[SampleBatch, ...],
) -> None:
    last_counts = [
        (one.rows["counted_on"].max(), one.received_at) for one in all_batches if len(one.rows)
    ]

    assert all(end_of_day(day) <= received for day, received in last_counts)
    assert all(received < DEMO_START for _, received in last_counts)


def test_a_unit_reports_a_week_once_per_batch_and_counts_inside_the_week(
    all_batches: tuple[SampleBatch, ...],
) -> None:
    for one in all_batches:
        rows = one.rows
        assert not rows.duplicated(["unit_code", "week_ending"]).any()
        assert (rows["counted_on"].map(week_ending) == rows["week_ending"]).all()


def test_batches_are_in_order_of_arrival(all_batches: tuple[SampleBatch, ...]) -> None:
    arrivals = [one.received_at for one in all_batches]

    assert arrivals == sorted(arrivals)
    assert all(isinstance(one, datetime) and one.tzinfo for one in arrivals)


@pytest.mark.parametrize("field", ["rent_reduced_cny", "subsidy_cny"])
def test_cumulative_money_never_falls_within_a_carrier(
    field: str, all_batches: tuple[SampleBatch, ...]
) -> None:
    rows = rows_of(all_batches, Dataset.CARRIERS).sort_values(["unit_code", "week_ending"])

    changes = rows.groupby("unit_code")[field].diff()

    assert (changes.dropna() >= 0).all()


def test_a_corrections_file_has_a_reason_and_replaces_something(
    all_batches: tuple[SampleBatch, ...],
) -> None:
    seen: set[tuple[str, str, object]] = set()
    for one in all_batches:
        keys = set(zip(one.rows["unit_code"], one.rows["week_ending"], strict=True))
        tagged = {(str(one.dataset), code, ending) for code, ending in keys}
        assert (one.reason is not None) == bool(tagged & seen)
        if one.reason:
            assert tagged <= seen
        seen |= tagged
