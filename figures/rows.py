"""Rows of horizontal bars: names to the left, value and change in two columns to the right."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from figures.axes import widest
from figures.formats import POINTS_ZH, arrow_change, is_missing, value_zh
from figures.short_names import short_place_zh
from figures.theme import (
    GREY_DARK,
    GREY_LIGHT,
    INK,
    PRIMARY,
    RISK_COLOURS,
    axis,
    base_layout,
    text_size,
)
from indicators.cards import Unit
from indicators.safe_text import escape_plotly
from indicators.vocabulary import RiskLevel

HEAD: Final = 26  # [px] for the column heads
WIDTH: Final = 530  # [px] two fifths of a page on a desk of 1440
_COMPACT_WIDTH: Final = 360  # [px]
_HEADROOM: Final = 1.02  # so that a bar never touches its number
_COLUMN_GAP: Final = 10  # [px]
_VALUE_HEAD_ZH: Final = "本周"


@dataclass(frozen=True, slots=True)
class RowTable:
    """The texts beside the bars and the room they need [px]."""

    names_zh: list[str]
    values_zh: list[str]
    changes_zh: list[str]
    changes: list[float | None]
    change_head_zh: str
    size: int

    @property
    def names_px(self) -> int:
        """Room for the names."""
        return widest(self.names_zh, self.size) + 12

    @property
    def value_px(self) -> int:
        """Room for the column of values."""
        return widest([*self.values_zh, _VALUE_HEAD_ZH], self.size) + _COLUMN_GAP

    @property
    def change_px(self) -> int:
        """Room for the column of changes."""
        return widest([*self.changes_zh, self.change_head_zh], self.size) + _COLUMN_GAP


def row_table(
    rows: Sequence[Mapping[Any, Any]],
    unit: Unit,
    noun_zh: str,
    *,
    against_zh: str = "上周",
    compact: bool,
) -> RowTable:
    """The texts of rows with name_zh, value and change against something, mostly last week."""
    changes = [None if is_missing(row["value"]) else row.get("change") for row in rows]
    in_points = unit is Unit.SHARE and not compact
    return RowTable(
        names_zh=[short_place_zh(row["name_zh"]) for row in rows],
        values_zh=[value_zh(row["value"], unit, noun_zh) for row in rows],
        changes_zh=[arrow_change(change, unit) for change in changes],
        changes=changes,
        change_head_zh=f"较{against_zh}（{POINTS_ZH}）" if in_points else f"较{against_zh}",
        size=text_size(compact=compact),
    )


def column_traces(table: RowTable, higher_is_better: bool | None) -> list[dict[str, Any]]:
    """Value and change as two right-aligned columns of text beside the bars."""
    colours = [_change_colour(change, higher_is_better) for change in table.changes]
    return [
        _column(table.values_zh, table.value_px, [INK] * len(colours)),
        _column(table.changes_zh, table.value_px + table.change_px, colours),
    ]


def _column(texts: Sequence[str], right_px: int, colours: Sequence[str]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "text",
        "xaxis": "x2",
        "x": [right_px] * len(texts),
        "y": list(range(len(texts))),
        "text": list(texts),
        "textposition": "middle left",
        "textfont": {"color": list(colours)},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _change_colour(change: float | None, higher_is_better: bool | None) -> str:
    if change is None or is_missing(change) or not change or higher_is_better is None:
        return GREY_DARK
    return PRIMARY if (change > 0) is higher_is_better else RISK_COLOURS[RiskLevel.HIGH]


def row_layout(
    table: RowTable, top: float, row: int, *, compact: bool, width: int = WIDTH
) -> dict[str, Any]:
    """The layout of a figure of rows: bars from 0 to `top`, then the two columns.

    Args:
        table: the texts.
        top: the highest value drawn.
        row: the height of a row [px].
        compact: for a 390-pixel phone.
        width: the narrowest place the figure is meant for [px].
    """
    size = text_size(compact=compact)
    columns_px = table.value_px + table.change_px
    share = 1 - columns_px / ((_COMPACT_WIDTH if compact else width) - table.names_px)
    return base_layout(
        height=HEAD + row * len(table.names_zh) + 8,
        margin={"l": table.names_px, "r": 4, "t": HEAD, "b": 8},
        font={"size": size},
        barmode="overlay",
        hovermode="closest",
        annotations=[
            head_note(_VALUE_HEAD_ZH, table.value_px, "right", xref="x2"),
            head_note(table.change_head_zh, columns_px, "right", xref="x2"),
        ],
        xaxis=axis(
            range=[0, top * _HEADROOM],
            domain=[0, share],
            showticklabels=False,
            showgrid=False,
            zeroline=True,
            zerolinecolor=GREY_LIGHT,
        ),
        xaxis2=axis(range=[0, columns_px], domain=[share, 1], visible=False),
        yaxis=axis(
            range=[len(table.names_zh) - 0.5, -0.5],
            tickvals=list(range(len(table.names_zh))),
            ticktext=[escape_plotly(name) for name in table.names_zh],
            tickfont={"size": size, "color": INK},
            ticklabelstandoff=4,
            showgrid=False,
            automargin=False,
        ),
    )


def head_note(text: str, x: float, anchor: str, xref: str = "paper") -> dict[str, Any]:
    """A word above a column."""
    return {
        "text": text,
        "xref": xref,
        "x": x,
        "xanchor": anchor,
        "yref": "paper",
        "y": 1,
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"color": GREY_DARK},
    }
