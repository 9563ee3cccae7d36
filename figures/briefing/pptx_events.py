"""Policy marks over a native chart: thin lines and signs where the notices fall among the weeks."""

from typing import Any, Final

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Inches

from figures.briefing.pptx_canvas import Box
from figures.briefing.pptx_parts import draw_line, style_run
from figures.drawing.charts import Chart
from figures.theme import GREY, INK

_SIGN: Final = 0.26  # [in]


def add_events(slide: Any, chart: Chart, box: Box, plot: Box) -> None:
    """A line and a sign for each notice; what is meant stands beside the chart.

    Args:
        slide: below the marks.
        chart: whose events they are.
        box: the chart's place.
        plot: where in it the plot is nailed to, as shares of the box.
    """
    top = box.top + box.height * plot.top
    bottom = box.top + box.height * plot.bottom
    before = [-1.0, -1.0]
    for event in chart.events:
        along = plot.left + plot.width * event.place / len(chart.categories)
        x = box.left + box.width * along
        row = 0 if x - before[0] > _SIGN else 1
        before[row] = x
        above = top - _SIGN * (row + 1)
        line = slide.shapes.add_connector(
            1, Inches(x), Inches(above + _SIGN), Inches(x), Inches(bottom)
        )
        draw_line(line, GREY, 0.75)
        line.name = event.name_zh
        _sign(slide, event.sign_zh, Box(x - _SIGN / 2, above, _SIGN, _SIGN))


def _sign(slide: Any, sign_zh: str, box: Box) -> None:
    frame = slide.shapes.add_textbox(*box.place).text_frame
    frame.word_wrap = False
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Inches(0)
    frame.paragraphs[0].alignment = PP_ALIGN.CENTER
    run = frame.paragraphs[0].add_run()
    run.text = sign_zh
    style_run(run, 12, INK)
