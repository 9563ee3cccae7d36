"""The map of risk: every zone by its level, by its cases before there were levels."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from figures.formats import count_zh, is_missing, percent
from figures.map_areas import Shading, rate_shading
from figures.map_base import GEOMETRY_URL, Trace
from figures.map_classes import MISSING_ZH, MapClass
from figures.map_ground import Ground, ground_of
from figures.map_levels import level_shading
from figures.map_points import class_points, hover_template
from figures.map_size import MapSize
from figures.map_spread import spread
from figures.map_whole import points_over_areas
from figures.risk_classes import CASE_CLASSES, CASE_SCALES, LEVEL_CLASSES
from indicators.periods import week_label_zh
from indicators.risk_groups import UNKNOWN, CaseGroup, RiskGroup, groups_on
from indicators.risk_rule import BEFORE_RULE_ZH
from indicators.safe_text import escape_plotly

LEVELS_TITLE_ZH: Final = "风险等级"
CASES_TITLE_ZH: Final = f"累计确诊（{BEFORE_RULE_ZH}）"
# The longest legend entry needs two lines, and the second legend room beside it.
_BROKEN_LABELS: Final = {RiskGroup.AT_LEAST_MEDIUM.label_zh: "≥中（聚集性疫情<br>未登记）"}
_SECOND_LEGEND_X: Final = 0.215
_COMPACT_SECOND_LEGEND_X: Final = 0.40


def risk_map(
    zones: pd.DataFrame,
    *,
    week_ending: date,
    value_title_zh: str,
    areas: pd.DataFrame | None = None,
    levels: pd.DataFrame | None = None,
    place: str = "",
    compact: bool = False,
    height: int | None = None,
    geometry_url: str = GEOMETRY_URL,
) -> go.Figure:
    """Zones by risk level, whether they reported or not: a level does not wait for a report.

    Args:
        zones: one row per zone: zone_code, name_zh, lon, lat [degrees], group (code word of
            `groups_on` the week), basis_zh, new_confirmed_14d, confirmed_cumulative [cases, NA
            where unknown], value [0–1, NA where the zone did not report].
        week_ending: the week, which decides between levels and cases.
        value_title_zh: what `value` is, in both frames.
        areas: as for `zone_map`; without them and levels the areas stay plain.
        levels: as for `level_shading`: cities or counties by their own level.
        place: the division shown, by its code; the nation without one.
        compact: for a 390-pixel phone.
        height: of the figure [px].
        geometry_url: where the boundaries are served, without a slash at the end.
    """
    has_levels = groups_on(week_ending) is RiskGroup
    week_zh = week_label_zh(week_ending)
    size = MapSize(compact, height)
    ground = ground_of(place, size, by_cities=levels is not None)
    zones = spread(zones, ground.window.metres_per_pixel, size.mark)
    points = _points(zones, _classes(zones, has_levels=has_levels), value_title_zh, week_zh, size)
    figure = points_over_areas(
        points,
        _shading(areas, levels, ground, value_title_zh, week_zh, geometry_url),
        ground,
        f"高新区{LEVELS_TITLE_ZH}" if has_levels else CASES_TITLE_ZH,
        geometry_url,
    )
    if "legend2" in figure.layout and not place:
        figure.layout.legend2.x = _COMPACT_SECOND_LEGEND_X if compact else _SECOND_LEGEND_X
    return figure


def _shading(
    areas: pd.DataFrame | None,
    levels: pd.DataFrame | None,
    ground: Ground,
    value_title_zh: str,
    week_zh: str,
    geometry_url: str,
) -> Shading | None:
    if levels is not None:
        return level_shading(levels, ground, week_zh, geometry_url)
    if areas is not None:
        return rate_shading(areas, ground, value_title_zh, week_zh, geometry_url)
    return None


def _classes(zones: pd.DataFrame, *, has_levels: bool) -> Mapping[str, MapClass]:
    """The classes in the order of the legend; the unknown only where there is one."""
    classes = LEVEL_CLASSES if has_levels else CASE_CLASSES
    present = set(zones["group"])
    order = [group.value for group in (RiskGroup if has_levels else CaseGroup)]
    return {group: classes[group] for group in order if group != UNKNOWN or group in present}


def _points(
    zones: pd.DataFrame,
    classes: Mapping[str, MapClass],
    value_title_zh: str,
    week_zh: str,
    size: MapSize,
) -> list[Trace]:
    traces = []
    for rank, (group, one) in enumerate(classes.items()):
        rows = zones[zones["group"] == group]
        trace = class_points(
            rows,
            one,
            customdata=[_zone_data(row) for row in rows.to_dict("records")],
            hovertemplate=_hover(one, value_title_zh, week_zh),
            size=size,
            rank=rank,
        )
        traces.append(_grown(_broken(trace, one, len(rows)), CASE_SCALES.get(group, 1.0)))
    return traces[::-1]  # the gravest stands first in the legend and is drawn last


def _hover(one: MapClass, value_title_zh: str, week_zh: str) -> str:
    return hover_template(
        f"<b>{one.label_zh}</b>（%{{customdata[1]}}）",
        "近14日新增%{customdata[2]}，累计%{customdata[3]}",
        f"{escape_plotly(value_title_zh)}：%{{customdata[4]}}",
        week_zh,
    )


def _zone_data(row: dict[Any, Any]) -> list[str]:
    """The zone's code first, then what the hover shows."""
    return [
        row["zone_code"],
        row["basis_zh"],
        count_zh(row["new_confirmed_14d"], "例"),
        count_zh(row["confirmed_cumulative"], "例"),
        MISSING_ZH if is_missing(row["value"]) else percent(row["value"]),
    ]


def _broken(trace: Trace, one: MapClass, zones: int) -> Trace:
    broken = _BROKEN_LABELS.get(one.label_zh)
    return trace if broken is None else trace | {"name": f"{broken}　{count_zh(zones, '家')}"}


def _grown(trace: Trace, scale: float) -> Trace:
    marker = trace["marker"]
    return trace | {"marker": marker | {"size": round(marker["size"] * scale, 1)}}
