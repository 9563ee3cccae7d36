"""How many zones stood at each risk level, week by week, as a table of tinted numbers."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from figures.axes import category_axis, widest
from figures.dates import date_zh, day_zh
from figures.formats import count_zh
from figures.risk_classes import GROUP_SHORT_ZH, LEVEL_CLASSES, LEVEL_TINTS
from figures.theme import GREY_DARK, GROUND, INK, base_layout, draw, text_size
from indicators.risk_groups import RiskGroup

ROW: Final = 46  # [px]
COMPACT_WEEKS: Final = 8
_HEAD: Final = 30  # [px] for the weeks
_GROUPS: Final = tuple(group for group in RiskGroup if group is not RiskGroup.UNKNOWN)
_MOST_LABELS: Final = 7
_COMPACT_LABELS: Final = 4


def group_weeks(counts: pd.DataFrame, *, compact: bool = False) -> go.Figure:
    """Levels as rows, weeks as columns, the number of zones in each cell; a 0 stays blank.

    The tint deepens with the square root of the number, or a handful beside 160 would not show.

    Args:
        counts: on (date), group (code word of RiskGroup), zones; a pair without a row is 0.
        compact: for a 390-pixel phone: only the last eight weeks.
    """
    weeks = sorted(set(counts["on"]))[-COMPACT_WEEKS if compact else 0 :]
    known = {
        (row["group"], row["on"]): int(row["zones"]) for row in counts.to_dict(orient="records")
    }
    size = text_size(compact=compact)
    traces = [
        _row(number, group, [known.get((group.value, week), 0) for week in weeks], weeks, size)
        for number, group in enumerate(_GROUPS)
    ]
    names = [_name(group) for group in _GROUPS]
    layout = base_layout(
        height=_HEAD + ROW * len(_GROUPS) + 8,
        margin={"l": widest(["● 高风险"], size) + 12, "r": 12, "t": _HEAD, "b": 8},
        hovermode="closest",
        xaxis=category_axis([""] * len(weeks), size, "top") | _week_ticks(weeks, compact=compact),
        yaxis=category_axis(names, size, "left")
        | {"range": [len(_GROUPS) - 0.5, -0.5], "ticktext": names},
    )
    return draw(traces, layout)


def _row(
    number: int, group: RiskGroup, zones: Sequence[int], weeks: Sequence[date], size: int
) -> dict[str, Any]:
    return {
        "type": "heatmap",
        "x": list(range(len(weeks))),
        "y": [number],
        "z": [[count**0.5 for count in zones]],
        "zmin": 0,
        "zmax": max(max(zones, default=0) ** 0.5, 1),
        "colorscale": [[0, GROUND], [1, LEVEL_TINTS[group]]],
        "showscale": False,
        "xgap": 1,
        "ygap": 2,
        "text": [[count_zh(count) if count else "" for count in zones]],
        "texttemplate": "%{text}",
        "textfont": {"size": size, "color": INK},
        "customdata": [
            [
                f"{date_zh(week)}　{group.label_zh} <b>{count_zh(count, '家')}</b>"
                for week, count in zip(weeks, zones, strict=True)
            ]
        ],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _name(group: RiskGroup) -> str:
    mark, name = GROUP_SHORT_ZH[group].split()
    return f"<span style='color:{LEVEL_CLASSES[group].colour}'>{mark}</span> {name}"


def _week_ticks(weeks: Sequence[date], *, compact: bool) -> dict[str, Any]:
    stride = -(-len(weeks) // (_COMPACT_LABELS if compact else _MOST_LABELS)) or 1
    ticked = list(range(len(weeks)))[::-1][::stride][::-1]
    return {
        "tickvals": ticked,
        "ticktext": [day_zh(weeks[number]) for number in ticked],
        "tickfont": {"color": GREY_DARK, "size": text_size(compact=compact)},
        "tickangle": 0,
    }
