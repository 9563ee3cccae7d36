"""Native charts: what a presenter can still edit in PowerPoint or WPS."""

from collections.abc import Iterator
from typing import Any, Final, cast

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_TICK_LABEL_POSITION,
)
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from figures.briefing.pptx_canvas import Box
from figures.briefing.pptx_colours import rgb
from figures.briefing.pptx_events import add_events
from figures.briefing.pptx_parts import TYPEFACE_ZH, set_east_asian
from figures.briefing.pptx_plot import BELOW, fix_plot, plot_of
from figures.drawing.chart_plot import NOW_AND_BEFORE
from figures.drawing.charts import Chart, ChartKind, side_by_side, tick_format, value_ticks
from figures.theme import GREY_DARK, GREY_LIGHT, GRID, SERIES

_TYPES: Final = {
    ChartKind.BARS: XL_CHART_TYPE.BAR_CLUSTERED,
    ChartKind.COLUMNS: XL_CHART_TYPE.COLUMN_CLUSTERED,
    ChartKind.LINES: XL_CHART_TYPE.LINE_MARKERS,
}
_FEW: Final = 6
_MANY: Final = 16  # weeks; more have smaller letters


def add_chart(slide: Any, chart: Chart, box: Box, title_zh: str) -> None:
    """The chart in its box; numbers on bars and at the ends of lines."""
    parts = side_by_side(chart)
    longest = len(parts[0].categories)
    for part, place in zip(parts, box.columns(len(parts), 0.2), strict=True):
        share = len(part.categories) / longest if longest else 1.0
        height = (box.height - BELOW) * share + BELOW  # one thickness of bar in all of them
        _add_one(slide, part, Box(place.left, place.top, place.width, height), title_zh)


def _add_one(slide: Any, chart: Chart, box: Box, title_zh: str) -> None:
    data = cast("Any", CategoryChartData)(number_format=chart.number_format)
    data.categories = list(chart.categories)
    for series in chart.series:
        data.add_series(series.name_zh, list(series.values))
    frame = slide.shapes.add_chart(_TYPES[chart.kind], *box.place, data)
    frame.name = "图表"
    frame._element.nvGraphicFramePr.cNvPr.set("descr", title_zh)
    _dress(frame.chart, chart)
    plot = plot_of(chart, box)
    if plot is not None:
        fix_plot(frame.chart, plot)
        add_events(slide, chart, box, plot)


def _dress(drawn: Any, chart: Chart) -> None:
    _letters(drawn.font, 10 if len(chart.categories) > _MANY else 12)
    drawn.has_title = False
    drawn.has_legend = chart.needs_key
    if drawn.has_legend:
        drawn.legend.position = XL_LEGEND_POSITION.BOTTOM
        drawn.legend.include_in_layout = False
    _dress_axes(drawn, chart)
    for plot in drawn.plots:
        _paint(plot, chart)
        _label(plot, chart)


def _dress_axes(drawn: Any, chart: Chart) -> None:
    """The round numbers of the screen; lying bars are read from above, as their series are."""
    ticks = value_ticks(chart)
    values, names = drawn.value_axis, drawn.category_axis
    values.has_major_gridlines = True
    values.major_gridlines.format.line.color.rgb = rgb(GRID)
    values.format.line.fill.background()
    values.tick_labels.number_format = tick_format(chart, ticks)
    values.tick_labels.number_format_is_linked = False
    values.minimum_scale, values.maximum_scale = ticks[0], ticks[-1]
    values.major_unit = ticks[1] - ticks[0]
    names.format.line.color.rgb = rgb(GREY_LIGHT)
    names.has_major_gridlines = False
    if chart.kind is ChartKind.BARS:
        names.reverse_order = True
        values.tick_label_position = XL_TICK_LABEL_POSITION.HIGH  # below, as on the screen
        _show_every_name(names)


def _show_every_name(names: Any) -> None:
    """PowerPoint leaves out every second name where it sees no room."""
    element = names._element
    for old in element.findall(f"{{{element.nsmap['c']}}}tickLblSkip"):
        element.remove(old)
    skip = parse_xml(f'<c:tickLblSkip {nsdecls("c")} val="1"/>')
    last = element.find(f"{{{element.nsmap['c']}}}noMultiLvlLbl")
    if last is None:
        element.append(skip)
    else:
        last.addprevious(skip)


def _paint(plot: Any, chart: Chart) -> None:
    is_line = chart.kind is ChartKind.LINES
    if not is_line:
        plot.gap_width = 40 if len(chart.categories) > _FEW else 120
    for series, colour in zip(plot.series, SERIES if is_line else NOW_AND_BEFORE, strict=False):
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


def _label(plot: Any, chart: Chart) -> None:
    """The number of every bar, and of every line the last."""
    if chart.kind is ChartKind.LINES:
        for rank, place, position in _ends(chart):
            label = plot.series[rank].points[place].data_label
            label.position = position
            _letters(label.font, 11)
        return
    plot.has_data_labels = True
    labels = plot.data_labels
    labels.number_format, labels.number_format_is_linked = chart.number_format, False
    labels.position = XL_LABEL_POSITION.OUTSIDE_END
    _letters(labels.font, 11)


def _ends(chart: Chart) -> Iterator[tuple[int, int, Any]]:
    """Which point of each line is its last, and where its number stands clear of the others."""
    last = {
        rank: max(place for place, value in enumerate(one.values) if value is not None)
        for rank, one in enumerate(chart.series)
        if any(value is not None for value in one.values)
    }
    ranked = sorted(last, key=lambda rank: chart.series[rank].values[last[rank]] or 0.0)
    for rank in ranked:
        position = XL_LABEL_POSITION.RIGHT
        if len(ranked) > 1 and rank in {ranked[0], ranked[-1]}:
            is_highest = rank == ranked[-1]
            position = XL_LABEL_POSITION.ABOVE if is_highest else XL_LABEL_POSITION.BELOW
        yield rank, last[rank], position


def _letters(font: Any, size: float) -> None:
    font.size, font.name = Pt(size), TYPEFACE_ZH
    font.color.rgb = rgb(GREY_DARK)
    set_east_asian(font._element)
