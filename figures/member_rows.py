"""Rows of dots: names to the left, then value, change and coverage in three columns."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from figures.axes import widest
from figures.formats import value_zh
from figures.rows import HEAD, RowTable, head_note, row_table
from figures.theme import GREY_DARK, GREY_LIGHT, INK, axis, base_layout
from indicators.cards import Unit
from indicators.safe_text import escape_plotly

ROW: Final = 34  # [px]
_FOOT: Final = 26  # [px] for the ticks
_WIDTH: Final = 500  # [px] the narrowest the figure is meant for; wider only spreads it
_COMPACT_WIDTH: Final = 360  # [px]
_GAP: Final = 10  # [px]
_COVERAGE_HEAD_ZH: Final = "已报/应报"


def dot_table(rows: Sequence[Mapping[Any, Any]], unit: Unit, *, compact: bool) -> RowTable:
    """The texts of the rows; unlike those of areas, the names are not shortened."""
    texts = row_table(rows, unit, "", compact=compact)
    names = [row["name_zh"] for row in rows]
    return RowTable(names, texts.values_zh, texts.changes_zh, texts.changes, "较上周", texts.size)


def coverage_column(rows: Sequence[Mapping[Any, Any]], table: RowTable) -> dict[str, Any]:
    """How many reported of those that owe it, for each row."""
    texts = [f"{int(row['units'])}/{int(row['expected'])}" for row in rows]
    return {
        "type": "scatter",
        "mode": "text",
        "xaxis": "x2",
        "x": [_columns_px(table)] * len(texts),
        "y": list(range(len(texts))),
        "text": texts,
        "textposition": "middle left",
        "textfont": {"color": GREY_DARK},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def dot_layout(table: RowTable, scale: Mapping[str, Any], *, compact: bool) -> dict[str, Any]:
    """The layout: the dots on a scale of their own, beside the three columns."""
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


def reference_line(value: float) -> dict[str, Any]:
    """The value that all are held against."""
    return {
        "type": "line", "x0": value, "x1": value, "yref": "paper", "y0": 0, "y1": 1,
        "line": {"color": INK, "width": 1, "dash": "dash"},
    }  # fmt: skip


def reference_note(text_zh: str, value: float, unit: Unit, span: Sequence[float]) -> dict[str, Any]:
    """Its name and number above it."""
    text = f"{text_zh} {value_zh(value, unit)}"
    anchor = "right" if value > sum(span) / 2 else "left"
    return head_note(escape_plotly(text), value, anchor, xref="x") | {"font": {"color": INK}}


def _columns_px(table: RowTable) -> int:
    return table.value_px + table.change_px + widest([_COVERAGE_HEAD_ZH], table.size) + _GAP


def _guide(row: int) -> dict[str, Any]:
    """A faint line that leads the eye from the name to the dot and its numbers."""
    return {
        "type": "line", "layer": "below", "xref": "paper", "x0": 0, "x1": 1, "y0": row, "y1": row,
        "line": {"color": GREY_LIGHT, "width": 0.5, "dash": "dot"},
    }  # fmt: skip
