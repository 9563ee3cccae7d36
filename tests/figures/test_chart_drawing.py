"""A chart as shapes: each value tells where it stands, of which series, and how much it is."""

import pytest

from figures.drawing.chart_drawing import draw_chart
from figures.drawing.charts import Chart, ChartKind, Series
from figures.drawing.shapes import Area, Mark
from figures.drawing.svg import svg_text


@pytest.mark.parametrize("kind", ChartKind)
def test_pointing_at_a_value_tells_it(kind: ChartKind) -> None:
    series = (Series("本周", (0.5, None)), Series("<上周>", (0.4, 0.3)))
    drawing = draw_chart(Chart(kind, ("甲", "乙"), series, highest=1.0))

    told = [shape.told_zh for shape in drawing.shapes if isinstance(shape, Area | Mark)]

    assert [one for one in sorted(told) if one] == [
        "乙\n<上周>：30.0%", "甲\n<上周>：40.0%", "甲\n本周：50.0%",
    ]  # fmt: skip
    assert "<title>乙\n&lt;上周&gt;：30.0%</title>" in svg_text(drawing)
