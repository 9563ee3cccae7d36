"""Ranked and difficulty bars: order, absent areas, changes, last week's ghost."""

import pandas as pd
import plotly.graph_objects as go

from figures.bars import difficulty_bars, ranked_bars
from figures.theme import PRIMARY, RISK_COLOURS
from indicators.cards import Unit
from indicators.vocabulary import RiskLevel

AREAS = pd.DataFrame(
    [
        ("湖北省", 0.25, -0.010),
        ("西藏自治区", None, None),
        ("广东省", 0.90, 0.012),
        ("示例<b>市", 0.50, None),
    ],
    columns=["name_zh", "value", "change"],
).astype({"value": "Float64", "change": "Float64"})
AREAS["expected"], AREAS["units"] = 4, 3


def test_areas_stand_in_order_and_the_silent_ones_last() -> None:
    figure = ranked_bars(AREAS, Unit.SHARE)

    assert figure.layout.yaxis.ticktext == ("广东", "示例&lt;b&gt;市", "湖北", "西藏")
    assert figure.data[0].x == (0.9, 0.5, 0.25, None)


def test_a_silent_area_is_marked_and_has_no_bar() -> None:
    figure = ranked_bars(AREAS, Unit.SHARE)

    absent, values = figure.data[1], figure.data[2]
    assert (absent.y, absent.text) == ((3,), ("✕ 未报",))
    assert values.text == ("90.0%", "50.0%", "25.0%", "—")


def test_a_change_for_the_worse_is_red_and_points_down() -> None:
    figure = ranked_bars(AREAS, Unit.SHARE, higher_is_better=True)

    changes = figure.data[3]
    assert changes.text == ("▲1.2", "—", "▼1.0", "—")
    assert changes.textfont.color[0] == PRIMARY
    assert changes.textfont.color[2] == RISK_COLOURS[RiskLevel.HIGH]


def test_a_change_is_never_judged_where_the_card_does_not() -> None:
    colours = ranked_bars(AREAS, Unit.SHARE, higher_is_better=None).data[3].textfont.color

    assert len(set(colours)) == 1


def test_the_average_is_a_line_with_its_name() -> None:
    figure = ranked_bars(AREAS, Unit.SHARE, average=0.79)

    assert figure.layout.shapes[0].x0 == 0.79
    assert figure.layout.annotations[-1].text == "全国 79.0%"


def test_pointing_at_an_area_shows_its_coverage() -> None:
    figure = ranked_bars(AREAS, Unit.SHARE)

    assert figure.data[0].customdata[0] == (
        "<b>广东省</b>　90.0%<br>较上周 +1.2 个百分点（可比口径）<br>3/4 家已报"
    )


def test_each_difficulty_has_last_week_behind_it() -> None:
    difficulties = pd.DataFrame(
        [("企业融资难", 0.1, 0.2, -0.1), ("员工返岗难", 0.3, None, None)],
        columns=["name_zh", "value", "previous", "change"],
    )

    figure = difficulty_bars(difficulties)

    ghost, bars = figure.data[0], figure.data[1]
    assert figure.layout.yaxis.ticktext == ("员工返岗难", "企业融资难")
    assert (ghost.x, bars.x) == ((None, 0.2), (0.3, 0.1))
    assert figure.data[4].textfont.color[1] == PRIMARY  # fewer difficulties are better


def test_bars_are_valid_figures() -> None:
    figures = [
        ranked_bars(AREAS, Unit.SHARE, average=0.5, compact=small) for small in (False, True)
    ]

    assert [len(go.Figure(figure.to_dict()).data) for figure in figures] == [4, 4]


def test_difficulties_against_the_nation_say_so_and_not_last_week() -> None:
    rows = pd.DataFrame(
        [("企业融资难", 0.3, 0.2, 0.1)], columns=["name_zh", "value", "previous", "change"]
    )

    figure = difficulty_bars(rows, against_zh="全国")

    words = [annotation.text for annotation in figure.layout.annotations]
    assert words == ["本周", "较全国（个百分点）", "□ 全国"]
    assert figure.data[1].customdata[0].endswith("较全国 +10.0 个百分点")
