"""Rates of single units beside their risk level (风险等级 × 复工率)."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from figures.axes import value_axis
from figures.formats import ZONES_UNIT_ZH, count_zh, decimal_zh, is_missing, percent, plain
from figures.theme import (
    GREY_DARK,
    GRID,
    GROUND,
    INK,
    RISK_COLOURS,
    RISK_MARKS_ZH,
    RISK_SYMBOLS,
    axis,
    base_layout,
    draw,
    text_size,
)
from indicators.cards import Unit
from indicators.safe_text import escape_plotly
from indicators.vocabulary import RiskLevel

ROW: Final = 92  # [px]
_LEFT: Final = 92  # [px]
_GOLDEN: Final = (math.sqrt(5) - 1) / 2  # its multiples fill an interval evenly
_SCATTER: Final = 0.22  # of a row, up and down
_MEAN_REACH: Final = 0.27  # of a row
_REFERENCE_AT: Final = 0.37  # of a row below its middle


@dataclass(frozen=True, slots=True)
class RiskReference:
    """A rate published for the areas of one risk level, to hold the dots against."""

    level: RiskLevel
    value: float
    title_zh: str


TIANJIN_4_MARCH: Final = (
    RiskReference(RiskLevel.LOW, 0.982, "天津低风险区（3月4日公布）"),
    RiskReference(RiskLevel.MEDIUM, 0.675, "天津中风险区（3月4日公布）"),
)


def risk_dots(
    units: pd.DataFrame,
    *,
    references: Sequence[RiskReference] = TIANJIN_4_MARCH,
    compact: bool = False,
) -> go.Figure:
    """One dot per unit that reported, in the row of its risk level; the bar is the level's rate.

    The level's rate is the sum of the numerators over the sum of the denominators, so that a
    large zone weighs more than a small one.

    Args:
        units: one row per unit: name_zh, level, value [0-1], numerator, denominator. Units
            without a value are counted in the row's label, never drawn at 0.
        references: published rates, open diamonds; none to leave them out.
        compact: for a 390-pixel phone.
    """
    given = units[units["value"].notna()]
    values = [0.0, *given["value"], *(reference.value for reference in references)]
    scale = value_axis(values, Unit.SHARE, compact=compact)  # from 0: it stands while weeks pass
    traces = []
    for row, level in enumerate(RiskLevel):
        of_level = given[given["level"] == level]
        traces += [_dots(of_level, row, level), _rate_bar(of_level, row)]
    traces.append(_references(references))
    size = text_size(compact=compact)
    layout = base_layout(
        height=ROW * len(RiskLevel) + 36,
        margin={"l": _LEFT, "r": 18, "t": 8, "b": 28},
        hovermode="closest",
        xaxis=scale | {"automargin": False},
        yaxis=axis(
            range=[len(RiskLevel) - 0.5, -0.5],
            tickvals=list(range(len(RiskLevel))),
            ticktext=[_row_label(units, level) for level in RiskLevel],
            tickfont={"size": size, "color": INK},
            ticklabelstandoff=6,
            showgrid=False,
            automargin=False,
        ),
        annotations=[_reference_note(reference, scale, size) for reference in references]
        if not compact
        else [],
        shapes=[_separator(row) for row in range(1, len(RiskLevel))],
    )
    return draw(traces, layout)


def _dots(units: pd.DataFrame, row: int, level: RiskLevel) -> dict[str, Any]:
    rows = units.to_dict(orient="records")
    return {
        "type": "scatter",
        "mode": "markers",
        "name": level.label_zh,
        "x": [plain(unit["value"]) for unit in rows],
        "y": [row + _offset(number) for number in range(len(rows))],
        "cliponaxis": False,
        "marker": {
            "symbol": RISK_SYMBOLS[level],
            "size": 8,
            "opacity": 0.75,
            "color": RISK_COLOURS[level],
            "line": {"color": GROUND, "width": 0.5},
        },
        "customdata": [_hover(unit, level) for unit in rows],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _rate_bar(units: pd.DataFrame, row: int) -> dict[str, Any]:
    """The rate of the whole level as an upright bar, with its number above."""
    rate = _pooled_rate(units)
    at = [] if rate is None else [rate, rate]
    return {
        "type": "scatter",
        "mode": "lines+text",
        "x": at,
        "y": [row + _MEAN_REACH, row - _MEAN_REACH][: len(at)],
        "line": {"color": INK, "width": 2.5},
        "text": ["", f"<b>{percent(rate)}</b>"][: len(at)],
        "textposition": "top center",
        "textfont": {"color": INK},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _references(references: Sequence[RiskReference]) -> dict[str, Any]:
    rows = {level: row for row, level in enumerate(RiskLevel)}
    return {
        "type": "scatter",
        "mode": "markers",
        "name": "公布数",
        "x": [reference.value for reference in references],
        "y": [rows[reference.level] + _REFERENCE_AT for reference in references],
        "marker": {
            "symbol": "diamond-open",
            "size": 10,
            "color": INK,
            "line": {"color": INK, "width": 1.5},
        },
        "customdata": [_reference_text(reference) for reference in references],
        "hovertemplate": "%{customdata}<extra></extra>",
        "cliponaxis": False,
    }


def _reference_note(
    reference: RiskReference, scale: Mapping[str, Any], size: int
) -> dict[str, Any]:
    low, high = scale["range"]
    on_right = reference.value > (low + high) / 2
    return {
        "text": _reference_text(reference),
        "x": reference.value,
        "xanchor": "right" if on_right else "left",
        "xshift": -8 if on_right else 8,
        "y": list(RiskLevel).index(reference.level) + _REFERENCE_AT,
        "yanchor": "middle",
        "showarrow": False,
        "font": {"size": size, "color": GREY_DARK},
    }


def _reference_text(reference: RiskReference) -> str:
    return f"{escape_plotly(reference.title_zh)} {percent(reference.value)}"


def _row_label(units: pd.DataFrame, level: RiskLevel) -> str:
    of_level = units[units["level"] == level]
    silent = int(of_level["value"].isna().sum())
    reported = len(of_level) - silent
    mark = f"<span style='color:{RISK_COLOURS[level]}'>{RISK_MARKS_ZH[level]}</span>"
    lines = [f"{mark} <b>{level.label_zh}</b>", count_zh(reported, ZONES_UNIT_ZH)]
    return "<br>".join([*lines, *([f"未报 {count_zh(silent, ZONES_UNIT_ZH)}"] if silent else [])])


def _separator(row: int) -> dict[str, Any]:
    return {
        "type": "line",
        "layer": "below",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "y0": row - 0.5,
        "y1": row - 0.5,
        "line": {"color": GRID, "width": 1},
    }


def _pooled_rate(units: pd.DataFrame) -> float | None:
    denominator = units["denominator"].sum()
    return float(units["numerator"].sum() / denominator) if denominator else None


def _offset(number: int) -> float:
    """A place up or down in the row that depends on nothing but the order."""
    return ((number * _GOLDEN) % 1 - 0.5) * 2 * _SCATTER


def _hover(unit: Mapping[Any, Any], level: RiskLevel) -> str:
    lines = [f"<b>{escape_plotly(unit['name_zh'])}</b>　{percent(unit['value'])}"]
    if not is_missing(unit.get("denominator")):
        lines.append(f"{decimal_zh(unit['numerator'], 0)} / {decimal_zh(unit['denominator'], 0)}")
    return "<br>".join([*lines, f"{RISK_MARKS_ZH[level]} {level.label_zh}"])
