"""Cities or counties tinted by risk level, the graver ones stroked: colour is never alone."""

from collections.abc import Sequence
from typing import Any, Final

import pandas as pd

from figures.formats import MISSING_ZH, count_zh
from figures.map_areas import Shading
from figures.map_base import LAND, NO_SERIES_ZH, Trace, area_trace, point_trace
from figures.map_ground import Ground
from figures.map_points import hover_template, legend_mark, swatch
from figures.risk_classes import GROUP_MARKS_ZH, LEVEL_CLASSES, LEVEL_TINTS
from figures.theme import GREY_DARK, GREY_LIGHT
from indicators.risk_groups import RiskGroup
from indicators.safe_text import escape_plotly

_TITLE_ZH: Final = "{parts}风险等级"
_SHORT_ZH: Final = {RiskGroup.AT_LEAST_MEDIUM: "≥中"}  # its words are in the other legend
_STROKED: Final = (RiskGroup.HIGH, RiskGroup.AT_LEAST_MEDIUM)


def level_shading(levels: pd.DataFrame, ground: Ground, week_zh: str, geometry_url: str) -> Shading:
    """The areas of a map by risk level.

    Args:
        levels: adcode, name_zh, group (of `RiskGroup`), basis_zh, new_confirmed_14d,
            confirmed_cumulative [cases, NA where unknown].
        ground: what the map is of.
        week_zh: the week as people read it.
        geometry_url: where the boundaries are served, without a slash at the end.
    """
    url = ground.areas_url(geometry_url)
    told = [(group, levels[levels["group"] == group.value]) for group in RiskGroup]
    return Shading(
        title_zh=_TITLE_ZH.format(parts=ground.parts_zh),
        areas=[
            _areas(group, basis, rows, url, week_zh)
            for group, same in told
            if not (group is RiskGroup.UNKNOWN and ground.tells_of_nothing)
            for basis, rows in same.groupby("basis_zh", sort=False)
        ],
        strokes=[
            _strokes(group, rows["adcode"].tolist(), ground)
            for group, rows in told
            if group in _STROKED and len(rows)
        ],
        legend=[
            legend_mark(
                f"{_SHORT_ZH.get(group, group.label_zh)}　{count_zh(len(rows), '个')}",
                "legend2",
                swatch(_tint(group), GREY_LIGHT),
            )
            for group, rows in told
        ],
        label_colours=dict.fromkeys(levels["adcode"], GREY_DARK),
        label_marks={
            code: GROUP_MARKS_ZH[RiskGroup(group)]
            for code, group in zip(levels["adcode"], levels["group"], strict=True)
            if group != RiskGroup.UNKNOWN
        },
    )


def _areas(group: RiskGroup, basis_zh: object, rows: pd.DataFrame, url: str, week_zh: str) -> Trace:
    """Areas of one level that rest on the same: its words need not be sent with each of them."""
    if group is RiskGroup.UNKNOWN:
        said = [NO_SERIES_ZH]
    else:
        said = [
            f"<b>{group.label_zh}</b>（{basis_zh}）",
            "近14日新增%{customdata[1]}例，累计%{customdata[2]}例",
        ]
    return area_trace(
        rows["adcode"].tolist(),
        _tint(group),
        geojson=url,
        text=[escape_plotly(name) for name in rows["name_zh"]],
        customdata=[_data(row, group) for row in rows.to_dict("records")],
        hoverinfo="text",
        hovertemplate=hover_template(*said, week_zh),
    )


def _data(row: dict[Any, Any], group: RiskGroup) -> list[Any]:
    """The area's code first, then the cases that the hover shows."""
    if group is RiskGroup.UNKNOWN:
        return [row["adcode"]]
    counts = (row["new_confirmed_14d"], row["confirmed_cumulative"])
    return [row["adcode"], *(MISSING_ZH if pd.isna(count) else int(count) for count in counts)]


def _strokes(group: RiskGroup, adcodes: Sequence[str], ground: Ground) -> Trace:
    lons, lats = ground.strokes(adcodes)
    return point_trace(
        lons, lats, mode="lines", line={"color": LEVEL_CLASSES[group].colour, "width": 0.8}
    )


def _tint(group: RiskGroup) -> str:
    return LEVEL_TINTS.get(group.value, LAND)
