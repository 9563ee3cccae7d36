"""What is compared, this week: a dot for each, with value, change and how many reported."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from figures.axes import value_axis
from figures.formats import change_zh, coverage_zh, decimal_zh, is_missing, plain, value_zh
from figures.line_looks import LineLook
from figures.member_rows import (
    coverage_column,
    dot_layout,
    dot_table,
    reference_line,
    reference_note,
)
from figures.rows import column_traces
from figures.theme import (
    GREY_DARK,
    MISSING_MARK_ZH,
    draw,
)
from indicators.cards import Unit
from indicators.safe_text import escape_plotly

_DOT: Final = 13  # [px]
_NOT_REPORTED_ZH: Final = f"{MISSING_MARK_ZH} 未报"


def member_dots(
    members: pd.DataFrame,
    looks: Mapping[str, LineLook],
    unit: Unit,
    *,
    reference: float | None = None,
    reference_zh: str = "",
    higher_is_better: bool | None = None,
    compact: bool = False,
) -> go.Figure:
    """A dot per member in the look of its line, the highest first; the silent stand below.

    Args:
        members: one row per member: name_zh, value [unit, missing where nobody reported], change
            [unit, 可比口径], numerator, denominator, units, expected.
        looks: by name_zh.
        unit: the unit of the indicator's card.
        reference: the value all are held against, a dashed line.
        reference_zh: what it is called.
        higher_is_better: from the card; it decides which changes are red.
        compact: for a 390-pixel phone.
    """
    ranked = members.sort_values("value", ascending=False, na_position="last", kind="stable")
    rows = ranked.to_dict(orient="records")
    table = dot_table(rows, unit, compact=compact)
    given = None if is_missing(reference) else reference
    scale = value_axis([*members["value"], given], unit, compact=compact)
    traces = [
        _dots(rows, looks, unit),
        _absent(rows, scale["range"][0]),
        *column_traces(table, higher_is_better),
        coverage_column(rows, table),
    ]
    layout = dot_layout(table, scale, compact=compact)
    if given is not None:
        layout["shapes"].append(reference_line(given))
        layout["annotations"].append(reference_note(reference_zh, given, unit, scale["range"]))
    return draw(traces, layout)


def _dots(
    rows: Sequence[Mapping[Any, Any]], looks: Mapping[str, LineLook], unit: Unit
) -> dict[str, Any]:
    own = [looks[row["name_zh"]] for row in rows]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [plain(row["value"]) for row in rows],
        "y": list(range(len(rows))),
        "cliponaxis": False,
        "marker": {
            "size": _DOT,
            "color": [look.letters or look.colour for look in own],
            "symbol": [look.symbol or "circle" for look in own],
        },
        "customdata": [_hover(row, unit) for row in rows],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _absent(rows: Sequence[Mapping[Any, Any]], start: float) -> dict[str, Any]:
    absent = [number for number, row in enumerate(rows) if is_missing(row["value"])]
    return {
        "type": "scatter",
        "mode": "text",
        "x": [start] * len(absent),
        "y": absent,
        "text": [_NOT_REPORTED_ZH] * len(absent),
        "textposition": "middle right",
        "textfont": {"color": GREY_DARK},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _hover(row: Mapping[Any, Any], unit: Unit) -> str:
    lines = [f"<b>{escape_plotly(row['name_zh'])}</b>　{value_zh(row['value'], unit)}"]
    if not is_missing(row["denominator"]):
        lines.append(f"{decimal_zh(row['numerator'], 0)} / {decimal_zh(row['denominator'], 0)}")
    if not is_missing(row["change"]):
        lines.append(f"较上周 {change_zh(row['change'], unit)}（可比口径）")
    return "<br>".join([*lines, coverage_zh(int(row["units"]), int(row["expected"]))])
