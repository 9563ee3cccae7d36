"""The look of every figure: colours, marks, type, layout and the chart configuration."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import plotly.graph_objects as go

from figures.locale_zh import LOCALE_ZH
from indicators.vocabulary import ReportStatus, RiskLevel

PRIMARY: Final = "#1F4E8C"  # the one deep blue of structure
PRIMARY_DARK: Final = "#143761"
BLUES: Final = ("#E8F0F8", "#C6DAEE", "#95BADD", "#5F94C8", "#3270AC", "#1F4E8C", "#143761")
INK: Final = "#1D2733"
GREY_DARK: Final = "#55606C"
GREY: Final = "#8A949E"
GREY_LIGHT: Final = "#C9CFD6"
GRID: Final = "#E6E9ED"
GROUND: Final = "#FFFFFF"

# Lines that stand beside each other; told apart by lightness too, and labelled at their ends.
SERIES: Final = ("#1F4E8C", "#C2691B", "#2F8F83", "#7A4E9B", "#8A949E", "#5F94C8")

# In grey print the three lie at lightness 51, 65 and 35; each also has a shape and a mark.
RISK_COLOURS: Final = {
    RiskLevel.LOW: "#1D8A7C",
    RiskLevel.MEDIUM: "#DB8B00",
    RiskLevel.HIGH: "#A11D21",
}
RISK_SYMBOLS: Final = {
    RiskLevel.LOW: "circle",
    RiskLevel.MEDIUM: "diamond",
    RiskLevel.HIGH: "square",
}
RISK_MARKS_ZH: Final = {RiskLevel.LOW: "●", RiskLevel.MEDIUM: "◆", RiskLevel.HIGH: "■"}

MISSING_COLOUR: Final = "#D5D9DE"
MISSING_MARK_ZH: Final = "✕"

STATUS_COLOURS: Final = {
    ReportStatus.ON_TIME: "#D3E3F3",
    ReportStatus.LATE: "#F0B754",
    ReportStatus.ZERO: "#7FA8D1",
    ReportStatus.MISSING: "#6B747D",
}
STATUS_MARKS_ZH: Final = {
    ReportStatus.ON_TIME: "✓",
    ReportStatus.LATE: "迟",
    ReportStatus.ZERO: "零",
    ReportStatus.MISSING: MISSING_MARK_ZH,
}

FONT_FAMILY: Final = (
    "'Source Han Sans SC','Noto Sans CJK SC','Noto Sans SC','PingFang SC',"
    "'Microsoft YaHei','Hiragino Sans GB',sans-serif"
)
FONT_SIZE: Final = 13  # [px]
SMALL_SIZE: Final = 12  # [px] ticks, flags and notes
COMPACT_SIZE: Final = 11  # [px] on a 390-pixel phone

PLOT_CONFIG: Final[Mapping[str, Any]] = {
    "locale": "zh-CN",
    "locales": {"zh-CN": {"format": LOCALE_ZH["format"]}},  # the mode bar, hidden, has the rest
    "displaylogo": False,
    "displayModeBar": False,
    "responsive": True,
    "scrollZoom": False,
    "showTips": False,
    "doubleClick": "reset",
}


def base_layout(**over: Any) -> dict[str, Any]:
    """The layout every figure starts from; keywords replace its entries, nested ones are merged.

    The empty template keeps plotly's own look, and its 6 KiB, out of every figure.
    """
    layout: dict[str, Any] = {
        "template": {},
        "font": {"family": FONT_FAMILY, "size": FONT_SIZE, "color": INK},
        "paper_bgcolor": GROUND,
        "plot_bgcolor": GROUND,
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "separators": ".,",
        "showlegend": False,
        "dragmode": False,
        "colorway": list(SERIES),
        "hoverlabel": {
            "bgcolor": GROUND,
            "bordercolor": GREY_LIGHT,
            "font": {"family": FONT_FAMILY, "size": FONT_SIZE, "color": INK},
            "align": "left",
            "namelength": -1,
        },
        "xaxis": axis(),
        "yaxis": axis(),
    }
    return merged(layout, over)


def axis(**over: Any) -> dict[str, Any]:
    """An axis with a light grid, no zero line, and no dragging."""
    plain: dict[str, Any] = {
        "gridcolor": GRID,
        "gridwidth": 1,
        "zeroline": False,
        "showline": False,
        "linecolor": GREY_LIGHT,
        "ticks": "",
        "tickfont": {"size": SMALL_SIZE, "color": GREY_DARK},
        "automargin": True,
        "fixedrange": True,
    }
    return merged(plain, over)


def text_size(*, compact: bool) -> int:
    """The size of ticks and labels [px]: smaller on a phone."""
    return COMPACT_SIZE if compact else SMALL_SIZE


def draw(traces: Sequence[Mapping[str, Any]], layout: Mapping[str, Any]) -> go.Figure:
    """A figure from plain dicts.

    Plotly's validation costs more than the rest of a figure together and would run on every
    rerun; the tests validate each figure once instead.
    """
    return go.Figure(data=list(traces), layout=dict(layout), _validate=False)


def merged(base: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """Two nested dicts as one; where both have an entry, the second wins."""
    result = dict(base)
    for name, entry in over.items():
        below = result.get(name)
        both = isinstance(below, Mapping) and isinstance(entry, Mapping)
        result[name] = merged(below, entry) if both else entry  # type: ignore[arg-type]
    return result
