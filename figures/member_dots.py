"""What is compared, this week: a dot for each, with value, change and how many reported."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from figures.axes import value_axis, widest
from figures.formats import change_zh, coverage_zh, decimal_zh, is_missing, plain, value_zh
from figures.line_looks import LineLook
from figures.rows import HEAD, RowTable, column_traces, head_note, row_table
from figures.theme import (
    GREY_DARK,
    GREY_LIGHT,
    INK,
    MISSING_MARK_ZH,
    axis,
    base_layout,
    draw,
)
from indicators.cards import Unit
from indicators.safe_text import escape_plotly

ROW: Final = 34  # [px]
_FOOT: Final = 26  # [px] for the ticks
_WIDTH: Final = 500  # [px] the narrowest the figure is meant for; wider only spreads it
_COMPACT_WIDTH: Final = 360  # [px]
_GAP: Final = 10  # [px]
_DOT: Final = 13  # [px]
_COVERAGE_HEAD_ZH: Final = "已报/应报"
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
    texts = row_table(rows, unit, "", compact=compact)
    table = RowTable(
        [row["name_zh"] for row in rows],
        texts.values_zh, texts.changes_zh, texts.changes, "较上周", texts.size,
    )  # fmt: skip
    coverages = [f"{int(row['units'])}/{int(row['expected'])}" for row in rows]
    known = reference is not None and not is_missing(reference)
    scale = value_axis([*members["value"], reference if known else None], unit, compact=compact)
    traces = [
        _dots(rows, looks, unit),
        _absent(rows, scale["range"][0]),
        *column_traces(table, higher_is_better),
        _coverages(coverages, table),
    ]
    layout = _layout(table, scale, compact=compact)
    if known:
        text = f"{reference_zh} {value_zh(reference, unit)}"
        layout["shapes"].append(_reference_line(float(reference or 0)))
        layout["annotations"].append(_reference_note(text, float(reference or 0), scale["range"]))
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
            "color": [look.colour for look in own],
            "symbol": [look.symbol for look in own],
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


def _coverages(texts: Sequence[str], table: RowTable) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "text",
        "xaxis": "x2",
        "x": [_columns_px(table)] * len(texts),
        "y": list(range(len(texts))),
        "text": list(texts),
        "textposition": "middle left",
        "textfont": {"color": GREY_DARK},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _columns_px(table: RowTable) -> int:
    return table.value_px + table.change_px + widest([_COVERAGE_HEAD_ZH], table.size) + _GAP


def _layout(table: RowTable, scale: Mapping[str, Any], *, compact: bool) -> dict[str, Any]:
    columns = _columns_px(table)
    share = 1 - columns / ((_COMPACT_WIDTH if compact else _WIDTH) - table.names_px)
    rows = len(table.names_zh)
    heads = {
        "本周": table.value_px,
        table.change_head_zh: table.value_px + table.change_px,
        _COVERAGE_HEAD_ZH: columns,
    }
    return base_layout(
        height=HEAD + ROW * rows + _FOOT,
        margin={"l": table.names_px, "r": 4, "t": HEAD, "b": _FOOT},
        font={"size": table.size},
        hovermode="closest",
        annotations=[head_note(text, at, "right", xref="x2") for text, at in heads.items()],
        shapes=[_guide(row) for row in range(rows)],
        xaxis={**scale, "domain": [0, share], "automargin": False},
        xaxis2=axis(range=[0, columns], domain=[share, 1], visible=False),
        yaxis=axis(
            range=[rows - 0.5, -0.5],
            tickvals=list(range(rows)),
            ticktext=[escape_plotly(name) for name in table.names_zh],
            tickfont={"size": table.size, "color": INK},
            ticklabelstandoff=6,
            showgrid=False,
            automargin=False,
        ),
    )


def _guide(row: int) -> dict[str, Any]:
    """A faint line that leads the eye from the name to the dot and its numbers."""
    return {
        "type": "line", "layer": "below", "xref": "paper", "x0": 0, "x1": 1, "y0": row, "y1": row,
        "line": {"color": GREY_LIGHT, "width": 0.5, "dash": "dot"},
    }  # fmt: skip


def _reference_line(value: float) -> dict[str, Any]:
    return {
        "type": "line", "x0": value, "x1": value, "yref": "paper", "y0": 0, "y1": 1,
        "line": {"color": INK, "width": 1, "dash": "dash"},
    }  # fmt: skip


def _reference_note(text: str, value: float, span: Sequence[float]) -> dict[str, Any]:
    anchor = "right" if value > sum(span) / 2 else "left"
    return head_note(escape_plotly(text), value, anchor, xref="x") | {"font": {"color": INK}}


def _hover(row: Mapping[Any, Any], unit: Unit) -> str:
    lines = [f"<b>{escape_plotly(row['name_zh'])}</b>　{value_zh(row['value'], unit)}"]
    if not is_missing(row["denominator"]):
        lines.append(f"{decimal_zh(row['numerator'], 0)} / {decimal_zh(row['denominator'], 0)}")
    if not is_missing(row["change"]):
        lines.append(f"较上周 {change_zh(row['change'], unit)}（可比口径）")
    return "<br>".join([*lines, coverage_zh(int(row["units"]), int(row["expected"]))])
