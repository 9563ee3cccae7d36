"""Stacked bars: how many units, or how much money, of each kind stand in each part."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from figures.axes import text_width, widest
from figures.formats import ZONES_UNIT_ZH, count_zh, money_zh
from figures.theme import (
    BLUES,
    GROUND,
    INK,
    MISSING_COLOUR,
    axis,
    base_layout,
    draw,
    text_size,
)
from indicators.cards import Unit
from indicators.safe_text import escape_plotly

ROW: Final = 38  # [px]
_KEY_ROW: Final = 22  # [px]
WIDTH: Final = 700  # [px]
_COMPACT_WIDTH: Final = 360  # [px]
_DARK = frozenset(BLUES[3:])  # on these the number inside is white
_NAME_LIMIT: Final = 12  # characters of a kind; the hover says it whole


def stacked_bars(
    counts: pd.DataFrame,
    parts_zh: Sequence[str],
    *,
    unit: Unit = Unit.COUNT,
    unit_zh: str = ZONES_UNIT_ZH,
    absent_zh: str = "",
    ends_zh: Mapping[str, str] | None = None,
    width: int = WIDTH,
    compact: bool = False,
) -> go.Figure:
    """One bar per kind, divided by stage, type or source, from the palest to the deepest blue.

    Args:
        counts: kind_zh, part_zh, count; one row per kind and part. A pair without a row is empty.
        parts_zh: the parts in their order; other parts are an error of the caller.
        unit: COUNT, or MONEY where `count` is in yuan.
        unit_zh: what is counted.
        absent_zh: a last part that is no part at all, such as 未报; drawn grey.
        ends_zh: words after the total, by kind.
        width: the narrowest place the figure is meant for [px].
        compact: for a 390-pixel phone.
    """
    colours = _colours(parts_zh, absent_zh)
    table = counts.pivot_table(
        index="kind_zh", columns="part_zh", values="count", aggfunc="sum", sort=False
    ).reindex(columns=list(colours))
    kinds = [str(kind) for kind in table.index]
    totals = [int(total) for total in table.sum(axis=1)]
    ends = [
        _end(total, (ends_zh or {}).get(kind, ""), unit)
        for kind, total in zip(kinds, totals, strict=True)
    ]
    size = text_size(compact=compact)
    left = widest(map(_shortened, kinds), size) + 12
    right = widest(map("".join, ends), size) + 14
    room = _COMPACT_WIDTH if compact else width
    plot = room - left - right
    traces = [
        _part(table[part], colour, plot / max([*totals, 1]), unit, unit_zh, size)
        for part, colour in colours.items()
    ]
    key = _key_lines(colours, size, room)
    layout = _layout(kinds, max([*totals, 1]), left, right, len(key), size)
    layout["annotations"] = [
        _key(key, left),
        *(_total(row, total, ends[row]) for row, total in enumerate(totals)),
    ]
    return draw(traces, layout)


def _layout(
    kinds: Sequence[str], longest: int, left: int, right: int, key_rows: int, size: int
) -> dict[str, Any]:
    top = _KEY_ROW * key_rows + 8
    return base_layout(
        height=top + ROW * len(kinds) + 8,
        margin={"l": left, "r": right, "t": top, "b": 8},
        font={"size": size},
        barmode="stack",
        hovermode="closest",
        xaxis=axis(range=[0, longest], visible=False),
        yaxis=axis(
            range=[len(kinds) - 0.5, -0.5],
            tickvals=list(range(len(kinds))),
            ticktext=[escape_plotly(_shortened(kind)) for kind in kinds],
            tickfont={"size": size, "color": INK},
            ticklabelstandoff=4,
            showgrid=False,
            automargin=False,
        ),
    )


def _part(
    amounts: "pd.Series[float]",
    colour: str,
    px_per_unit: float,
    unit: Unit,
    unit_zh: str,
    size: int,
) -> dict[str, Any]:
    counts = [0 if pd.isna(amount) else int(amount) for amount in amounts]
    name = escape_plotly(str(amounts.name))
    return {
        "type": "bar",
        "orientation": "h",
        "name": name,
        "x": counts,
        "y": list(range(len(counts))),
        "width": 0.62,
        "marker": {"color": colour, "line": {"color": GROUND, "width": 1}},
        "text": [_inside(count, px_per_unit, size, unit) for count in counts],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "textfont": {"color": GROUND if colour in _DARK else INK, "size": size},
        "customdata": [
            f"{escape_plotly(str(kind))}　{name} <b>{_words(count, unit, unit_zh)}</b>"
            for kind, count in zip(amounts.index, counts, strict=True)
        ],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _words(amount: int, unit: Unit, unit_zh: str = "") -> str:
    return money_zh(amount) if unit is Unit.MONEY else count_zh(amount, unit_zh)


def _inside(count: int, px_per_unit: float, size: int, unit: Unit) -> str:
    """The number where its segment has room for it."""
    text = _words(count, unit)
    return text if count and text_width(text, size) + 4 <= count * px_per_unit else ""


def _shortened(kind_zh: str) -> str:
    return kind_zh if len(kind_zh) <= _NAME_LIMIT else f"{kind_zh[: _NAME_LIMIT - 1]}…"


def _colours(parts_zh: Sequence[str], absent_zh: str) -> dict[str, str]:
    """Blues as far apart as possible; the palest of all is too near to the ground."""
    last = len(BLUES) - 1
    steps = [
        round(1 + number * (last - 1) / max(len(parts_zh) - 1, 1))
        for number in range(len(parts_zh))
    ]
    blues = {part: BLUES[step] for part, step in zip(parts_zh, steps, strict=True)}
    return blues | ({absent_zh: MISSING_COLOUR} if absent_zh else {})


def _key_lines(colours: Mapping[str, str], size: int, room: int) -> list[str]:
    """The key, broken into lines where the next part has no room."""
    lines: list[str] = []
    used = room
    for part, colour in colours.items():
        width = text_width(f"■{part}　", size)
        entry = f"<span style='color:{colour}'>■</span>{escape_plotly(part)}　"
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


def _end(total: int, end_zh: str, unit: Unit) -> tuple[str, str]:
    """The total and the words after it."""
    return _words(total, unit), f"　{end_zh}" if end_zh else ""


def _total(row: int, total: int, end: tuple[str, str]) -> dict[str, Any]:
    text, after = end
    return {
        "text": f"<b>{text}</b>{escape_plotly(after)}",
        "x": total,
        "xanchor": "left",
        "xshift": 4,
        "y": row,
        "yanchor": "middle",
        "showarrow": False,
    }
