"""The forms of rent relief (免N减M): how many carriers waived and halved how many months."""

from typing import Final

import pandas as pd
import plotly.graph_objects as go

from figures.axes import category_axis, widest
from figures.formats import ZONES_UNIT_ZH, count_zh, decimal_zh
from figures.theme import BLUES, INK, base_layout, draw, text_size

ROW: Final = 36  # [px]


def relief_matrix(carriers: pd.DataFrame, *, compact: bool = False) -> go.Figure:
    """How many carriers waived N months of rent and halved M (免N减M).

    Args:
        carriers: months_free, months_halved, carriers; a pair without a row occurred nowhere.
        compact: for a 390-pixel phone.
    """
    counts = carriers.pivot_table(
        index="months_free", columns="months_halved", values="carriers", aggfunc="sum"
    )
    free = [float(months) for months in counts.index]
    half = [float(months) for months in counts.columns]
    numbers = [[None if pd.isna(cell) else int(cell) for cell in row] for row in counts.to_numpy()]
    size = text_size(compact=compact)
    trace = {
        "type": "heatmap",
        "z": numbers,
        "x": list(range(len(half))),
        "y": list(range(len(free))),
        "xgap": 2,
        "ygap": 2,
        "colorscale": [[0, BLUES[0]], [1, BLUES[3]]],  # dark text is readable on all of it
        "zmin": 0,
        "showscale": False,
        "text": [["" if cell is None else count_zh(cell) for cell in row] for row in numbers],
        "texttemplate": "%{text}",
        "textfont": {"size": size, "color": INK},
        "hoverongaps": False,
        "customdata": [
            [_relief_hover(free[row], half[column], cell) for column, cell in enumerate(cells)]
            for row, cells in enumerate(numbers)
        ],
        "hovertemplate": "%{customdata}<extra></extra>",
    }
    rows_zh = [f"免{_months(months)}" for months in free]
    layout = base_layout(
        height=ROW * len(free) + 40,
        margin={"l": widest(rows_zh, size) + 12, "r": 8, "t": 32, "b": 8},
        xaxis=category_axis([f"减{_months(months)}" for months in half], size, "top"),
        yaxis=category_axis(rows_zh, size, "left") | {"range": [len(free) - 0.5, -0.5]},
    )
    return draw([trace], layout)


def _months(months: float) -> str:
    """Months as the policies write them: 免1, 免2.5."""
    return decimal_zh(months, 1).removesuffix(".0")


def _relief_hover(free: float, half: float, carriers: int | None) -> str:
    title = f"免{_months(free)}个月　减半{_months(half)}个月"
    return f"{title}<br><b>{count_zh(carriers, ZONES_UNIT_ZH)}</b>"
