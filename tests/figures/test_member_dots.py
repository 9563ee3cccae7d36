"""What is compared, this week: a dot each, the silent named and never drawn at 0."""

import pandas as pd
import plotly.graph_objects as go
import pytest

from figures.line_looks import COMPARED, REFERENCE
from figures.member_dots import member_dots
from indicators.cards import Unit

MEMBERS = pd.DataFrame(
    [
        ("<甲>", 0.7, 0.02, 70, 100, 1, 1),
        ("大规模", 0.9, -0.01, 900, 1000, 35, 36),
        ("丙", None, None, None, None, 0, 1),
    ],
    columns=["name_zh", "value", "change", "numerator", "denominator", "units", "expected"],
)
LOOKS = dict(zip(MEMBERS["name_zh"], COMPARED, strict=False))


def drawn(compact: bool = False) -> go.Figure:
    return member_dots(
        MEMBERS, LOOKS, Unit.SHARE, reference=0.8, reference_zh="全国",
        higher_is_better=True, compact=compact,
    )  # fmt: skip


def test_a_dot_looks_as_its_line_does_and_the_highest_is_first() -> None:
    dots = drawn().data[0]

    assert dots.x == (0.9, 0.7, None)
    assert dots.marker.symbol == (COMPARED[1].symbol, COMPARED[0].symbol, COMPARED[2].symbol)
    assert dots.marker.color[0] == COMPARED[1].colour


def test_the_silent_are_marked_and_stand_below() -> None:
    figure = drawn()

    assert (figure.data[1].text, figure.data[1].y) == (("✕ 未报",), (2,))
    assert figure.layout.yaxis.ticktext == ("大规模", "&lt;甲&gt;", "丙")


def test_every_row_says_how_many_reported() -> None:
    assert drawn().data[-1].text == ("35/36", "1/1", "0/1")


def test_the_reference_is_a_line_with_its_name() -> None:
    layout = drawn().layout

    assert layout.shapes[-1].x0 == 0.8
    assert layout.annotations[-1].text == "全国 80.0%"


def test_pointing_at_a_dot_shows_the_fraction_the_change_and_the_coverage() -> None:
    assert drawn().data[0].customdata[0] == (
        "<b>大规模</b>　90.0%<br>900 / 1,000<br>较上周 −1.0 个百分点（可比口径）<br>35/36 家已报"
    )


@pytest.mark.parametrize("compact", [False, True])
def test_the_dots_are_a_valid_figure(compact: bool) -> None:
    assert go.Figure(drawn(compact).to_dict()).layout.height == drawn(compact).layout.height


def test_one_that_is_the_reference_itself_still_has_a_dot() -> None:
    figure = member_dots(MEMBERS, LOOKS | {"大规模": REFERENCE}, Unit.SHARE)

    assert figure.data[0].marker.symbol[0] == "circle"
    assert go.Figure(figure.to_dict()).data
