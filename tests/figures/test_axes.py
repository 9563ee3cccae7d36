"""Ticks are round and Chinese; labels keep their distance."""

from datetime import date

from figures.axes import nice_ticks, rows_without_overlap, spread, value_axis, week_axis
from indicators.cards import Unit
from indicators.periods import weeks_between

WEEKS = weeks_between(date(2020, 2, 9), date(2020, 6, 28))


def test_a_share_axis_ends_at_a_hundred_percent() -> None:
    axis = value_axis([0.62, None, 0.99], Unit.SHARE, compact=False)

    assert axis["ticktext"] == ["60%", "70%", "80%", "90%", "100%"]


def test_an_amount_axis_begins_at_nothing() -> None:
    axis = value_axis([2.11e9, 2.44e9], Unit.MONEY, compact=False)

    assert axis["ticktext"] == ["0", "5 亿元", "10 亿元", "15 亿元", "20 亿元", "25 亿元"]


def test_an_axis_without_any_value_still_has_ticks() -> None:
    axis = value_axis([None], Unit.SHARE, compact=True)

    assert axis["ticktext"] == ["0%", "25%", "50%", "75%", "100%"]


def test_equal_values_still_span_an_axis() -> None:
    assert len(nice_ticks(5, 5)) >= 2


def test_weeks_are_ticked_back_from_the_last() -> None:
    axis = week_axis(WEEKS, compact=True)

    assert axis["ticktext"] == ["2月23日", "4月5日", "5月17日", "6月28日"]


def test_close_labels_are_moved_apart_and_keep_their_order() -> None:
    assert spread([0.5, 0.5, 1.0], 0.25, 0, 1) == [0.5, 0.75, 1.0]


def test_labels_at_the_top_are_moved_down() -> None:
    assert spread([1.0, 0.75, 1.0], 0.25, 0, 1) == [0.75, 0.5, 1.0]


def test_near_flags_go_to_the_next_row() -> None:
    assert rows_without_overlap([0, 5, 8, 20], gap=6) == [0, 1, 0, 0]
