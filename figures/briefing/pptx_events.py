"""Policy marks over a native chart: thin lines and signs where the notices fall among the weeks."""

from typing import Any, Final

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches

from figures.briefing.pptx_canvas import Box
from figures.briefing.pptx_parts import draw_line, style_run
from figures.drawing.charts import Chart
from figures.theme import GREY, INK

# Where the plot lies in its chart, as shares of it: the marks must meet the weeks they mean.
_LEFT: Final = 0.075
_WIDTH: Final = 0.845
_TOP: Final = 0.10
_HEIGHT: Final = 0.74
_SIGN: Final = 0.26  # [in]
_LAYOUT: Final = """
<c:layout {namespaces}><c:manualLayout><c:layoutTarget val="inner"/>
<c:xMode val="edge"/><c:yMode val="edge"/><c:x val="{x}"/><c:y val="{y}"/>
<c:w val="{w}"/><c:h val="{h}"/></c:manualLayout></c:layout>
"""


def fix_plot(drawn: Any) -> None:
    """Nail the plot to its place, which office programs else choose by their letters."""
    area = drawn._chartSpace.find(qn("c:chart")).find(qn("c:plotArea"))
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    layout = _LAYOUT.format(namespaces=nsdecls("c"), x=_LEFT, y=_TOP, w=_WIDTH, h=_HEIGHT)
    area.insert(0, parse_xml(layout))


def add_events(slide: Any, chart: Chart, box: Box) -> None:
    """A line and a sign for each notice; what is meant stands beside the chart."""
    top = box.top + box.height * _TOP
    bottom = top + box.height * _HEIGHT
    before = [-1.0, -1.0]
    for event in chart.events:
        x = box.left + box.width * (_LEFT + _WIDTH * event.place / len(chart.categories))
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
