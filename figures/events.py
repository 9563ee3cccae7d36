"""Policy marks on a time axis: dotted lines, numbered flags on top, a key below."""

from collections.abc import Sequence
from typing import Any, Final

from figures.axes import rows_without_overlap
from figures.dates import day_zh
from figures.theme import GREY, GREY_DARK, GROUND, INK
from indicators.events import PolicyEvent
from indicators.safe_text import escape_plotly

FLAG_SIZE: Final = 15  # [px]
FLAG_ROW: Final = 17  # [px] height of one row of flags
KEY_ROW: Final = 17  # [px] height of one row of the key

_KEYS_PER_ROW: Final = 4
_HOVER_WIDTH: Final = 24  # [characters]
_CIRCLED_ONE: Final = ord("①")


def flag_rows(events: Sequence[PolicyEvent], px_per_day: float) -> list[int]:
    """The row of each flag, so that flags of near days do not cover each other."""
    days = [float(event.on.toordinal()) for event in events]
    return rows_without_overlap(days, (FLAG_SIZE + 2) / px_per_day)


def event_lines(events: Sequence[PolicyEvent]) -> list[dict[str, Any]]:
    """Thin dotted lines through the plot at the days of the events."""
    return [
        {
            "type": "line",
            "layer": "below",
            "x0": str(event.on),
            "x1": str(event.on),
            "yref": "paper",
            "y0": 0,
            "y1": 1,
            "line": {"color": GREY, "width": 1, "dash": "dot"},
        }
        for event in events
    ]


def event_flags(events: Sequence[PolicyEvent], rows: Sequence[int]) -> dict[str, Any]:
    """The flags as a trace on the axis `y3`, numbered; pointing at one shows the document."""
    return {
        "type": "scatter",
        "mode": "markers+text",
        "yaxis": "y3",
        "x": [str(event.on) for event in events],
        "y": list(rows),
        "text": [str(number) for number in range(1, len(events) + 1)],
        "textfont": {"size": 10, "color": INK},
        "textposition": "middle center",
        "marker": {
            "symbol": "circle",
            "size": FLAG_SIZE,
            "color": GROUND,
            "line": {"color": GREY_DARK, "width": 1},
        },
        "hovertemplate": "%{customdata}<extra></extra>",
        "customdata": [_hover(event) for event in events],
        "cliponaxis": False,
    }


def event_key_lines(events: Sequence[PolicyEvent], per_row: int = _KEYS_PER_ROW) -> list[str]:
    """The key under a figure: ① 2月6日 火炬便利化服务, a few to a row; also for slides."""
    keys = [
        f"{chr(_CIRCLED_ONE + number)} {day_zh(event.on)} {escape_plotly(event.title_zh)}"
        for number, event in enumerate(events)
    ]
    return ["　".join(keys[start : start + per_row]) for start in range(0, len(keys), per_row)]


def _hover(event: PolicyEvent) -> str:
    title = f"<b>{escape_plotly(event.title_zh)}</b>"
    document = wrapped(event.document_zh, _HOVER_WIDTH)
    return "<br>".join([title, *map(escape_plotly, document)])


def wrapped(text: str, width: int) -> list[str]:
    """A Chinese text cut into lines of equal length."""
    return [text[start : start + width] for start in range(0, len(text), width)]
