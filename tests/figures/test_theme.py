"""The look: told apart in grey print, without plotly's own template, in Chinese."""

from collections.abc import Sequence
from itertools import pairwise

from figures.theme import (
    FONT_FAMILY,
    PLOT_CONFIG,
    RISK_COLOURS,
    RISK_MARKS_ZH,
    RISK_SYMBOLS,
    STATUS_COLOURS,
    STATUS_MARKS_ZH,
    base_layout,
    draw,
)
from indicators.vocabulary import ReportStatus, RiskLevel


def test_risk_levels_differ_in_lightness_shape_and_mark() -> None:
    lightness = sorted(_lightness(colour) for colour in RISK_COLOURS.values())

    assert min(_steps(lightness)) >= 10
    assert len(set(RISK_SYMBOLS.values())) == len(set(RISK_MARKS_ZH.values())) == len(RiskLevel)


def test_reporting_statuses_differ_in_lightness_and_mark() -> None:
    lightness = sorted(_lightness(STATUS_COLOURS[status]) for status in ReportStatus)

    assert min(_steps(lightness)) >= 10
    assert len(set(STATUS_MARKS_ZH.values())) == len(ReportStatus)


def test_a_layout_keeps_what_it_does_not_replace() -> None:
    layout = base_layout(height=200, margin={"l": 40}, font={"size": 11})

    assert layout["margin"] == {"l": 40, "r": 8, "t": 8, "b": 8}
    assert layout["font"]["family"] == FONT_FAMILY
    assert layout["height"] == 200


def test_a_figure_carries_no_template_of_plotly() -> None:
    figure = draw([], base_layout())

    assert figure.to_plotly_json()["layout"]["template"] == {}


def test_the_chart_configuration_speaks_chinese_and_shows_no_logo() -> None:
    months = PLOT_CONFIG["locales"][PLOT_CONFIG["locale"]]["format"]["shortMonths"]

    assert (PLOT_CONFIG["locale"], months[2]) == ("zh-CN", "3月")
    assert PLOT_CONFIG["displaylogo"] is PLOT_CONFIG["displayModeBar"] is False


def _lightness(colour: str) -> float:
    linear = [_linear(int(colour[start : start + 2], 16) / 255) for start in (1, 3, 5)]
    red, green, blue = linear
    return float(116 * (0.2126 * red + 0.7152 * green + 0.0722 * blue) ** (1 / 3) - 16)


def _linear(channel: float) -> float:
    return float(channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4)


def _steps(values: Sequence[float]) -> list[float]:
    return [after - before for before, after in pairwise(values)]
