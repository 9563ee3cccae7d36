"""The map of 百城百园 sites: the colour is the stage, the mark the type of site."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from figures.formats import is_missing
from figures.map_base import GEOMETRY_URL, Trace, base_map
from figures.map_classes import STAGE_CLASSES, MapClass
from figures.map_points import class_points, hover_template, legend_mark, marker, swatch
from figures.map_size import MapSize
from figures.theme import GREY_DARK, PRIMARY_DARK
from indicators.periods import week_label_zh
from indicators.safe_text import escape_plotly
from indicators.vocabulary import SiteType

STAGE_TITLE_ZH: Final = "阶段"
SITE_TYPE_TITLE_ZH: Final = "单位类型"
SITE_CLASSES: Final[Mapping[str, MapClass]] = {
    kind: MapClass(kind.label_zh, GREY_DARK, symbol)
    for kind, symbol in {
        SiteType.CITY: "square",
        SiteType.ZONE: "circle",
        SiteType.AGRICULTURAL_ZONE: "triangle-up",
        SiteType.AGRICULTURAL_PARK: "diamond",
    }.items()
}


def site_map(
    sites: pd.DataFrame,
    *,
    week_ending: date,
    compact: bool = False,
    height: int | None = None,
    geometry_url: str = GEOMETRY_URL,
) -> go.Figure:
    """百城百园 sites: the colour deepens with the stage, the mark is the type of site.

    Args:
        sites: one row per site: site_code, name_zh, lon, lat [degrees], site_type (code word),
            stage (code word, NA where the site did not report), and perhaps theme_zh.
        week_ending: the week shown in the hover.
        compact: for a 390-pixel phone.
        height: of the figure [px].
        geometry_url: where the boundaries are served, without a slash at the end.
    """
    size = MapSize(compact, height)
    return base_map(
        [],
        [*_site_points(sites, week_label_zh(week_ending), size), *_type_legend(sites, size)],
        titles={"legend": STAGE_TITLE_ZH, "legend2": SITE_TYPE_TITLE_ZH},
        size=size,
        geometry_url=geometry_url,
    )


def _site_points(sites: pd.DataFrame, week_zh: str, size: MapSize) -> list[Trace]:
    template = hover_template(
        "%{customdata[1]}", "阶段：%{customdata[2]}", "主题或产业：%{customdata[3]}", week_zh
    )
    traces = []
    for rank, (stage, one) in enumerate(STAGE_CLASSES.items()):
        rows = sites[sites["stage"].isna() if stage is None else sites["stage"] == stage]
        trace = class_points(
            rows,
            one,
            customdata=[_site_data(row, one) for row in rows.to_dict("records")],
            hovertemplate=template,
            size=size,
            rank=rank,
        )
        traces += [trace] if stage is None else _stage_points(trace, rows, one)
    return traces


def _stage_points(trace: Trace, rows: pd.DataFrame, one: MapClass) -> list[Trace]:
    """Points whose mark is their type, and a square in the legend that only tells the colour."""
    entry = legend_mark(
        trace["name"], "legend", swatch(one.colour, PRIMARY_DARK), trace["legendrank"]
    )
    symbols = [SITE_CLASSES[kind].symbol for kind in rows["site_type"]]
    points = trace | {"showlegend": False, "marker": trace["marker"] | {"symbol": symbols}}
    return [entry] if rows.empty else [points, entry]


def _site_data(row: dict[Any, Any], stage: MapClass) -> list[str]:
    theme = row.get("theme_zh")
    return [
        row["site_code"],
        SITE_CLASSES[row["site_type"]].label_zh,
        stage.label_zh,
        "—" if is_missing(theme) else escape_plotly(str(theme)),
    ]


def _type_legend(sites: pd.DataFrame, size: MapSize) -> list[Trace]:
    return [
        legend_mark(one.label_zh, "legend2", marker(one, size.mark))
        for kind, one in SITE_CLASSES.items()
        if (sites["site_type"] == kind).any()
    ]
