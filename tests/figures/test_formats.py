"""Every example of how numbers, days and names are written holds; missing is never a number."""

import doctest
from decimal import Decimal
from types import ModuleType

import pandas as pd
import pytest

from figures import dates, formats, short_names
from figures.formats import change_zh, coverage_zh, money_zh, percent, points, value_zh
from indicators.cards import Unit


@pytest.mark.parametrize(("module", "examples"), [(formats, 15), (dates, 2), (short_names, 2)])
def test_the_examples_of_the_docstrings_hold(module: ModuleType, examples: int) -> None:
    results = doctest.testmod(module)

    assert results.attempted >= examples
    assert results.failed == 0


@pytest.mark.parametrize("missing", [None, float("nan"), pd.NA, pd.NaT])
def test_a_missing_value_is_a_dash_in_every_unit(missing: object) -> None:
    shown = {value_zh(missing, unit) for unit in Unit}  # type: ignore[arg-type]

    assert shown == {"—"}


def test_percentages_are_rounded_as_people_round() -> None:
    rates = [0.94250, 0.00050, 0.99950, 1.0, 1.234]

    assert [percent(rate) for rate in rates] == ["94.3%", "0.1%", "100.0%", "100.0%", "123.4%"]


def test_a_change_that_rounds_to_nothing_has_no_sign() -> None:
    changes = [-0.0004, 0.0004, -0.0006]

    assert [points(change) for change in changes] == [
        "0.0 个百分点", "0.0 个百分点", "−0.1 个百分点",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cny", "shown"),
    [
        (0, "0 元"),
        (9_999, "9,999 元"),
        (10_000, "1.0 万元"),
        (99_999_499, "9,999.9 万元"),
        (99_999_500, "1.0 亿元"),
        (-2_110_000_000, "−21.1 亿元"),
    ],
)
def test_money_takes_the_unit_that_reads_best(cny: int, shown: str) -> None:
    assert money_zh(cny) == shown


def test_a_decimal_is_read_like_a_float() -> None:
    assert percent(Decimal("0.79")) == percent(0.79) == "79.0%"


def test_coverage_says_what_is_reviewed_only_where_review_is_known() -> None:
    assert coverage_zh(9860, 13300, 0) == "9,860/13,300 家已报（0 家已审）"
    assert coverage_zh(160, 169) == "160/169 家已报"


def test_a_change_is_written_in_the_unit_of_its_card() -> None:
    changes = [change_zh(0.012, Unit.SHARE), change_zh(3, Unit.COUNT), change_zh(-2e4, Unit.MONEY)]

    assert changes == ["+1.2 个百分点", "+3 家", "−2.0 万元"]
