"""Where a native chart's plot lies: office programs else choose by letters that we do not know."""

from collections.abc import Iterable
from typing import Any, Final

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from figures.axes import widest
from figures.briefing.pptx_canvas import Box
from figures.drawing.charts import Chart, ChartKind, number_zh

BELOW: Final = 0.4  # [in] the numbers of an axis
_KEY: Final = 0.35  # [in]
_EDGE: Final = 0.08  # [in]
_LETTER: Final = 12 / 72  # [in]
_UNITS: Final = 10
# The marks of a trend must meet the weeks they mean; above it there is room for their signs.
_TREND: Final = Box(0.075, 0.10, 0.845, 0.74)
_LAYOUT: Final = """
<c:layout {namespaces}><c:manualLayout><c:layoutTarget val="inner"/>
<c:xMode val="edge"/><c:yMode val="edge"/><c:x val="{x:.4f}"/><c:y val="{y:.4f}"/>
<c:w val="{w:.4f}"/><c:h val="{h:.4f}"/></c:manualLayout></c:layout>
"""


def plot_of(chart: Chart, box: Box) -> Box | None:
    """The plot as shares of its chart; None where the program may choose.

    Lying bars have room for every name on the left, and on the right for the number of a bar that
    reaches the end of its axis.
    """
    if chart.events:
        return _TREND
    if chart.kind is not ChartKind.BARS:
        return None
    left = _wide(chart.categories) + 2 * _EDGE
    right = _wide([number_zh(value, chart.number_format) for value in chart.given]) + 2 * _EDGE
    below = BELOW + _KEY * chart.needs_key
    return Box(
        left / box.width,
        _EDGE / box.height,
        1 - (left + right) / box.width,
        1 - (_EDGE + below) / box.height,
    )


def fix_plot(drawn: Any, plot: Box) -> None:
    """Nail the plot to its place."""
    area = drawn._chartSpace.find(qn("c:chart")).find(qn("c:plotArea"))
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    layout = _LAYOUT.format(
        namespaces=nsdecls("c"), x=plot.left, y=plot.top, w=plot.width, h=plot.height
    )
    area.insert(0, parse_xml(layout))


def _wide(texts: Iterable[str]) -> float:
    """How wide the widest of some texts is [in]."""
    return widest(texts, _UNITS) / _UNITS * _LETTER
