"""A map figure as plain shapes: the same traces as on the screen, projected here.

On the screen the browser projects and places the legends; here we do, from what the figure says:
areas, lines, marks and words, in the order of its traces, and the entries of its legends.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import numpy as np
from plotly.graph_objects import Figure
from shapely import LineString, box

from figures.drawing.hover_words import hover_words
from figures.drawing.map_frames import Frame, frames
from figures.drawing.map_keys import credit, legend_shapes
from figures.drawing.shapes import Anchor, Area, Drawing, Mark, Points, Shape, Stroke, Words
from figures.map_layout import CLEAR, OUTLINE
from figures.theme import GROUND
from geo.boundaries import Level
from geo.outlines import outlines, rings_of

WIDTH: Final = 1000.0
HEIGHT: Final = 676.0
_INSET: Final = "geo2"
_INSET_EDGE: Final = 1.0


def draw_map(
    figure: Figure,
    title_zh: str = "",
    tolerance: float = 0.0,
    *,
    width: float = WIDTH,
    height: float = HEIGHT,
) -> Drawing:
    """The shapes of a map figure.

    Args:
        figure: of `base_map`.
        title_zh: what it shows, for those who cannot see it.
        tolerance: how coarse the outlines may be [m]; 0 keeps every corner.
        width: of the drawing.
        height: of the drawing.
    """
    told = figure.to_dict()
    places = frames(told["layout"], width, height)
    main = [trace for trace in told["data"] if trace.get("geo", "geo") != _INSET]
    inset = [trace for trace in told["data"] if trace.get("geo", "geo") == _INSET]
    shapes = [
        *_traces(main, places["geo"], tolerance),
        _paper(places[_INSET]),
        *_traces(inset, places[_INSET], tolerance),
        _rim(places[_INSET]),
        *legend_shapes(told, width, height),
        *credit(told["layout"], width, height),
    ]
    return Drawing(width, height, shapes, title_zh)


def _traces(traces: Sequence[Mapping[str, Any]], frame: Frame, tolerance: float) -> Iterator[Shape]:
    for trace in traces:
        if trace["type"] == "choropleth":
            yield from _areas(trace, frame, tolerance)
        elif trace["mode"] == "lines":
            yield from _strokes(trace, frame)
        elif trace["mode"] == "text":
            yield from _words(trace, frame)
        else:
            yield from _marks(trace, frame)


def _areas(trace: Mapping[str, Any], frame: Frame, tolerance: float) -> Iterator[Area]:
    known = outlines(*_boundaries(trace["geojson"]), tolerance)
    fill = trace["colorscale"][0][1]
    line = trace["marker"]["line"]
    names = dict(zip(trace["locations"], trace.get("text", ()), strict=False))
    for index, code in enumerate(trace["locations"]):
        seen = known[str(code)].intersection(frame.seen_plane)
        if rings := [frame.place(ring) for ring in rings_of(seen)]:
            shown = "" if fill == CLEAR else fill
            yield Area(
                rings, shown, line["color"], line["width"], str(names.get(code, "")),
                hover_words(trace, index),
            )  # fmt: skip


def _boundaries(address: str) -> tuple[Level, str | None]:
    """The level and, of the map of a province, its code: what the end of an address names."""
    *_, above, name = address.removesuffix(".json").split("/")
    return (Level(above), name) if name.isdigit() else (Level(name), None)


def _strokes(trace: Mapping[str, Any], frame: Frame) -> Iterator[Stroke]:
    """The lines between the gaps, as far as the frame shows them."""
    window = box(frame.left, frame.top, frame.right, frame.bottom)
    for points in _between_gaps(frame.project(trace["lon"], trace["lat"])):
        seen = LineString(points).intersection(window)
        for part in getattr(seen, "geoms", [seen]):
            if isinstance(part, LineString) and not part.is_empty:
                line = trace["line"]
                yield Stroke(np.asarray(part.coords), line["color"], line["width"])


def _between_gaps(points: Points) -> Iterator[Points]:
    gaps = np.flatnonzero(np.isnan(points[:, 0]))
    for part in np.split(points, gaps):
        whole = part[~np.isnan(part[:, 0])]
        if len(whole) > 1:
            yield whole


def _marks(trace: Mapping[str, Any], frame: Frame) -> Iterator[Mark]:
    marker = trace["marker"]
    line = marker.get("line") or {"color": marker["color"], "width": 0.0}
    names = trace.get("text") or [""] * len(trace["lon"])
    placed = zip(frame.project(trace["lon"], trace["lat"]), names, strict=False)
    for index, ((x, y), name) in enumerate(placed):
        if frame.holds(x, y):
            yield Mark(
                marker.get("symbol", "circle"), float(x), float(y), marker["size"],
                marker["color"], line["color"], line["width"], str(name),
                hover_words(trace, index),
            )  # fmt: skip


def _words(trace: Mapping[str, Any], frame: Frame) -> Iterator[Words]:
    font = trace["textfont"]
    colours = font["color"]
    for index, ((x, y), text) in enumerate(
        zip(frame.project(trace["lon"], trace["lat"]), trace["text"], strict=True)
    ):
        if frame.holds(x, y):
            colour = colours if isinstance(colours, str) else colours[index]
            yield Words(text, float(x), float(y), font["size"], colour, Anchor.MIDDLE)


def _paper(frame: Frame) -> Area:
    return Area([frame.corners], GROUND)


def _rim(frame: Frame) -> Area:
    return Area([frame.corners], edge=OUTLINE, width=_INSET_EDGE)
