"""The matrix of reporting (填报矩阵): which unit reported in which week, and how."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from figures.axes import category_axis, widest
from figures.dates import date_zh, day_zh
from figures.short_names import short_place_zh, short_zone_zh
from figures.theme import (
    GREY_DARK,
    GROUND,
    INK,
    STATUS_COLOURS,
    STATUS_MARKS_ZH,
    base_layout,
    draw,
    text_size,
)
from indicators.safe_text import escape_plotly
from indicators.vocabulary import ReportStatus

ROW: Final = 15  # [px]
COMPACT_WEEKS: Final = 8
_HEAD: Final = 54  # [px] for the key and the weeks
_STATUSES: Final = tuple(ReportStatus)
_WEEK_STRIDE: Final = 3
_FEW_WEEKS: Final = 6  # all of them have room for their day
_NAME_LIMIT: Final = 8  # [characters]
_MARK_SIZE: Final = 9  # [px]


def status_matrix(statuses: pd.DataFrame, *, compact: bool = False) -> go.Figure:
    """Units by weeks, coloured by reporting status, each cell but 准时 with its mark.

    准时 is the pale ground without a mark, so that the exceptions stand out in print as well.

    Args:
        statuses: one row per unit and week: name_zh, province_zh, week_ending, status; units in
            the order of their first row, those of a province together. A pair without a row was
            not expected and stays white.
        compact: for a 390-pixel phone: only the last eight weeks.
    """
    weeks = sorted(set(statuses["week_ending"]))[-COMPACT_WEEKS if compact else 0 :]
    keys = list(zip(statuses["province_zh"], statuses["name_zh"], strict=True))
    units = list(dict.fromkeys(keys))
    cells = dict(
        zip(zip(keys, statuses["week_ending"], strict=True), statuses["status"], strict=True)
    )
    grid = [[cells.get((unit, week)) for week in weeks] for unit in units]
    provinces = _province_rows([province for province, _ in units])
    names = [name for _, name in units]
    layout = _matrix_layout(names, weeks, provinces, compact=compact)
    return draw([_status_trace(grid, names, weeks), _marks_trace(grid)], layout)


def _status_trace(
    grid: Sequence[Sequence[str | None]], names: Sequence[str], weeks: Sequence[date]
) -> dict[str, Any]:
    steps = len(_STATUSES)
    codes = {status.value: code for code, status in enumerate(_STATUSES)}
    days = [f"<br>{date_zh(week)}　" for week in weeks]
    titles = [f"<b>{escape_plotly(name)}</b>" for name in names]
    words: dict[str | None, str] = {
        None: "",
        **{status.value: status.label_zh for status in _STATUSES},
    }
    return {
        "type": "heatmap",
        "z": [[codes.get(cell) if cell else None for cell in row] for row in grid],
        "zmin": -0.5,
        "zmax": steps - 0.5,
        "colorscale": [
            [edge / steps, STATUS_COLOURS[status]]
            for code, status in enumerate(_STATUSES)
            for edge in (code, code + 1)
        ],
        "showscale": False,
        "xgap": 1,
        "ygap": 1,
        "hoverongaps": False,
        "customdata": [
            [title + day + words[cell] for cell, day in zip(row, days, strict=True)]
            for row, title in zip(grid, titles, strict=True)
        ],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _marks_trace(grid: Sequence[Sequence[str | None]]) -> dict[str, Any]:
    """The marks of all that is not 准时; white on the dark ground of 未报."""
    marked = [
        (column, row, ReportStatus(cell))
        for row, cells in enumerate(grid)
        for column, cell in enumerate(cells)
        if cell and cell != ReportStatus.ON_TIME
    ]
    return {
        "type": "scatter",
        "mode": "text",
        "x": [column for column, _, _ in marked],
        "y": [row for _, row, _ in marked],
        "text": [STATUS_MARKS_ZH[status] for _, _, status in marked],
        "textfont": {
            "size": _MARK_SIZE,
            "color": [GROUND if status is ReportStatus.MISSING else INK for _, _, status in marked],
        },
        "hoverinfo": "skip",
    }


def _matrix_layout(
    names: Sequence[str],
    weeks: Sequence[date],
    provinces: Sequence[tuple[str, int]],
    *,
    compact: bool,
) -> dict[str, Any]:
    size = text_size(compact=True)
    shown = [_shortened(name) if compact else name for name in names]
    grouped = len(provinces) > 1
    shorts = [short_place_zh(province) for province, _ in provinces]
    with_column = grouped and not compact
    left = widest(shown, size) + 12 + (widest(shorts, size) + 10 if with_column else 0)
    stride = _WEEK_STRIDE if len(weeks) > _FEW_WEEKS else 1
    ticked = list(range(len(weeks)))[::-1][::stride][::-1]
    notes = [
        _province_note(short, row, left, size)
        for short, (_, row) in zip(shorts, provinces, strict=True)
    ]
    return base_layout(
        height=_HEAD + ROW * len(names) + 8,
        margin={"l": left, "r": 24, "t": _HEAD, "b": 8},
        xaxis=category_axis([""] * len(weeks), size, "top")
        | {"tickvals": ticked, "ticktext": [day_zh(weeks[number]) for number in ticked]},
        yaxis=category_axis(shown, size, "left") | {"range": [len(names) - 0.5, -0.5]},
        annotations=[_key(), *(notes if with_column else [])],
        shapes=[_province_line(row) for _, row in provinces[1:]],
    )


def _shortened(name_zh: str) -> str:
    """A zone's name as far as a phone has room; the hover says it whole."""
    name = short_zone_zh(name_zh)
    return name if len(name) <= _NAME_LIMIT else f"{name[: _NAME_LIMIT - 1]}…"


def _province_rows(provinces: Sequence[str]) -> list[tuple[str, int]]:
    """Each run of a province with the row it begins in."""
    starts, row = [], 0
    for province, run in groupby(provinces):
        starts.append((province, row))
        row += len(list(run))
    return starts


def _province_line(row: int) -> dict[str, Any]:
    return {
        "type": "line",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "y0": row - 0.5,
        "y1": row - 0.5,
        "line": {"color": GREY_DARK, "width": 1},
    }


def _province_note(name: str, row: int, left: int, size: int) -> dict[str, Any]:
    return {
        "text": f"<b>{escape_plotly(name)}</b>",
        "xref": "paper",
        "x": 0,
        "xanchor": "left",
        "xshift": 2 - left,
        "y": row,
        "yanchor": "middle",
        "showarrow": False,
        "font": {"size": size, "color": GREY_DARK},
    }


def _key() -> dict[str, Any]:
    """What each colour and mark says, above the weeks."""
    entries = [
        f"<span style='color:{STATUS_COLOURS[status]}'>■</span>{_key_text(status)}"
        for status in _STATUSES
    ]
    return {
        "text": "　".join(entries),
        "xref": "paper",
        "x": 1,
        "xanchor": "right",
        "yref": "paper",
        "y": 1,
        "yanchor": "bottom",
        "yshift": 26,
        "showarrow": False,
        "font": {"color": INK, "size": text_size(compact=True)},
    }


def _key_text(status: ReportStatus) -> str:
    """The word with its mark in bold, in front of it where the word does not hold it."""
    mark = f"<b>{STATUS_MARKS_ZH[status]}</b>"
    if status is ReportStatus.ON_TIME:
        return status.label_zh
    rest = status.label_zh.removeprefix(STATUS_MARKS_ZH[status])
    return f"{mark}{rest}" if rest != status.label_zh else f"{mark} {rest}"
