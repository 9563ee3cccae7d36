"""Trends over weeks: one line or several, with policy marks, published points and coverage."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from figures import events as marks
from figures import line_labels
from figures import lines as parts
from figures.axes import value_axis, week_axis, widest
from figures.line_looks import USUAL, LineLook
from figures.theme import COMPACT_SIZE, FONT_SIZE, axis, base_layout, draw, text_size
from indicators.cards import Unit
from indicators.events import PolicyEvent
from indicators.periods import DAYS_PER_WEEK, weeks_between

HEIGHT: Final = 380  # [px]
COMPACT_HEIGHT: Final = 320  # [px]
_WIDTH: Final = 700  # [px] the narrowest the figure is meant for; wider only spreads it
_COMPACT_WIDTH: Final = 360  # [px]
_STRIP: Final = 0.09  # share of the plot's height that the coverage strip takes
_STRIP_GAP: Final = 0.05
_TOP: Final = 8  # [px]
_FLAG_GAP: Final = 8  # [px] between the flags and the line's plot


@dataclass(frozen=True, slots=True)
class _Canvas:
    """The room the parts of a figure share."""

    weeks: Sequence[date]
    events: Sequence[PolicyEvent]
    flag_rows: Sequence[int]
    right: int
    left: int
    strip: bool
    has_published: bool
    label_rows: int
    compact: bool

    @property
    def height(self) -> int:
        """The usual one, or as much as the names at the line ends need."""
        usual = COMPACT_HEIGHT if self.compact else HEIGHT
        flags = marks.FLAG_ROW * self.flag_count + _FLAG_GAP
        return max(usual, line_labels.LABEL_GAP * self.label_rows + _TOP + flags + self.bottom)

    @property
    def notes_zh(self) -> list[str]:
        """The lines under the ticks; on a phone the marks are read by pointing at them."""
        key = [] if self.compact else marks.event_key_lines(self.events)
        return [*key, parts.PUBLISHED_ZH] if self.has_published else key

    @property
    def bottom(self) -> int:
        return line_labels.TICK_ROOM + marks.KEY_ROW * len(self.notes_zh)

    @property
    def plot_height(self) -> int:
        return self.height - _TOP - self.bottom

    @property
    def flag_count(self) -> int:
        """How many rows the flags take."""
        return max(self.flag_rows, default=-1) + 1

    @property
    def line_domain(self) -> tuple[float, float]:
        """The line's share of the plot: above the coverage strip, below the flags."""
        flags = (marks.FLAG_ROW * self.flag_count + _FLAG_GAP) / self.plot_height
        return (_STRIP + _STRIP_GAP if self.strip else 0.0, 1 - flags if self.events else 1.0)

    @property
    def line_height(self) -> float:
        low, high = self.line_domain
        return self.plot_height * (high - low)


def trend_figure(
    weekly: pd.DataFrame,
    unit: Unit,
    *,
    events: Sequence[PolicyEvent] = (),
    published: pd.DataFrame | None = None,
    noun_zh: str = "",
    compact: bool = False,
) -> go.Figure:
    """One indicator over the weeks; a week in which nobody reported is a gap, never 0.

    Args:
        weekly: one row per week: week_ending, value [unit], numerator, denominator, units,
            expected.
        unit: the unit of the indicator's card.
        events: policy marks.
        published: figures published at the time: on, value, title_zh; drawn as open diamonds.
        noun_zh: what is counted, where it is not 家.
        compact: for a 390-pixel phone: fewer ticks, no coverage strip, no key of the marks.
    """
    return trends_figure(
        weekly.assign(series_zh=""),
        unit,
        events=events,
        published=published,
        noun_zh=noun_zh,
        compact=compact,
    )


