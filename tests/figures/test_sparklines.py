"""The small chart of a card: gaps stay gaps, and an unfinished period is drawn hollow."""

from datetime import date
from urllib.parse import unquote

import pandas as pd

from figures.sparklines import sparkline_markup, sparkline_points


def test_a_week_nobody_reported_is_a_gap_whether_its_row_is_empty_or_absent() -> None:
    weekly = pd.DataFrame(
        {
            "week_ending": [date(2020, 3, 1), date(2020, 3, 8), date(2020, 3, 22)],
            "value": [0.4, None, 0.6],
        }
    )

    assert sparkline_points(weekly) == (0.4, None, None, 0.6)


def test_only_the_last_weeks_are_drawn_and_no_report_draws_nothing() -> None:
    weekly = pd.DataFrame(
        {"week_ending": [date(2020, 3, 1), date(2020, 3, 8)], "value": [0.4, 0.5]}
    )

    assert sparkline_points(weekly, weeks=1) == (0.5,)
    assert sparkline_points(weekly.head(0)) == ()
    assert sparkline_markup((0.5,)) == ""


def test_the_line_is_lifted_over_a_gap() -> None:
    drawing = unquote(sparkline_markup((0.0, 1.0, None, 0.5, 0.5)))

    assert "d='M4.0 28.0L27.0 4.0M73.0 16.0L96.0 16.0'" in drawing


def test_the_dot_of_an_unfinished_period_is_hollow() -> None:
    whole, partial = (
        unquote(sparkline_markup((0.2, 0.4), partial=partial)).count("M96.0 4.0h0")
        for partial in (False, True)
    )

    assert (whole, partial) == (1, 2)


def test_a_chart_that_ends_in_a_gap_has_no_dot() -> None:
    assert "h0" not in unquote(sparkline_markup((0.2, 0.4, None)))
