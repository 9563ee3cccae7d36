"""Native charts: what a presenter can still edit in PowerPoint or WPS."""

from typing import Any, Final, cast

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION
from pptx.util import Pt

from figures.briefing.pptx_colours import rgb
from figures.briefing.pptx_parts import TYPEFACE_ZH, Box, set_east_asian
from figures.drawing.charts import Chart, ChartKind
from figures.theme import GREY_DARK, GREY_LIGHT, GRID, SERIES

_TYPES: Final = {
    ChartKind.BARS: XL_CHART_TYPE.BAR_CLUSTERED,
    ChartKind.COLUMNS: XL_CHART_TYPE.COLUMN_CLUSTERED,
    ChartKind.LINES: XL_CHART_TYPE.LINE_MARKERS,
}
_FEW: Final = 6
_MANY: Final = 12  # categories; more have smaller letters
_NOW_AND_BEFORE: Final = (SERIES[0], GREY_LIGHT)  # this week, and a paler week before


def add_chart(slide: Any, chart: Chart, box: Box, title_zh: str) -> None:
    """The chart in its box; numbers on bars, names at the lines."""
    data = cast("Any", CategoryChartData)(number_format=chart.number_format)
    data.categories = _from_below(chart, list(chart.categories))
    for series in chart.series:
        data.add_series(series.name_zh, _from_below(chart, list(series.values)))
    frame = slide.shapes.add_chart(_TYPES[chart.kind], *box.place, data)
    frame.name = "图表"
    frame._element.nvGraphicFramePr.cNvPr.set("descr", title_zh)
    _dress(frame.chart, chart)


def _from_below(chart: Chart, items: list[Any]) -> list[Any]:
    """Lying bars are counted from below; people read from above."""
    return items[::-1] if chart.kind is ChartKind.BARS else items


def _dress(drawn: Any, chart: Chart) -> None:
    many = len(chart.categories) > _MANY
    _letters(drawn.font, 10 if many else 12)
    drawn.has_title = False
    drawn.has_legend = len(chart.series) > 1
    if drawn.has_legend:
        drawn.legend.position = XL_LEGEND_POSITION.BOTTOM
        drawn.legend.include_in_layout = False
    values = drawn.value_axis
    values.has_major_gridlines = True
    values.major_gridlines.format.line.color.rgb = rgb(GRID)
    values.format.line.fill.background()
    values.tick_labels.number_format = chart.number_format
    values.tick_labels.number_format_is_linked = False
    if chart.lowest is not None:
        values.minimum_scale = chart.lowest
    if chart.highest is not None:
        values.maximum_scale = chart.highest
    drawn.category_axis.format.line.color.rgb = rgb(GREY_LIGHT)
    drawn.category_axis.has_major_gridlines = False
    for plot in drawn.plots:
        _plot(plot, chart, many=many)


def _plot(plot: Any, chart: Chart, *, many: bool) -> None:
    is_line = chart.kind is ChartKind.LINES
    colours = SERIES if is_line else _NOW_AND_BEFORE
    for series, colour in zip(plot.series, colours, strict=False):
        if is_line:
            series.format.line.color.rgb = rgb(colour)
            series.format.line.width = Pt(2.25)
            series.smooth = False
            series.marker.format.fill.solid()
            series.marker.format.fill.fore_color.rgb = rgb(colour)
            series.marker.format.line.color.rgb = rgb(colour)
            series.marker.size = 5
        else:
            series.format.fill.solid()
            series.format.fill.fore_color.rgb = rgb(colour)
    for place, own in enumerate(chart.colours):
        point = plot.series[0].points[place]
        point.format.fill.solid()
        point.format.fill.fore_color.rgb = rgb(own)
    if is_line and len(chart.series) > 1:
        return
    if not is_line:
        plot.gap_width = 40 if len(chart.categories) > _FEW else 120
    plot.has_data_labels = True
    labels = plot.data_labels
    labels.number_format, labels.number_format_is_linked = chart.number_format, False
    labels.position = XL_LABEL_POSITION.ABOVE if is_line else XL_LABEL_POSITION.OUTSIDE_END
    _letters(labels.font, 9 if many else 11)


def _letters(font: Any, size: float) -> None:
    font.size, font.name = Pt(size), TYPEFACE_ZH
    font.color.rgb = rgb(GREY_DARK)
    set_east_asian(font._element)
