"""Points over shaded areas: the last step that the maps of zones and of risk share."""

from collections.abc import Sequence
from typing import Final

import pandas as pd
import plotly.graph_objects as go

from figures.map_areas import label_colours, missing_strokes, shading_legend, shading_traces
from figures.map_base import Trace
from figures.map_ground import Ground
from indicators.safe_text import escape_plotly

_NO_AREAS: Final = pd.DataFrame(columns=["adcode", "name_zh", "value", "units", "expected"])


def points_over_areas(
    points: Sequence[Trace],
    areas: pd.DataFrame | None,
    ground: Ground,
    *,
    points_title_zh: str,
    value_title_zh: str,
    week_zh: str,
    geometry_url: str,
) -> go.Figure:
    """The figure: areas below, strokes over those that did not report, points on top.

    Args:
        points: one trace per class.
        areas: as for `shading_traces`; None leaves every area plain.
        ground: what the map is of.
        points_title_zh: of the legend of the points.
        value_title_zh: what the value of the areas is.
        week_zh: the week as people read it.
        geometry_url: where the boundaries are served, without a slash at the end.
    """
    shaded = _NO_AREAS if areas is None else areas
    titles = {"legend": escape_plotly(points_title_zh)}
    if areas is not None:
        titles["legend2"] = f"{ground.parts_zh}{escape_plotly(value_title_zh)}"
    return ground.figure(
        shading_traces(shaded, value_title_zh, week_zh, ground.areas_url(geometry_url)),
        [
            *missing_strokes(shaded, ground.strokes),
            *points,
            *([] if areas is None else shading_legend()),
        ],
        titles=titles,
        label_colours=label_colours(shaded),
        geometry_url=geometry_url,
    )
