"""Points over shaded areas: the last step that the maps of zones and of risk share."""

from collections.abc import Sequence

import plotly.graph_objects as go

from figures.map_areas import Shading
from figures.map_base import Trace
from figures.map_ground import Ground
from indicators.safe_text import escape_plotly


def points_over_areas(
    points: Sequence[Trace],
    shading: Shading | None,
    ground: Ground,
    points_title_zh: str,
    geometry_url: str,
) -> go.Figure:
    """The figure: areas below, strokes over some of them, points on top.

    Args:
        points: one trace per class.
        shading: what the areas say; None leaves every area plain.
        ground: what the map is of.
        points_title_zh: of the legend of the points.
        geometry_url: where the boundaries are served, without a slash at the end.
    """
    titles = {"legend": escape_plotly(points_title_zh)}
    if shading is None:
        return ground.figure(
            [], points, titles=titles, label_colours={}, label_marks={}, geometry_url=geometry_url
        )
    return ground.figure(
        shading.areas,
        [*shading.strokes, *points, *shading.legend],
        titles=titles | {"legend2": shading.title_zh},
        label_colours=shading.label_colours,
        label_marks=shading.label_marks,
        geometry_url=geometry_url,
    )
