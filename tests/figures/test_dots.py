"""Risk level × rate: one dot per unit that reported, the level's own rate, published marks."""

import pandas as pd
import plotly.graph_objects as go

from figures.dots import risk_dots
from figures.theme import RISK_SYMBOLS
from indicators.vocabulary import RiskLevel

UNITS = pd.DataFrame(
    [
        ("甲<区>", RiskLevel.LOW, 1.0, 100, 100),
        ("乙区", RiskLevel.LOW, 0.5, 450, 900),
        ("丙区", RiskLevel.LOW, None, None, None),
        ("丁区", RiskLevel.HIGH, 0.2, 2, 10),
    ],
    columns=["name_zh", "level", "value", "numerator", "denominator"],
).astype({"value": "Float64", "numerator": "Float64", "denominator": "Float64"})


def test_a_unit_that_did_not_report_has_no_dot_but_is_counted() -> None:
    figure = risk_dots(UNITS)

    assert figure.data[0].x == (1.0, 0.5)
    assert figure.layout.yaxis.ticktext[0].endswith("<b>低风险</b><br>2 家<br>未报 1 家")


def test_a_large_zone_weighs_more_than_a_small_one_in_the_rate_of_its_level() -> None:
    bar = risk_dots(UNITS).data[1]

    assert (bar.x[0], bar.text[1]) == (0.55, "<b>55.0%</b>")


def test_the_axis_stands_while_weeks_pass() -> None:
    ranges = {
        risk_dots(UNITS.assign(value=UNITS["value"].clip(lower=lowest))).layout.xaxis.range
        for lowest in (0.2, 0.5, 0.95)
    }

    assert len(ranges) == 1


def test_a_level_without_units_has_no_rate() -> None:
    figure = risk_dots(UNITS)

    assert (figure.data[2].x, figure.data[3].x) == ((), ())


def test_levels_have_their_own_shapes() -> None:
    dots = [trace for trace in risk_dots(UNITS, references=()).data if trace.mode == "markers"][:3]

    assert [trace.marker.symbol for trace in dots] == [RISK_SYMBOLS[level] for level in RiskLevel]


def test_the_published_rates_of_tianjin_are_open_diamonds() -> None:
    marks = risk_dots(UNITS).data[-1]

    assert (marks.x, marks.marker.symbol) == ((0.982, 0.675), "diamond-open")
    assert marks.customdata[0] == "天津低风险区（3月4日公布） 98.2%"


def test_pointing_at_a_dot_shows_name_rate_and_fraction() -> None:
    dots = risk_dots(UNITS).data[0]

    assert dots.customdata[0] == "<b>甲&lt;区&gt;</b>　100.0%<br>100 / 100<br>● 低风险"


def test_risk_dots_are_a_valid_figure() -> None:
    assert len(go.Figure(risk_dots(UNITS, compact=True).to_dict()).data) == 7
