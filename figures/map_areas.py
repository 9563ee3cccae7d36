"""Provinces shaded by a rate: one colour per class, strokes where nobody reported."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import pandas as pd

from figures.formats import coverage_zh, is_missing, percent
from figures.map_base import LAND, Trace, area_trace, point_trace
from figures.map_classes import MISSING_CLASS, MISSING_ZH, RATE_CLASSES, MapClass, rate_class
from figures.map_ground import Ground
from figures.map_points import hover_template, legend_mark, swatch
from figures.theme import GREY, GREY_LIGHT, MISSING_COLOUR
from geo.boundaries import Gaps
from indicators.safe_text import escape_plotly


@dataclass(frozen=True)
class Shading:
    """What areas say: the traces below the marks, and how their names stand on them.

    Attributes:
        title_zh: of the legend.
        areas: one trace per class.
        strokes: lines over some of them.
        legend: entries for every class.
        label_colours: of the names, by code.
        label_marks: before the names, by code.
    """

    title_zh: str
    areas: Sequence[Trace]
    strokes: Sequence[Trace]
    legend: Sequence[Trace]
    label_colours: Mapping[str, str]
    label_marks: Mapping[str, str] = field(default_factory=dict)


NO_ZONE_ZH: Final = "无国家高新区"


def rate_shading(
    areas: pd.DataFrame, ground: Ground, value_title_zh: str, week_zh: str, geometry_url: str
) -> Shading:
    """The areas of a map by a rate; strokes over those that did not report.

    Args:
        areas: adcode, name_zh, value, units, expected; areas without a zone are left out.
        ground: what the map is of.
        value_title_zh: what the value is.
        week_zh: the week as people read it.
        geometry_url: where the boundaries are served, without a slash at the end.
    """
    return Shading(
        title_zh=f"{ground.parts_zh}{escape_plotly(value_title_zh)}",
        areas=shading_traces(areas, value_title_zh, week_zh, ground.areas_url(geometry_url)),
        strokes=missing_strokes(areas, ground.strokes),
        legend=shading_legend(),
        label_colours=label_colours(areas),
    )


def shading_traces(
    areas: pd.DataFrame, value_title_zh: str, week_zh: str, areas_url: str
) -> list[Trace]:
    """One trace per class that occurs.

    Args:
        areas: adcode, name_zh, value, units, expected.
        value_title_zh: what the value is.
        week_zh: the week as people read it.
        areas_url: where the boundaries of such areas are served.
    """
    classes = areas["value"].map(rate_class)
    template = hover_template(
        f"{escape_plotly(value_title_zh)}：%{{customdata[1]}}", "覆盖：%{customdata[2]}", week_zh
    )
    return [
        area_trace(
            rows["adcode"].tolist(),
            _fill(one),
            geojson=areas_url,
            text=[escape_plotly(name) for name in rows["name_zh"]],
            customdata=[_area_data(row) for row in rows.to_dict("records")],
            hoverinfo="text",
            hovertemplate=template,
        )
        for one, rows in areas.groupby(classes, sort=False)
    ]


def shading_legend() -> list[Trace]:
    """Every class of the shading, from the highest, then 未报 and areas without a zone."""
    classes = [*reversed(RATE_CLASSES), MISSING_CLASS]
    return [
        *(legend_mark(one.label_zh, "legend2", _legend_swatch(one)) for one in classes),
        legend_mark(NO_ZONE_ZH, "legend2", swatch(LAND, GREY_LIGHT)),
    ]


def missing_strokes(
    areas: pd.DataFrame, strokes: Callable[[Sequence[str]], tuple[Gaps, Gaps]]
) -> list[Trace]:
    """Strokes over the areas in which nobody reported.

    Args:
        areas: adcode, value.
        strokes: makes the lines over some areas, by their codes.
    """
    missing = areas.loc[areas["value"].isna(), "adcode"].tolist()
    if not missing:
        return []
    lons, lats = strokes(missing)
    return [point_trace(lons, lats, mode="lines", line={"color": GREY, "width": 0.9})]


def label_colours(areas: pd.DataFrame) -> dict[str, str]:
    """What colour an area's label needs on its shading, by adcode."""
    return {
        adcode: rate_class(value).label_colour
        for adcode, value in zip(areas["adcode"], areas["value"], strict=True)
    }


def _area_data(row: dict[Any, Any]) -> list[str]:
    value = MISSING_ZH if is_missing(row["value"]) else percent(row["value"])
    return [row["adcode"], value, coverage_zh(int(row["units"]), int(row["expected"]))]


def _fill(one: MapClass) -> str:
    return MISSING_COLOUR if one == MISSING_CLASS else one.colour


def _legend_swatch(one: MapClass) -> dict[str, Any]:
    if one == MISSING_CLASS:
        return swatch(MISSING_COLOUR, GREY, "square-x")
    return swatch(one.colour, GREY_LIGHT)
