"""Trends: gaps stay gaps, lines are named at their ends, marks do not cover each other."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from figures.line_looks import COMPARED, REFERENCE
from figures.trends import trend_figure, trends_figure
from indicators.cards import Unit
from indicators.events import POLICY_EVENTS

SUNDAYS = [date(2020, 3, 1), date(2020, 3, 8), date(2020, 3, 15), date(2020, 3, 22)]


def test_a_week_nobody_reported_is_a_gap_and_not_zero() -> None:
    weekly = _weekly([0.4, None, 0.6, 0.8])

    figure = trend_figure(weekly, Unit.SHARE)

    assert figure.data[0].y == (0.4, None, 0.6, 0.8)
    assert figure.data[0].connectgaps is False


def test_a_week_without_a_row_is_a_gap() -> None:
    weekly = _weekly([0.4, 0.5, 0.6, 0.8]).drop(index=1)

    figure = trend_figure(weekly, Unit.SHARE)

    assert list(figure.data[0].x) == [str(day) for day in SUNDAYS]
    assert figure.data[0].y == (0.4, None, 0.6, 0.8)


def test_the_line_ends_with_its_last_value() -> None:
    figure = trend_figure(_weekly([0.4, 0.5, 0.6, 0.79]), Unit.SHARE)

    assert _texts(figure)[0] == "<b>79.0%</b>"


def test_a_line_that_ends_early_says_on_which_day() -> None:
    figure = trend_figure(_weekly([0.4, 0.5, 0.6, None]), Unit.SHARE)

    assert _texts(figure)[0] == "<b>60.0%（3月15日）</b>"


def test_the_coverage_strip_is_missing_where_the_week_is_missing() -> None:
    weekly = _weekly([0.4, 0.5, 0.6, 0.8]).drop(index=1)

    strip = next(trace for trace in trend_figure(weekly, Unit.SHARE).data if trace.type == "bar")

    assert strip.y == (0.5, None, 0.5, 0.5)


def test_pointing_at_a_week_shows_fraction_coverage_and_day() -> None:
    figure = trend_figure(_weekly([0.4, 0.5, 0.6, 0.8]), Unit.SHARE)

    assert figure.data[0].customdata[0] == "<b>40.0%</b>　40 / 100　1/2 家已报　截至3月1日"


def test_only_events_of_the_shown_weeks_are_marked_and_keyed() -> None:
    figure = trend_figure(_weekly([0.4, 0.5, 0.6, 0.8]), Unit.SHARE, events=POLICY_EVENTS)

    flags = next(trace for trace in figure.data if trace.yaxis == "y3")
    key = figure.layout.annotations[-1].text
    assert list(flags.x) == ["2020-02-28", "2020-03-04", "2020-03-21"]
    assert (
        key == "① 2月28日 高新区有序复工　② 3月4日 低风险区不得审批复工　③ 3月21日 科技支撑复工措施"
    )


def test_flags_of_near_days_stand_in_different_rows_on_a_phone() -> None:
    weekly = _weekly([0.1 * week for week in range(1, 10)] * 2, first=date(2020, 2, 9))

    figure = trend_figure(weekly, Unit.SHARE, events=POLICY_EVENTS, compact=True)

    flags = next(trace for trace in figure.data if trace.yaxis == "y3")
    days = [date.fromisoformat(day).toordinal() for day in flags.x]
    same_row = [
        after - before
        for before, after, row, next_row in zip(days, days[1:], flags.y, flags.y[1:], strict=False)
        if row == next_row
    ]
    assert min(same_row) >= 7


def test_published_points_are_open_diamonds_and_explained() -> None:
    published = pd.DataFrame([{"on": date(2020, 3, 10), "value": 0.9, "title_zh": "<b>全国"}])

    figure = trend_figure(_weekly([0.4, 0.5, 0.6, 0.8]), Unit.SHARE, published=published)

    diamonds = figure.data[1]
    assert (diamonds.marker.symbol, diamonds.marker.color) == ("diamond", "#FFFFFF")
    assert diamonds.customdata == ("2020年3月10日公布：&lt;b&gt;全国 90.0%",)
    assert figure.layout.annotations[-1].text == "◇ 当时公布数"


def test_lines_that_end_together_are_named_without_overlap() -> None:
    weekly = pd.concat(
        [
            _weekly([0.4, 0.5, 0.6, 0.80]).assign(series_zh="企业"),
            _weekly([0.5, 0.6, 0.7, 0.80]).assign(series_zh="规上<企业>"),
        ]
    )

    figure = trends_figure(weekly, Unit.SHARE)

    labels = list(figure.layout.annotations)
    assert [label.text for label in labels] == [
        "<b>企业 80.0%</b>", "<b>规上&lt;企业&gt; 80.0%</b>",
    ]  # fmt: skip
    assert abs(labels[0].y - labels[1].y) > 0.02
    assert {trace.line.dash for trace in figure.data} == {"solid", "dash"}


@pytest.mark.parametrize("compact", [False, True])
def test_nine_lines_that_end_together_are_named_without_overlap_in_a_higher_figure(
    compact: bool,
) -> None:
    names = ["全国", *"甲乙丙丁戊己庚辛"]
    weekly = pd.concat([_weekly([0.4, 0.5, 0.6, 0.8]).assign(series_zh=name) for name in names])

    figure = trends_figure(
        weekly, Unit.SHARE, looks=COMPARED, reference_zh="全国", events=POLICY_EVENTS,
        compact=compact,
    )  # fmt: skip

    labels = [label for label in figure.layout.annotations if label.xanchor == "left" and label.y]
    heights = sorted(label.y for label in labels)
    low, high = figure.layout.yaxis.range
    plot = figure.layout.height - figure.layout.margin.t - figure.layout.margin.b
    span = figure.layout.yaxis.domain[1] - figure.layout.yaxis.domain[0]
    apart = [(above - below) / (high - low) * plot * span for below, above in pairwise(heights)]
    assert len(heights) == 9
    assert min(apart) >= 17 * (2 if compact else 1) - 1e-6
    assert heights[0] >= low
    assert figure.data[0].line.color == REFERENCE.colour
    assert go.Figure(figure.to_dict()).layout.height == figure.layout.height


def test_a_phone_gets_neither_strip_nor_key() -> None:
    figure = trend_figure(
        _weekly([0.4, 0.5, 0.6, 0.8]), Unit.SHARE, events=POLICY_EVENTS, compact=True
    )

    assert [trace.type for trace in figure.data] == ["scatter", "scatter"]
    assert _texts(figure) == ["<b>80.0%</b>"]


@pytest.mark.parametrize("compact", [False, True])
def test_a_trend_is_a_valid_figure(compact: bool) -> None:
    published = pd.DataFrame([{"on": date(2020, 3, 10), "value": 0.9, "title_zh": "全国"}])
    figure = trend_figure(
        _weekly([0.4, None, 0.6, 0.8]),
        Unit.SHARE,
        events=POLICY_EVENTS,
        published=published,
        compact=compact,
    )

    assert go.Figure(figure.to_dict()).layout.height == figure.layout.height


def test_no_reports_at_all_give_an_empty_figure() -> None:
    assert not trend_figure(_weekly([]), Unit.SHARE).data


def _weekly(values: Sequence[float | None], first: date = SUNDAYS[0]) -> pd.DataFrame:
    rows: list[dict[str, Any]] = [
        {
            "week_ending": date.fromordinal(first.toordinal() + 7 * number),
            "value": value,
            "numerator": None if value is None else value * 100,
            "denominator": None if value is None else 100,
            "units": 0 if value is None else 1,
            "expected": 2,
        }
        for number, value in enumerate(values)
    ]
    columns = ["week_ending", "value", "numerator", "denominator", "units", "expected"]
    return pd.DataFrame(rows, columns=columns).astype({"value": "Float64"})


def _texts(figure: go.Figure) -> list[str]:
    return [note.text for note in figure.layout.annotations]
