"""The marks of a trend: lines with gaps, published points, the coverage strip."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import pandas as pd

from figures.dates import date_zh, day_zh
from figures.formats import coverage_zh, decimal_zh, is_missing, plain, value_zh
from figures.line_looks import USUAL, LineLook, looks_of
from figures.theme import GREY_LIGHT, GROUND, INK
from indicators.cards import Unit
from indicators.safe_text import escape_plotly

PUBLISHED_ZH: Final = "◇ 当时公布数"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a trend: its name, its look and one row for every week of the axis."""

    name_zh: str
    look: LineLook
    weekly: pd.DataFrame

    @property
    def last_value(self) -> float | None:
        """The last value anybody reported."""
        given = self.weekly["value"].dropna()
        return float(given.iloc[-1]) if len(given) else None

    def label(self, unit: Unit, noun_zh: str) -> tuple[str, ...]:
        """The name and last value; the day too where the line ends before the axis does."""
        given = self.weekly["value"].dropna()
        stale = bool(len(given)) and given.index[-1] != self.weekly.index[-1]
        value = value_zh(self.last_value, unit, noun_zh)
        day = f"（{day_zh(given.index[-1])}）" if stale else ""
        return (self.name_zh, value + day) if self.name_zh else (value + day,)


def lines_of(
    weekly: pd.DataFrame,
    weeks: Sequence[date],
    looks: Sequence[LineLook] = USUAL,
    reference_zh: str = "",
) -> list[Line]:
    """The lines of a frame with series_zh, in its order; weeks without a row become gaps."""
    # the list of weeks, not the frame, decides what the axis shows
    by_name = {
        str(name): rows.set_index("week_ending").reindex(list(weeks))
        for name, rows in weekly.groupby("series_zh", sort=False)
    }
    looks_by_name = looks_of(list(by_name), looks, reference_zh)
    return [Line(name, looks_by_name[name], rows) for name, rows in by_name.items()]


def line_trace(line: Line, unit: Unit, noun_zh: str) -> dict[str, Any]:
    """The line itself, broken where nobody reported."""
    return {
        "type": "scatter",
        "mode": "lines+markers" if line.look.symbol else "lines",
        "name": escape_plotly(line.name_zh),
        "x": [str(week) for week in line.weekly.index],
        "y": [plain(value) for value in line.weekly["value"]],
        "connectgaps": False,
        "cliponaxis": False,
        "line": {"color": line.look.colour, "width": line.look.width, "dash": line.look.dash},
        "marker": line.look.marker,
        "customdata": [
            _hover(line.name_zh, week, row, unit, noun_zh)
            for week, row in zip(
                line.weekly.index, line.weekly.to_dict(orient="records"), strict=True
            )
        ],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def published_trace(published: pd.DataFrame, unit: Unit, noun_zh: str) -> dict[str, Any]:
    """Figures published at the time as open diamonds: something to hold the line against."""
    rows = published.to_dict(orient="records")
    return {
        "type": "scatter",
        "mode": "markers",
        "name": "公布数",
        "x": [str(row["on"]) for row in rows],
        "y": [plain(row["value"]) for row in rows],
        "cliponaxis": False,
        "marker": {
            "symbol": "diamond",
            "size": 10,
            "color": GROUND,
            "line": {"color": INK, "width": 1.5},
        },
        "customdata": [
            f"{date_zh(row['on'])}公布：{escape_plotly(row['title_zh'])} "
            f"{value_zh(row['value'], unit, noun_zh)}"
            for row in rows
        ],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def coverage_trace(line: Line) -> dict[str, Any]:
    """The reporting rate of each week as a faint bar below the line."""
    units = [plain(value) for value in line.weekly["units"]]
    expected = [plain(value) for value in line.weekly["expected"]]
    return {
        "type": "bar",
        "name": "填报率",
        "yaxis": "y2",
        "x": [str(week) for week in line.weekly.index],
        "y": [
            part / whole if part is not None and whole else None
            for part, whole in zip(units, expected, strict=True)
        ],
        "width": 5 * 24 * 3600 * 1000,  # [ms] five of the seven days
        "marker": {"color": GREY_LIGHT},
        "hoverinfo": "skip",
    }


def _hover(name_zh: str, week: date, row: Mapping[Any, Any], unit: Unit, noun_zh: str) -> str:
    """The day is said again: beside a published point plotly shows the nearest week's value."""
    parts = [f"{escape_plotly(name_zh)} <b>{value_zh(row['value'], unit, noun_zh)}</b>".strip()]
    if not is_missing(row.get("denominator")):
        parts.append(f"{decimal_zh(row['numerator'], 0)} / {decimal_zh(row['denominator'], 0)}")
    if not is_missing(row.get("expected")):
        units = 0 if is_missing(row.get("units")) else int(row["units"])
        parts.append(coverage_zh(units, int(row["expected"])))
    return "　".join([*parts, f"截至{day_zh(week)}"])
