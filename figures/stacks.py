"""Stacked bars: how many units of each kind stand in each stage or type."""

from collections.abc import Sequence
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from figures.axes import text_width, widest
from figures.formats import ZONES_UNIT_ZH, count_zh
from figures.theme import (
    BLUES,
    GROUND,
    INK,
    axis,
    base_layout,
    draw,
    text_size,
)
from indicators.safe_text import escape_plotly

ROW: Final = 38  # [px]
_KEY_ROW: Final = 22  # [px]
_WIDTH: Final = 700  # [px]
_COMPACT_WIDTH: Final = 360  # [px]
_DARK_FROM: Final = 3  # from this blue on, the number inside is white


def stacked_bars(
    counts: pd.DataFrame,
    parts_zh: Sequence[str],
    *,
    unit_zh: str = ZONES_UNIT_ZH,
    compact: bool = False,
) -> go.Figure:
    """One bar per kind, divided by stage or type, from the palest to the deepest blue.

    Args:
        counts: kind_zh, part_zh, count; one row per kind and part. A pair without a row is empty.
        parts_zh: the parts in their order; other parts are an error of the caller.
        unit_zh: what is counted.
        compact: for a 390-pixel phone.
    """
    table = counts.pivot_table(
        index="kind_zh", columns="part_zh", values="count", aggfunc="sum", sort=False
    ).reindex(columns=list(parts_zh))
    kinds = [str(kind) for kind in table.index]
    totals = [int(total) for total in table.sum(axis=1)]
    size = text_size(compact=compact)
    left, right = widest(kinds, size) + 12, widest(map(count_zh, totals), size) + 12
    plot = (_COMPACT_WIDTH if compact else _WIDTH) - left - right
    px_per_unit = plot / max([*totals, 1])
    traces = [
        _part(table, part, blue, px_per_unit, size, unit_zh)
        for part, blue in zip(parts_zh, _blues(len(parts_zh)), strict=True)
    ]
    key = _key_lines(parts_zh, size, compact=compact)
    top = _KEY_ROW * len(key) + 8
    layout = base_layout(
        height=top + ROW * len(kinds) + 8,
        margin={"l": left, "r": right, "t": top, "b": 8},
        font={"size": size},
        barmode="stack",
        hovermode="closest",
        annotations=[_key(key, left), *(_total(row, total) for row, total in enumerate(totals))],
        xaxis=axis(range=[0, max([*totals, 1])], visible=False),
        yaxis=axis(
            range=[len(kinds) - 0.5, -0.5],
            tickvals=list(range(len(kinds))),
            ticktext=[escape_plotly(kind) for kind in kinds],
            tickfont={"size": size, "color": INK},
            ticklabelstandoff=4,
            showgrid=False,
            automargin=False,
        ),
    )
    return draw(traces, layout)


def _part(
    table: pd.DataFrame, part_zh: str, blue: int, px_per_unit: float, size: int, unit_zh: str
) -> dict[str, Any]:
    counts = [0 if pd.isna(count) else int(count) for count in table[part_zh]]
    name = escape_plotly(part_zh)
    return {
        "type": "bar",
        "orientation": "h",
        "name": name,
        "x": counts,
        "y": list(range(len(counts))),
        "width": 0.62,
        "marker": {"color": BLUES[blue], "line": {"color": GROUND, "width": 1}},
        "text": [_inside(count, px_per_unit, size) for count in counts],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "textfont": {"color": GROUND if blue >= _DARK_FROM else INK, "size": size},
        "customdata": [
            f"{escape_plotly(str(kind))}　{name} <b>{count_zh(count, unit_zh)}</b>"
            for kind, count in zip(table.index, counts, strict=True)
        ],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _inside(count: int, px_per_unit: float, size: int) -> str:
    """The number where its segment has room for it."""
    text = count_zh(count)
    return text if count and text_width(text, size) + 4 <= count * px_per_unit else ""


def _blues(parts: int) -> list[int]:
    """Which blues to use, as far apart as possible; the palest is too near to the ground."""
    last = len(BLUES) - 1
    return [round(1 + number * (last - 1) / max(parts - 1, 1)) for number in range(parts)]


def _key_lines(parts_zh: Sequence[str], size: int, *, compact: bool) -> list[str]:
    """The key, broken into lines where the next part has no room."""
    lines: list[str] = []
    used = room = _COMPACT_WIDTH if compact else _WIDTH
    for part, blue in zip(parts_zh, _blues(len(parts_zh)), strict=True):
        width = text_width(f"■{part}　", size)
        entry = f"<span style='color:{BLUES[blue]}'>■</span>{escape_plotly(part)}　"
        if used + width > room:
            lines, used = [*lines, ""], 0
        lines[-1] += entry
        used += width
    return lines


def _key(lines: Sequence[str], left: int) -> dict[str, Any]:
    return {
        "text": "<br>".join(lines),
        "xref": "paper",
        "x": 0,
        "xanchor": "left",
        "xshift": -left,
        "yref": "paper",
        "y": 1,
        "yanchor": "bottom",
        "align": "left",
        "showarrow": False,
        "font": {"color": INK},
    }


def _total(row: int, total: int) -> dict[str, Any]:
    return {
        "text": f"<b>{count_zh(total)}</b>",
        "x": total,
        "xanchor": "left",
        "xshift": 4,
        "y": row,
        "yanchor": "middle",
        "showarrow": False,
    }
