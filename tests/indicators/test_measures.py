"""The arithmetic every indicator shares."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pandas.api.types import is_bool_dtype

from indicators.catalogue import CARDS
from indicators.measures import Condition, Measure, MeasureKind, add_rate, sum_measure

RATIO = Measure(MeasureKind.RATIO, "resumed", "all")


def reports(**columns: list[float | None]) -> pd.DataFrame:
    return pd.DataFrame(columns).astype("Float64")


def test_a_large_zone_weighs_more_than_a_small_one() -> None:
    drawn = reports(resumed=[90, 100], all=[100, 400])

    rate = add_rate(sum_measure(drawn, RATIO))

    assert rate.to_dict("records") == [
        {"numerator": 190, "denominator": 500, "units": 2, "value": 0.38}
    ]


def test_a_report_that_gives_only_one_of_the_two_counts_in_neither() -> None:
    drawn = reports(resumed=[90, None, 50], all=[100, 400, None])

    rate = add_rate(sum_measure(drawn, RATIO))

    assert rate.to_dict("records") == [
        {"numerator": 90, "denominator": 100, "units": 1, "value": 0.9}
    ]


def test_a_group_in_which_nobody_reported_is_absent_and_never_zero() -> None:
    drawn = reports(resumed=[90, None], all=[100, 400]).assign(province=["江苏省", "湖北省"])

    sums = sum_measure(drawn, RATIO, ["province"])

    assert sums["province"].tolist() == ["江苏省"]


def test_nothing_of_nothing_is_missing() -> None:
    rate = add_rate(sum_measure(reports(resumed=[0], all=[0]), RATIO))

    assert rate["value"].isna().tolist() == [True]


def test_a_rate_is_weighted_by_the_size_of_its_zone() -> None:
    weighted = Measure(MeasureKind.WEIGHTED, "capacity", "all")

    rate = add_rate(sum_measure(reports(capacity=[0.9, 0.5], all=[100, 300]), weighted))

    assert rate["value"].tolist() == pytest.approx([0.6])


@pytest.mark.parametrize(
    ("condition", "parts", "share"),
    [
        (Condition.EQUALS_TOTAL, [80, 79], 0.5),
        (Condition.IS_POSITIVE, [5, 0], 0.5),
        (Condition.IS_TRUE, [1, 0], 0.5),
    ],
)
def test_a_share_counts_the_units_for_which_it_holds(
    condition: Condition, parts: list[float | None], share: float
) -> None:
    total = "all" if condition is Condition.EQUALS_TOTAL else ""
    measure = Measure(MeasureKind.SHARE, "part", total, condition)

    rate = add_rate(sum_measure(reports(part=parts, all=[80, 80]), measure))

    assert rate["value"].tolist() == [share]


@pytest.mark.parametrize("code", CARDS)
def test_the_worked_example_of_every_card_is_what_the_product_computes(code: str) -> None:
    card = CARDS[code]
    drawn = pd.DataFrame(list(card.example.reports))
    typed = drawn.astype("boolean" if is_bool_dtype(drawn.dtypes.iloc[0]) else "Float64")

    line = add_rate(sum_measure(typed, card.measure)).iloc[0]

    denominator = None if pd.isna(line["denominator"]) else line["denominator"]
    assert (line["numerator"], denominator) == (card.example.numerator, card.example.denominator)
    assert line["value"] == pytest.approx(card.example.value)


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 50)), min_size=1, max_size=20))
def test_a_rate_of_parts_within_their_totals_lies_between_0_and_1(
    pairs: list[tuple[int, int]],
) -> None:
    drawn = reports(resumed=[min(pair) for pair in pairs], all=[pair[1] for pair in pairs])

    rate = add_rate(sum_measure(drawn, RATIO))["value"].iloc[0]

    assert 0 <= rate <= 1
