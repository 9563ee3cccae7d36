"""A drawing as native shapes of a slide: freeforms, marks and words, in one group."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from figures.briefing.pptx_canvas import Box
from figures.briefing.pptx_colours import rgb
from figures.briefing.pptx_freeforms import add_freeform
from figures.briefing.pptx_parts import style_run
from figures.drawing.shapes import Anchor, Area, Drawing, Mark, Points, Shape, Stroke, Words

_POINTS_PER_INCH: Final = 72
_SMALL: Final = 3.0  # [pt of the drawing] a freeform below is not seen
_SYMBOLS: Final[Mapping[str, Any]] = {
    "circle": MSO_SHAPE.OVAL,
    "square": MSO_SHAPE.RECTANGLE,
    "diamond": MSO_SHAPE.DIAMOND,
    "triangle-up": MSO_SHAPE.ISOSCELES_TRIANGLE,
    "x": MSO_SHAPE.CROSS,
}
_ANCHORS: Final = {
    Anchor.LEFT: (PP_ALIGN.LEFT, 0.0),
    Anchor.MIDDLE: (PP_ALIGN.CENTER, 0.5),
    Anchor.RIGHT: (PP_ALIGN.RIGHT, 1.0),
}
_WORDS_HEIGHT: Final = 1.6  # of the size of the letters


def add_map(slide: Any, drawing: Drawing, box: Box) -> None:
    """The drawing as large as the box allows, in its middle."""
    scale = min(box.width / drawing.width, box.height / drawing.height)
    left = box.left + (box.width - drawing.width * scale) / 2
    group = slide.shapes.add_group_shape()
    group.name = "地图"
    group._element.nvGrpSpPr.cNvPr.set("descr", drawing.title_zh)
    place = _Place(left, box.top, scale)
    before = len(slide.shapes)
    for shape in drawing.shapes:
        _DRAW[type(shape)](slide.shapes, shape, place)
    # A group measures itself anew for each shape that is made in it; moved in, they cost nothing.
    for drawn in list(slide.shapes)[before:]:
        group._element.append(drawn._element)
    group._element.recalculate_extents()


class _Place:
    """Where the drawing's origin is on the slide [in], and how large its points are."""

    def __init__(self, left: float, top: float, scale: float) -> None:
        self.left, self.top, self.scale = left, top, scale

    def inches(self, points: Points) -> Points:
        return points * self.scale + (self.left, self.top)

    def font(self, size: float) -> float:
        return size * self.scale * _POINTS_PER_INCH


def _area(shapes: Any, area: Area, place: _Place) -> None:
    rings = [ring for ring in area.rings if _is_seen(ring)]
    if rings:
        placed = [place.inches(ring) for ring in rings]
        shape = add_freeform(shapes, placed, area.name_zh or "轮廓", closed=True)
        _paint(shape, area.fill, area.edge, area.width)


def _stroke(shapes: Any, stroke: Stroke, place: _Place) -> None:
    shape = add_freeform(shapes, [place.inches(stroke.points)], "线", closed=False)
    _paint(shape, "", stroke.colour, stroke.width)


def _mark(shapes: Any, mark: Mark, place: _Place) -> None:
    symbol = mark.symbol.removesuffix("-open").removesuffix("-x")
    size = mark.size * place.scale
    x, y = mark.x * place.scale + place.left, mark.y * place.scale + place.top
    box = Box(x - size / 2, y - size / 2, size, size)
    shape = shapes.add_shape(_SYMBOLS.get(symbol, MSO_SHAPE.OVAL), *box.place)
    shape.name = mark.name_zh or "标记"
    is_open = mark.symbol.endswith("-open")
    _paint(shape, "" if is_open else mark.fill, mark.edge, mark.width)


def _words(shapes: Any, words: Words, place: _Place) -> None:
    align, share = _ANCHORS[words.anchor]
    size = place.font(words.size)
    width = max(len(words.text), 2) * size * 1.15 / _POINTS_PER_INCH
    height = size * _WORDS_HEIGHT / _POINTS_PER_INCH
    x, y = words.x * place.scale + place.left, words.y * place.scale + place.top
    box = Box(x - width * share, y - height / 2, width, height)
    shape = shapes.add_textbox(*box.place)
    shape.name = words.text
    frame = shape.text_frame
    frame.word_wrap = False
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Inches(0)
    frame.paragraphs[0].alignment = align
    run = frame.paragraphs[0].add_run()
    run.text = words.text
    style_run(run, round(size, 1), words.colour, bold=words.bold)


_DRAW: Final[Mapping[type[Shape], Callable[[Any, Any, _Place], None]]] = {
    Area: _area,
    Stroke: _stroke,
    Mark: _mark,
    Words: _words,
}


def _is_seen(ring: Points) -> bool:
    return bool((ring.max(axis=0) - ring.min(axis=0)).max() >= _SMALL)


def _paint(shape: Any, fill: str, edge: str, width: float) -> None:
    for style in shape._element.findall(qn("p:style")):
        shape._element.remove(style)
    if fill:
        shape.fill.solid()
        shape.fill.fore_color.rgb = rgb(fill)
    else:
        shape.fill.background()
    if edge and width:
        shape.line.color.rgb = rgb(edge)
        shape.line.width = Pt(max(width * 0.6, 0.25))
    else:
        shape.line.fill.background()
