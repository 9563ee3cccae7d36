"""A chart on a page, drawn for each shape of screen; the page's style shows the one that fits."""

from dataclasses import replace
from typing import Final

from figures.axes import text_width
from figures.briefing.story import Slide
from figures.drawing.chart_drawing import draw_chart, least_height
from figures.drawing.charts import Chart
from figures.drawing.svg import svg_text

# The page's style sets a slide in these lengths, whatever the screen [rem].
_WIDTH: Final = 80.6
_BESIDE: Final = 59.0  # what sentences beside the chart leave of it
_HEIGHT: Final = 37.5  # of a wide screen; the points of a drawing fill it
_TALL_HEIGHT: Final = 53.0  # of one of 4:3
_CARDS: Final = 10.7
_LINE: Final = 2.5  # of sentences, in two columns below the chart of a tall screen
_LINE_LETTERS: Final = 26
_LETTER: Final = 10
_POINTS: Final = 13.0  # of a drawing to a rem
_PHONE: Final = (344.0, 300.0)  # [px]

Size = tuple[float, float]


def slide_chart(slide: Slide, chart: Chart) -> str:
    """The chart of a slide, in the room that its cards and sentences leave."""
    wide = _HEIGHT - _CARDS * bool(slide.cards)
    tall = _TALL_HEIGHT - _CARDS * bool(slide.cards) - _below(slide)
    width = _BESIDE if slide.points_zh else _WIDTH
    return chart_markup(chart, slide.title_zh, _points(width, wide), _points(_WIDTH, tall))


def chart_markup(chart: Chart, title_zh: str, wide: Size, tall: Size) -> str:
    """The chart for a wide screen, for one of 4:3 and for a phone.

    One drawing would be scaled to all of them: letters of six pixels on a phone, a third of a
    projector's screen empty.
    """
    single = chart if chart.columns == 1 else replace(chart, columns=1)
    phone = _PHONE[0], max(_PHONE[1], least_height(single))
    shapes = (("wide", chart, wide), ("tall", chart, tall), ("narrow", single, phone))
    return "".join(
        f'<div class="{name}">{_svg(shown, title_zh, size)}</div>' for name, shown, size in shapes
    )


def _svg(chart: Chart, title_zh: str, size: Size) -> str:
    return svg_text(draw_chart(chart, title_zh, width=size[0], height=size[1]))


def _below(slide: Slide) -> float:
    """How high the sentences stand below a chart."""
    lines = sum(-(-text_width(point, _LETTER) // (_LETTER * _LINE_LETTERS))
                for point in slide.points_zh)  # fmt: skip
    return _LINE * (-(-lines // 2) + 1) if lines else 0.0


def _points(width: float, height: float) -> Size:
    return width * _POINTS, height * _POINTS