def trends_figure(
    weekly: pd.DataFrame,
    unit: Unit,
    *,
    events: Sequence[PolicyEvent] = (),
    published: pd.DataFrame | None = None,
    looks: Sequence[LineLook] = USUAL,
    reference_zh: str = "",
    noun_zh: str = "",
    compact: bool = False,
) -> go.Figure:
    """Several indicators or areas over the weeks, each named where its line ends.

    Args:
        weekly: as for `trend_figure`, with series_zh: one row per series and week.
        unit: the unit all lines share.
        events: policy marks.
        published: as for `trend_figure`.
        looks: how the lines look, in their order.
        reference_zh: the series that the others are held against, drawn broad and grey.
        noun_zh: what is counted, where it is not 家.
        compact: for a 390-pixel phone.
    """
    if weekly.empty:
        return draw(
            [], base_layout(height=HEIGHT, xaxis={"visible": False}, yaxis={"visible": False})
        )
    weeks = weeks_between(min(weekly["week_ending"]), max(weekly["week_ending"]))
    lines = parts.lines_of(weekly, weeks, looks, reference_zh)
    labels = [_label(line, unit, noun_zh, compact=compact) for line in lines]
    values = [*weekly["value"], *(() if published is None else published["value"])]
    scale = value_axis(values, unit, compact=compact)
    canvas = _canvas(
        weeks,
        events,
        labels,
        scale,
        strip=line_labels.coverage_text(lines[0]) if len(lines) == 1 and not compact else "",
        has_published=published is not None,
        compact=compact,
    )
    traces = [parts.line_trace(line, unit, noun_zh) for line in lines]
    traces += [] if published is None else [parts.published_trace(published, unit, noun_zh)]
    traces += [parts.coverage_trace(lines[0])] if canvas.strip else []
    traces += [marks.event_flags(canvas.events, canvas.flag_rows)] if canvas.events else []
    layout = _layout(canvas, scale)
    layout["annotations"] = _annotations(canvas, lines, labels, scale)
    return draw(traces, layout)


def _canvas(
    weeks: Sequence[date],
    events: Sequence[PolicyEvent],
    labels: Sequence[Sequence[str]],
    scale: dict[str, Any],
    *,
    strip: str,
    has_published: bool,
    compact: bool,
) -> _Canvas:
    first = weeks[0] - timedelta(days=DAYS_PER_WEEK - 1)
    shown = [event for event in events if first <= event.on <= weeks[-1]]
    rows = [row for label in labels for row in label] + ([strip] if strip else [])
    right = widest(rows, _label_size(compact=compact)) + 2 * line_labels.LABEL_SHIFT
    left = widest(scale["ticktext"], text_size(compact=compact)) + 8
    width = (_COMPACT_WIDTH if compact else _WIDTH) - left - right
    flag_rows = marks.flag_rows(shown, width / (DAYS_PER_WEEK * len(weeks)))
    return _Canvas(
        weeks, shown, flag_rows, right, left, bool(strip), has_published, len(rows), compact
    )


def _layout(canvas: _Canvas, scale: dict[str, Any]) -> dict[str, Any]:
    return base_layout(
        height=canvas.height,
        margin={"l": canvas.left, "r": canvas.right, "t": _TOP, "b": canvas.bottom},
        hovermode="x unified",
        bargap=0,
        shapes=marks.event_lines(canvas.events),
        xaxis=week_axis(canvas.weeks, compact=canvas.compact),
        yaxis=scale | {"domain": list(canvas.line_domain), "automargin": False},
        yaxis2=axis(visible=False, range=[0, 1], domain=[0, _STRIP]),
        yaxis3=axis(
            visible=False,
            range=[-0.5, max(canvas.flag_count, 1) - 0.5],
            domain=[1 - marks.FLAG_ROW * max(canvas.flag_count, 1) / canvas.plot_height, 1],
        ),
    )


def _annotations(
    canvas: _Canvas,
    lines: Sequence[parts.Line],
    labels: Sequence[Sequence[str]],
    scale: dict[str, Any],
) -> list[dict[str, Any]]:
    small = text_size(compact=canvas.compact)
    low, high = scale["range"]
    texts = line_labels.end_labels(
        lines, labels, (low, high), canvas.line_height, _label_size(compact=canvas.compact)
    )
    texts += [line_labels.coverage_note(lines[0], small)] if canvas.strip else []
    texts += [line_labels.foot_note(canvas.notes_zh, COMPACT_SIZE)] if canvas.notes_zh else []
    return texts


def _label(line: parts.Line, unit: Unit, noun_zh: str, *, compact: bool) -> Sequence[str]:
    rows = line.label(unit, noun_zh)
    return rows if compact else (" ".join(rows),)


def _label_size(*, compact: bool) -> int:
    return COMPACT_SIZE if compact else FONT_SIZE
