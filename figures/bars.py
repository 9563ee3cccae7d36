"""Horizontal bars: areas in order of a value, and the five difficulties against last week."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from figures.formats import (
    change_zh,
    coverage_zh,
    decimal_zh,
    is_missing,
    plain,
    value_zh,
)
from figures.rows import WIDTH, column_traces, head_note, row_layout, row_table
from figures.theme import (
    BLUES,
    GREY,
    GREY_DARK,
    GROUND,
    INK,
    MISSING_MARK_ZH,
    PRIMARY,
    draw,
)
from indicators.cards import Unit
from indicators.safe_text import escape_plotly

ROW: Final = 20  # [px]
DIFFICULTY_ROW: Final = 44  # [px]
_BAR: Final = BLUES[3]
LAST_WEEK_ZH: Final = "上周"
_NOT_REPORTED_ZH: Final = f"{MISSING_MARK_ZH} 未报"


def ranked_bars(
    areas: pd.DataFrame,
    unit: Unit,
    *,
    average: float | None = None,
    average_zh: str = "全国",
    higher_is_better: bool | None = None,
    highlighted: Collection[str] = (),
    noun_zh: str = "",
    width: int = WIDTH,
    compact: bool = False,
) -> go.Figure:
    """Areas from the highest to the lowest value; those that did not report stand below, grey.

    Args:
        areas: one row per area: name_zh, value [unit], change [unit, 可比口径], and for the hover
            numerator, denominator, units, expected.
        unit: the unit of the indicator's card.
        average: the value of the whole, drawn as a line.
        average_zh: what the whole is called.
        higher_is_better: from the card; it decides which changes are red.
        highlighted: names drawn in the deep blue.
        noun_zh: what is counted, where it is not 家.
        width: the narrowest place the figure is meant for [px].
        compact: for a 390-pixel phone.
    """
    ranked = areas.sort_values("value", ascending=False, na_position="last", kind="stable")
    rows = ranked.to_dict(orient="records")
    table = row_table(rows, unit, noun_zh, compact=compact)
    colours = [PRIMARY if row["name_zh"] in highlighted else _BAR for row in rows]
    top = max([_above_zero(row["value"]) for row in rows] + [average or 0.0]) or 1.0
    traces = [
        _bars(rows, colours, unit, noun_zh),
        _absent(rows),
        *column_traces(table, higher_is_better),
    ]
    layout = row_layout(table, top, ROW, compact=compact, width=width)
    if average is not None and not is_missing(average):
        layout["shapes"] = [_average_line(average)]
        layout["annotations"].append(
            _average_note(f"{average_zh} {value_zh(average, unit, noun_zh)}", average, top)
        )
    return draw(traces, layout)


def difficulty_bars(
    difficulties: pd.DataFrame,
    *,
    against_zh: str = LAST_WEEK_ZH,
    compact: bool = False,
    higher_is_better: bool | None = False,
) -> go.Figure:
    """The share of enterprises with each difficulty (困难), last week's as a hollow bar behind.

    Args:
        difficulties: one row per kind: name_zh, value [0-1], previous [0-1], change [0-1], and
            for the hover numerator, denominator, units, expected. The kinds overlap and are
            never added up.
        against_zh: what `previous` is, where it is not last week.
        compact: for a 390-pixel phone.
        higher_is_better: from the card.
    """
    ranked = difficulties.sort_values("value", ascending=False, na_position="last", kind="stable")
    rows = ranked.to_dict(orient="records")
    table = row_table(rows, Unit.SHARE, "", against_zh=against_zh, compact=compact)
    top = max([_above_zero(row[name]) for row in rows for name in ("value", "previous")]) or 1.0
    bars = _bars(rows, [_BAR] * len(rows), Unit.SHARE, "", against_zh) | {"width": 0.42}
    ghosts = {
        "type": "bar",
        "orientation": "h",
        "x": [plain(row["previous"]) for row in rows],
        "y": list(range(len(rows))),
        "width": 0.66,
        "marker": {"color": GROUND, "line": {"color": GREY, "width": 1}},
        "hoverinfo": "skip",
    }
    traces = [ghosts, bars, _absent(rows), *column_traces(table, higher_is_better)]
    layout = row_layout(table, top, DIFFICULTY_ROW, compact=compact)
    layout["annotations"].append(head_note(f"□ {against_zh}", 0, "left"))
    return draw(traces, layout)


def _bars(
    rows: Sequence[Mapping[Any, Any]],
    colours: Sequence[str],
    unit: Unit,
    noun_zh: str,
    against_zh: str = LAST_WEEK_ZH,
) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "x": [plain(row["value"]) for row in rows],
        "y": list(range(len(rows))),
        "width": 0.68,
        "marker": {"color": list(colours)},
        "customdata": [_hover(row, unit, noun_zh, against_zh) for row in rows],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _absent(rows: Sequence[Mapping[Any, Any]]) -> dict[str, Any]:
    """The mark of those that did not report, where their bar would begin."""
    absent = [row_number for row_number, row in enumerate(rows) if is_missing(row["value"])]
    return {
        "type": "scatter",
        "mode": "text",
        "x": [0] * len(absent),
        "y": absent,
        "text": [_NOT_REPORTED_ZH] * len(absent),
        "textposition": "middle right",
        "textfont": {"color": GREY_DARK},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _average_line(average: float) -> dict[str, Any]:
    return {
        "type": "line",
        "x0": average,
        "x1": average,
        "yref": "paper",
        "y0": 0,
        "y1": 1,
        "line": {"color": INK, "width": 1, "dash": "dash"},
    }


def _average_note(text: str, average: float, top: float) -> dict[str, Any]:
    anchor = "right" if average > top / 2 else "left"
    return head_note(escape_plotly(text), average, anchor, xref="x") | {"font": {"color": INK}}


def _above_zero(value: float | None) -> float:
    return plain(value) or 0.0


def _hover(row: Mapping[Any, Any], unit: Unit, noun_zh: str, against_zh: str) -> str:
    lines = [f"<b>{escape_plotly(row['name_zh'])}</b>　{value_zh(row['value'], unit, noun_zh)}"]
    if not is_missing(row.get("denominator")):
        lines.append(f"{decimal_zh(row['numerator'], 0)} / {decimal_zh(row['denominator'], 0)}")
    if not is_missing(row.get("change")):
        basis_zh = "（可比口径）" if against_zh == LAST_WEEK_ZH else ""
        lines.append(f"较{against_zh} {change_zh(row['change'], unit, noun_zh)}{basis_zh}")
    if not is_missing(row.get("expected")):
        units = 0 if is_missing(row.get("units")) else int(row["units"])
        lines.append(coverage_zh(units, int(row["expected"])))
    return "<br>".join(lines)
