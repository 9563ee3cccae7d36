"""A chart as shapes: each value tells what it is, and no words run into each other at any size."""

import re
from typing import Final

import pytest

from figures.axes import text_width
from figures.briefing.html_charts import slide_chart
from figures.briefing.story import Slide
from figures.cards import Card
from figures.drawing.chart_drawing import draw_chart
from figures.drawing.charts import Chart, ChartKind, Event, Series, side_by_side, value_ticks
from figures.drawing.shapes import Anchor, Area, Drawing, Mark, Words
from figures.drawing.svg import svg_text
from geo.places.division_register import provinces

PROVINCES: Final = tuple(one.short_name_zh for one in provinces())[:32]
RANKED: Final = tuple(0.993 - 0.005 * place for place in range(len(PROVINCES)))
WEEKS: Final = tuple(f"{month}/{day}" for month in range(2, 8) for day in (2, 9, 16, 23))
RANKING: Final = Chart(ChartKind.BARS, PROVINCES, (Series("企业复工率", RANKED),), columns=2)
TREND: Final = Chart(
    ChartKind.LINES,
    WEEKS,
    tuple(Series(name, (0.02, *(0.9 + place / 1_000 for place in range(1, len(WEEKS)))))
          for name in ("企业复工率", "规上企业复工率", "复岗率")),
    events=(Event(4.3, "③", "甲"), Event(5.0, "④", "乙"), Event(7.4, "⑤", "丙")),
)  # fmt: skip
PAIRS: Final = Chart(
    ChartKind.COLUMNS,
    ("企业复工率", "规上企业复工率", "复岗率"),
    (Series("本周", (0.79, 0.942, 0.915)), Series("上周（可比口径）", (0.754, 0.924, 0.899))),
)
SIZES: Final = [(768.0, 480.0), (1_048.0, 690.0), (344.0, 300.0), (900.0, 420.0)]


def boxes(drawing: Drawing) -> list[tuple[str, float, float, float, float]]:
    """Each line of words: text, left, top, right, bottom."""
    shift = {Anchor.LEFT: 0.0, Anchor.MIDDLE: 0.5, Anchor.RIGHT: 1.0}
    found = []
    for words in (shape for shape in drawing.shapes if isinstance(shape, Words)):
        width = text_width(words.text, 100) / 100 * words.size
        left = words.x - width * shift[words.anchor]
        half = words.size / 2
        found.append((words.text, left, words.y - half, left + width, words.y + half))
    return found


def clashes(drawing: Drawing) -> list[tuple[str, str]]:
    """Words that lie on other words, or leave the drawing."""
    told = boxes(drawing)
    pairs = [
        (one[0], other[0])
        for place, one in enumerate(told)
        for other in told[place + 1 :]
        if min(one[3], other[3]) - max(one[1], other[1]) > 0.5
        and min(one[4], other[4]) - max(one[2], other[2]) > 0.5
    ]
    cut = [
        (text, "edge")
        for text, left, top, right, bottom in told
        if left < -1 or top < -1 or right > drawing.width + 1 or bottom > drawing.height + 1
    ]
    return pairs + cut


@pytest.mark.parametrize("kind", ChartKind)
def test_pointing_at_a_value_tells_it(kind: ChartKind) -> None:
    series = (Series("本周", (0.5, None)), Series("<上周>", (0.4, 0.3)))
    drawing = draw_chart(Chart(kind, ("甲", "乙"), series))

    told = [shape.told_zh for shape in drawing.shapes if isinstance(shape, Area | Mark)]

    assert [one for one in sorted(told) if one] == [
        "乙\n<上周>：30.0%", "甲\n<上周>：40.0%", "甲\n本周：50.0%",
    ]  # fmt: skip
    assert "<title>乙\n&lt;上周&gt;：30.0%</title>" in svg_text(drawing)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("chart", [RANKING, TREND, PAIRS], ids=["ranking", "trend", "pairs"])
def test_no_words_run_into_each_other(chart: Chart, size: tuple[float, float]) -> None:
    width, height = size
    narrow = Chart(chart.kind, chart.categories, chart.series, events=chart.events)
    shown = narrow if width < 400 else chart

    assert clashes(draw_chart(shown, width=width, height=height)) == []


def test_every_province_is_named_with_one_decimal() -> None:
    told = [text for text, *_ in boxes(draw_chart(RANKING))]

    assert set(PROVINCES) <= set(told)
    assert "99.3%" in told
    assert len([text for text in told if re.fullmatch(r"\d+\.\d%", text)]) == len(PROVINCES)


def test_bars_of_one_length_mean_one_number_in_both_columns() -> None:
    left, right = side_by_side(RANKING)

    assert value_ticks(left) == value_ticks(right) == value_ticks(RANKING)
    assert left.categories + right.categories == PROVINCES


@pytest.mark.parametrize(
    ("values", "number_format", "ticks"),
    [
        ((0.042, 0.004), "0.0%", [0.0, 0.01, 0.02, 0.03, 0.04, 0.05]),
        ((0.993, 0.84), "0.0%", [0.0, 0.2, 0.4, 0.6, 0.8, 1.0]),
        ((169.0, 0.0), "0", [0.0, 50.0, 100.0, 150.0, 200.0]),
        ((1.0, 0.0), "0", [0.0, 1.0]),
        ((24.6, 16.2), "0.0", [0.0, 5.0, 10.0, 15.0, 20.0, 25.0]),
        ((None, None), "0.0%", [0.0, 0.2, 0.4, 0.6, 0.8, 1.0]),
    ],
)
def test_an_axis_has_round_numbers(
    values: tuple[float | None, ...], number_format: str, ticks: list[float]
) -> None:
    chart = Chart(ChartKind.BARS, ("甲", "乙"), (Series("率", values),), number_format)

    assert value_ticks(chart) == ticks


def shape(markup: str, name: str) -> float:
    """How wide the drawing for one kind of screen is, for its height."""
    found = re.search(rf'<div class="{name}"><svg[^>]*viewBox="0 0 ([\d.]+) ([\d.]+)"', markup)
    assert found is not None
    return float(found[1]) / float(found[2])


def test_a_chart_is_drawn_for_the_room_that_its_slide_leaves() -> None:
    alone = slide_chart(Slide("risk", "甲", "乙"), PAIRS)
    told = slide_chart(Slide("risk", "甲", "乙", points_zh=["丙", "丁"]), PAIRS)
    under = slide_chart(Slide("risk", "甲", "乙", cards=[Card("甲", "1")]), PAIRS)

    assert shape(under, "wide") > shape(alone, "wide") > shape(told, "wide")
    assert shape(alone, "tall") < shape(alone, "wide")
    assert shape(told, "narrow") < 1.2


@pytest.mark.parametrize("highest", [1.0, 3.0, 7.0, 12.0, 33.0, 152.0, 169.0])
def test_an_axis_of_counts_is_whole_and_reaches_the_highest(highest: float) -> None:
    counts = Chart(ChartKind.BARS, ("准时报表",), (Series("家", (highest,)),), number_format="0")

    ticks = value_ticks(counts)

    assert [tick for tick in ticks if tick != round(tick)] == []
    assert ticks[-1] >= highest
