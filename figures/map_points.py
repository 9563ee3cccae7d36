"""Points on a map: one trace and one legend entry per class, hover text in Chinese."""

from collections.abc import Sequence
from typing import Any, Final

import pandas as pd

from figures.formats import count_zh
from figures.map_base import Trace, point_trace
from figures.map_classes import MapClass
from figures.map_size import MapSize
from indicators.safe_text import escape_plotly

SWATCH_SIZE: Final = 12  # [px]
DIAMOND_SCALE: Final = 1.2  # marks of equal weight for the eye
UNSELECTED_OPACITY: Final = 0.45


def unplaced(rows: pd.DataFrame) -> pd.DataFrame:
    """Those of rows that no map can show, for want of lon or lat [degrees] (未上图)."""
    return rows[rows[["lon", "lat"]].isna().any(axis=1)]


def class_points(
    rows: pd.DataFrame,
    one: MapClass,
    *,
    customdata: Sequence[Sequence[Any]],
    hovertemplate: str,
    size: MapSize,
    rank: int,
) -> Trace:
    """All points of one class, with their legend entry: the class and how many there are.

    A class without points keeps its entry, so that the legend never changes its shape.

    Args:
        rows: name_zh, lon, lat [degrees].
        one: the class of all of them.
        customdata: one list per row, beginning with the code.
        hovertemplate: from `hover_template`.
        size: of the map.
        rank: where the class stands in the legend; the order of traces is that of drawing.
    """
    return point_trace(
        rows["lon"].tolist() or [None],
        rows["lat"].tolist() or [None],
        name=f"{one.label_zh}　{count_zh(len(rows), '家')}",
        legend="legend",
        showlegend=True,
        legendrank=rank,
        text=[escape_plotly(name) for name in rows["name_zh"]],
        customdata=list(customdata),
        hoverinfo="text",
        hovertemplate=hovertemplate,
        marker=marker(one, size.mark),
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": UNSELECTED_OPACITY}},
    )


def marker(one: MapClass, size: float) -> dict[str, Any]:
    """The mark of a class."""
    scale = DIAMOND_SCALE if one.symbol.startswith(("diamond", "triangle")) else 1.0
    return {
        "color": one.colour,
        "symbol": one.symbol,
        "size": round(size * scale, 1),
        "opacity": 1,
        "line": {"color": one.edge, "width": 0.8},
    }


def legend_mark(name_zh: str, legend: str, mark: dict[str, Any], rank: int = 0) -> Trace:
    """A legend entry that stands for no point of its own."""
    return point_trace(
        [None],
        [None],
        name=name_zh,
        legend=legend,
        legendrank=rank,
        showlegend=True,
        marker=mark,
    )


def swatch(colour: str, edge: str, symbol: str = "square") -> dict[str, Any]:
    """The square by which a legend shows a colour that has no mark of its own."""
    return {
        "color": colour,
        "symbol": symbol,
        "size": SWATCH_SIZE,
        "line": {"color": edge, "width": 0.8},
    }


def hover_template(*lines: str) -> str:
    """The name in bold, then one line each; lines are escaped by the caller."""
    return "<br>".join(["<b>%{text}</b>", *lines]) + "<extra></extra>"
