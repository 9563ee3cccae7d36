"""The epidemic around one zone: cumulative cases, new cases and the level, week by week."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from figures import events as marks
from figures import line_labels
from figures.axes import value_axis, week_axis, widest
from figures.dates import date_zh
from figures.formats import count_zh, plain
from figures.risk_classes import GROUP_MARKS_ZH, GROUP_SHORT_ZH, LEVEL_CLASSES, LEVEL_TINTS
from figures.theme import (
    COMPACT_SIZE,
    GREY,
    GREY_DARK,
    GRID,
    INK,
    PRIMARY,
    axis,
    base_layout,
    draw,
    text_size,
)
from indicators.cards import Unit
from indicators.events import PolicyEvent
from indicators.periods import DAYS_PER_WEEK
from indicators.risk_groups import RiskGroup
from indicators.risk_rule import BEFORE_RULE_ZH
from indicators.safe_text import escape_plotly

HEIGHT: Final = 400  # [px]
COMPACT_HEIGHT: Final = 360  # [px]
_TOP: Final = 26  # [px]
_RIGHT: Final = 12  # [px]
_WIDTH: Final = 620  # [px]
_CUMULATIVE: Final = (0.58, 0.85)  # shares of the plot's height
_NEW: Final = (0.21, 0.46)
_LEVELS: Final = (0.0, 0.11)
_FLAGS: Final = (0.94, 1.0)
_DAY_MS: Final = 24 * 3600 * 1000


def risk_history(
    levels: pd.DataFrame, *, events: Sequence[PolicyEvent] = (), compact: bool = False
) -> go.Figure:
    """Three panels over the same weeks; weeks before the rule have no level and stay grey.

    Args:
        levels: one row per week, in order: on (date), confirmed_cumulative, new_confirmed_14d
            [cases, NA where unknown], group and group_zh (of `add_groups`), reason_zh.
        events: policy marks.
        compact: for a 390-pixel phone.
    """
    rows = levels.to_dict(orient="records")
    counts = [
        value_axis(levels[name], Unit.COUNT, compact=True)
        for name in ("confirmed_cumulative", "new_confirmed_14d")
    ]
    texts = [text for one in counts for text in one["ticktext"]]
    left = widest(texts, text_size(compact=compact)) + 8
    flags = marks.flag_rows(events, (_WIDTH - left) / (DAYS_PER_WEEK * max(len(rows), 1)))
    traces = [_cumulative(rows), _new(rows), _level_strip(rows)]
    if events:
        traces.append(marks.event_flags(events, flags))
    notes = _notes_zh(rows, events, compact=compact)
    layout = base_layout(
        height=COMPACT_HEIGHT if compact else HEIGHT,
        margin=_margin(left, len(notes)),
        hovermode="closest",
        bargap=0,
        shapes=marks.event_lines(events),
        annotations=[*_headings(left), line_labels.foot_note(notes, COMPACT_SIZE)],
        xaxis=week_axis(list(levels["on"]), compact=compact),
        **_panels(counts, max(flags, default=0)),
    )
    return draw(traces, layout)


def _margin(left: int, notes: int) -> dict[str, int]:
    foot = line_labels.TICK_ROOM + marks.KEY_ROW * notes
    return {"l": left, "r": _RIGHT, "t": _TOP, "b": foot}


def _headings(left: int) -> list[dict[str, Any]]:
    return [
        _heading("累计确诊（例）", _CUMULATIVE[1], left),
        _heading("近14日新增（例）", _NEW[1], left),
        _heading("风险等级", _LEVELS[1], left),
    ]


def _panels(counts: Sequence[dict[str, Any]], highest_flag: int) -> dict[str, Any]:
    """The axes of the panels: cumulative and new cases, the policy marks, the level."""
    cumulative, new = counts
    return {
        "yaxis": cumulative | {"domain": list(_CUMULATIVE), "automargin": False},
        "yaxis2": new | {"domain": list(_NEW), "automargin": False, "gridcolor": GRID},
        "yaxis3": axis(visible=False, range=[-0.5, highest_flag + 0.5], domain=list(_FLAGS)),
        "yaxis4": axis(visible=False, range=[0, 1], domain=list(_LEVELS)),
    }


def _cumulative(rows: Sequence[dict[Any, Any]]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": [str(row["on"]) for row in rows],
        "y": [plain(row["confirmed_cumulative"]) for row in rows],
        "connectgaps": False,
        "cliponaxis": False,
        "line": {"color": PRIMARY, "width": 2.5},
        "marker": {"color": PRIMARY, "size": 5},
        **_hover(rows),
    }


def _new(rows: Sequence[dict[Any, Any]]) -> dict[str, Any]:
    return {
        "type": "bar",
        "yaxis": "y2",
        "x": [str(row["on"]) for row in rows],
        "y": [plain(row["new_confirmed_14d"]) for row in rows],
        "width": 5 * _DAY_MS,
        "marker": {"color": GREY},
        **_hover(rows),
    }


def _level_strip(rows: Sequence[dict[Any, Any]]) -> dict[str, Any]:
    """One cell per week, tinted and marked."""
    return {
        "type": "bar",
        "yaxis": "y4",
        "x": [str(row["on"]) for row in rows],
        "y": [1] * len(rows),
        "width": 6.6 * _DAY_MS,
        "marker": {"color": [LEVEL_TINTS.get(row["group"], GRID) for row in rows]},
        "text": [GROUP_MARKS_ZH.get(row["group"], "") for row in rows],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "textfont": {
            "color": [_mark_colour(row["group"]) for row in rows],
            "size": COMPACT_SIZE,
        },
        **_hover(rows),
    }


def _mark_colour(group: str) -> str:
    known = group in LEVEL_CLASSES and group != RiskGroup.UNKNOWN
    return LEVEL_CLASSES[group].colour if known else GREY_DARK


def _hover(rows: Sequence[dict[Any, Any]]) -> dict[str, Any]:
    return {
        "customdata": [
            f"<b>{_day(row['on'])}</b>　{escape_plotly(row['group_zh'])}<br>"
            f"近14日新增 {count_zh(row['new_confirmed_14d'], '例')}，"
            f"累计 {count_zh(row['confirmed_cumulative'], '例')}"
            for row in rows
        ],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _day(on: date) -> str:
    return f"{date_zh(on)}24时"


def _notes_zh(
    rows: Sequence[dict[Any, Any]], events: Sequence[PolicyEvent], *, compact: bool
) -> list[str]:
    """What the marks of the strip mean, then the key of the policy marks."""
    present = {row["group"] for row in rows}
    told = [GROUP_SHORT_ZH[group] for group in reversed(RiskGroup) if group.value in present]
    if any(group not in GROUP_MARKS_ZH for group in present):
        told.append(f"灰：{BEFORE_RULE_ZH}")
    keys = [] if compact else marks.event_key_lines(events)
    return [*(["　".join(told)] if told else []), *keys]


def _heading(text: str, y: float, left: int) -> dict[str, Any]:
    """The name of a panel, above its left corner."""
    return {
        "text": f"<b>{text}</b>",
        "xref": "paper",
        "x": 0,
        "xanchor": "left",
        "xshift": -left,
        "yref": "paper",
        "y": y,
        "yanchor": "bottom",
        "yshift": 8,  # above the label of the highest tick
        "showarrow": False,
        "font": {"color": INK, "size": COMPACT_SIZE},
    }
