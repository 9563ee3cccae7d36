"""The map of zones: points by risk level or rate over shaded provinces; site_map stands beside."""

from datetime import date
from enum import StrEnum
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from figures.formats import is_missing, percent
from figures.map_areas import rate_shading
from figures.map_base import GEOMETRY_URL, MAP_CONFIG, Trace
from figures.map_classes import (
    MISSING_CLASS,
    MISSING_ZH,
    NO_LEVEL_CLASS,
    NO_LEVEL_ZH,
    RATE_CLASSES,
    RISK_CLASSES,
    MapClass,
    rate_class,
    risk_class,
)
from figures.map_ground import ground_of
from figures.map_points import class_points, hover_template
from figures.map_sites import site_map
from figures.map_size import MapSize
from figures.map_spread import spread
from figures.map_whole import points_over_areas
from indicators.periods import week_label_zh
from indicators.safe_text import escape_plotly

__all__ = ["MAP_CONFIG", "ZoneColour", "site_map", "zone_map"]

RISK_TITLE_ZH: Final = "高新区风险等级"


class ZoneColour(StrEnum):
    """What the colour and mark of a zone say."""

    RISK = "risk"
    RATE = "rate"


def zone_map(
    zones: pd.DataFrame,
    *,
    week_ending: date,
    value_title_zh: str,
    colour_by: ZoneColour = ZoneColour.RISK,
    areas: pd.DataFrame | None = None,
    place: str = "",
    compact: bool = False,
    height: int | None = None,
    geometry_url: str = GEOMETRY_URL,
) -> go.Figure:
    """Zones as points, coloured and marked by risk level or rate; areas may be shaded.

    An area that is not in `areas` has no zone and stays plain; one whose value is missing is
    grey with strokes (未报). `customdata` begins with the zone's code or the area's adcode.

    Args:
        zones: one row per zone: zone_code, name_zh, lon, lat [degrees], value [0–1, NA where
            the zone did not report], risk_level (code word or NA), and perhaps status_zh.
        week_ending: the week shown in the hover.
        value_title_zh: what `value` is, in both frames.
        colour_by: what the points say.
        areas: one row per area with zones: adcode, name_zh, value, units, expected.
        place: the division shown, by its code; the nation without one.
        compact: for a 390-pixel phone.
        height: of the figure [px].
        geometry_url: where the boundaries are served, without a slash at the end.
    """
    week_zh = week_label_zh(week_ending)
    size = MapSize(compact, height)
    ground = ground_of(place, size)
    zones = spread(zones, ground.window.metres_per_pixel, size.mark)
    points = _zone_points(zones, colour_by, value_title_zh, week_zh, size)
    points_title_zh = RISK_TITLE_ZH if colour_by is ZoneColour.RISK else f"高新区{value_title_zh}"
    return points_over_areas(
        points,
        None
        if areas is None
        else rate_shading(areas, ground, value_title_zh, week_zh, geometry_url),
        ground,
        points_title_zh,
        geometry_url,
    )


def _zone_points(
    zones: pd.DataFrame, colour_by: ZoneColour, value_title_zh: str, week_zh: str, size: MapSize
) -> list[Trace]:
    classes = _zone_classes(zones, colour_by)
    traces = []
    for rank, one in enumerate(_legend_order(classes, colour_by)):
        rows = zones[classes == one]
        level_zh = one.label_zh if one in RISK_CLASSES.values() else ""
        trace = class_points(
            rows,
            one,
            customdata=[_zone_data(row, level_zh) for row in rows.to_dict("records")],
            hovertemplate=_zone_hover(zones, value_title_zh, level_zh, week_zh),
            size=size,
            rank=rank,
        )
        traces.append(trace)
    return traces[::-1]  # what matters most stands first in the legend and is drawn last


def _zone_hover(zones: pd.DataFrame, value_title_zh: str, level_zh: str, week_zh: str) -> str:
    """Zones of one risk class share its words, which keeps them out of 169 rows."""
    status = ["状态：%{customdata[" + ("2" if level_zh else "3") + "]}"]
    return hover_template(
        f"{escape_plotly(value_title_zh)}：%{{customdata[1]}}",
        f"风险等级：{level_zh or '%{customdata[2]}'}",
        *(status if "status_zh" in zones else []),
        week_zh,
    )


def _zone_classes(zones: pd.DataFrame, colour_by: ZoneColour) -> "pd.Series[Any]":
    pairs = zip(zones["risk_level"], zones["value"], strict=True)
    by_risk = colour_by is ZoneColour.RISK
    classes = [risk_class(level, rate) if by_risk else rate_class(rate) for level, rate in pairs]
    return pd.Series(classes, index=zones.index, dtype=object)


def _legend_order(classes: "pd.Series[Any]", colour_by: ZoneColour) -> list[MapClass]:
    if colour_by is ZoneColour.RATE:
        return [*RATE_CLASSES, MISSING_CLASS]
    without_level = [NO_LEVEL_CLASS] if (classes == NO_LEVEL_CLASS).any() else []
    return [*reversed(tuple(RISK_CLASSES.values())), *without_level, MISSING_CLASS]


def _zone_data(row: dict[Any, Any], level_zh: str) -> list[str]:
    """The zone's code first, then what the hover shows."""
    level = row["risk_level"]
    return [
        row["zone_code"],
        MISSING_ZH if is_missing(row["value"]) else percent(row["value"]),
        *([] if level_zh else [NO_LEVEL_ZH if is_missing(level) else RISK_CLASSES[level].label_zh]),
        *([escape_plotly(row["status_zh"])] if "status_zh" in row else []),
    ]
