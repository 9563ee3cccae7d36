"""The words around the lines of a trend: names and values at their ends, notes below the ticks."""

from collections.abc import Sequence
from typing import Any, Final

from figures.axes import spread
from figures.formats import count_zh, is_missing
from figures.lines import Line
from figures.theme import GREY_DARK
from indicators.safe_text import escape_plotly

LABEL_GAP: Final = 17  # [px] between the rows of labels at the line ends
LABEL_SHIFT: Final = 3  # [px] from the plot to the labels
TICK_ROOM: Final = 28  # [px] for the ticks, above the notes


def end_labels(
    lines: Sequence[Line],
    labels: Sequence[Sequence[str]],
    span: tuple[float, float],
    plot_height: float,
    size: int,
) -> list[dict[str, Any]]:
    """The names and last values to the right of the lines, moved apart where lines end close.

    Args:
        lines: the lines.
        labels: the rows of text of each line's label.
        span: lowest and highest value of the axis.
        plot_height: of the lines' part of the plot [px].
        size: of the text [px].
    """
    drawn = [
        (line, label, line.last_value)
        for line, label in zip(lines, labels, strict=True)
        if line.last_value is not None
    ]
    low, high = span
    rows = max((len(label) for _, label, _ in drawn), default=1)
    gap = LABEL_GAP * rows * (high - low) / plot_height
    heights = spread([float(value or 0) for _, _, value in drawn], gap, low, high)
    return [
        {
            "text": "<br>".join(f"<b>{escape_plotly(row)}</b>" for row in label),
            "xref": "paper",
            "x": 1,
            "xanchor": "left",
            "xshift": LABEL_SHIFT,
            "y": height,
            "yanchor": "middle",
            "align": "left",
            "showarrow": False,
            "font": {"size": size, "color": line.look.letters or line.look.colour},
        }
        for (line, label, _), height in zip(drawn, heights, strict=True)
    ]


def foot_note(lines_zh: Sequence[str], size: int) -> dict[str, Any]:
    """The key of the marks, under the ticks."""
    return {
        "text": "<br>".join(lines_zh),
        "xref": "paper",
        "x": 0,
        "xanchor": "left",
        "yref": "paper",
        "y": 0,
        "yanchor": "top",
        "yshift": -TICK_ROOM,
        "align": "left",
        "showarrow": False,
        "font": {"size": size, "color": GREY_DARK},
    }


def coverage_text(line: Line) -> str:
    """What the strip is, and how many units of the last week it stands for."""
    last = line.weekly.iloc[-1]
    known = not is_missing(last["expected"]) and not is_missing(last["units"])
    return f"填报率 {count_zh(last['units'])}/{count_zh(last['expected'])}" if known else "填报率"


def coverage_note(line: Line, size: int) -> dict[str, Any]:
    """The name of the strip, to its right."""
    return {
        "text": coverage_text(line),
        "xref": "paper",
        "x": 1,
        "xanchor": "left",
        "xshift": LABEL_SHIFT,
        "yref": "y2 domain",
        "y": 0.5,
        "yanchor": "middle",
        "showarrow": False,
        "font": {"size": size, "color": GREY_DARK},
    }
