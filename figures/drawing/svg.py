"""A drawing as SVG: one file that any browser, WPS and Word show, sharp at every size."""

from collections.abc import Iterator
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from figures.drawing.marks import mark_outline
from figures.drawing.shapes import NOTHING, Area, Copy, Drawing, Mark, Points, Shape, Stroke, Words
from figures.theme import FONT_FAMILY, GROUND

# Older office programs follow links of this kind only.
_LINKS: Final = 'xmlns:xlink="http://www.w3.org/1999/xlink" '
TOLD: Final = "told"
_BASELINE: Final = 0.36  # of the size of the letters, below their middle


def svg_text(drawing: Drawing, *, font: str = FONT_FAMILY) -> str:
    """The drawing as the text of an SVG file, on white."""
    size = f"{_number(drawing.width)} {_number(drawing.height)}"
    links = _LINKS if any(isinstance(shape, Copy) for shape in drawing.shapes) else ""
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" {links}viewBox="0 0 {size}" role="img" '
        'preserveAspectRatio="xMidYMin" '
        f"font-family={quoteattr(font)}>"
    )
    title = f"<title>{escape(drawing.title_zh)}</title>" if drawing.title_zh else ""
    paper = f'<rect width="100%" height="100%" fill="{GROUND}"/>'
    return "\n".join([head + title + paper, *_elements(drawing), "</svg>"])


def _elements(drawing: Drawing) -> Iterator[str]:
    for name, shapes in drawing.symbols.items():
        yield f'<symbol id="{name}" overflow="visible">'
        yield from map(_element, shapes)
        yield "</symbol>"
    yield from map(_element, drawing.shapes)


def _element(shape: Shape) -> str:
    match shape:
        case Area():
            title = shape.told_zh or shape.name_zh
            way = _path([*shape.rings], shape.fill, shape.edge, shape.width, title)
            return _told(way) if shape.told_zh else way
        case Stroke():
            return _path([shape.points], NOTHING, shape.colour, shape.width, closed=False)
        case Mark():
            outline, is_open = mark_outline(shape)
            fill = NOTHING if is_open else shape.fill
            edge = shape.fill if is_open else shape.edge
            width = shape.width if not is_open else max(shape.size / 5, 1.0)
            title = shape.told_zh or shape.name_zh
            way = _path(outline, fill, edge, width, title, closed=not is_open)
            return _told(way) if shape.told_zh else way
        case Words():
            return _words(shape)
        case Copy():
            place = f'x="{_number(shape.x)}" y="{_number(shape.y)}"'
            return f'<use xlink:href="#{shape.symbol}" {place}/>'


def _told(path: str) -> str:
    """A path that tells its value when pointed at; the page's style makes it stand out."""
    return path.replace("<path", f'<path class="{TOLD}"', 1)


def _path(
    rings: list[Points],
    fill: str,
    edge: str,
    width: float,
    name_zh: str = "",
    *,
    closed: bool = True,
) -> str:
    ways = "".join(_way(ring, closed=closed) for ring in rings)
    line = f' stroke="{edge}" stroke-width="{_number(width)}"' if edge and width else ""
    title = f"<title>{escape(name_zh)}</title>" if name_zh else ""
    ending = f">{title}</path>" if title else "/>"
    return (
        f'<path d="{ways}" fill="{fill or "none"}" fill-rule="evenodd"{line} '
        f'stroke-linejoin="round"{ending}'
    )


def _way(ring: Points, *, closed: bool) -> str:
    steps = " ".join(f"{_number(x)} {_number(y)}" for x, y in ring)
    return f"M{steps}{'Z' if closed else ''}"


def _words(words: Words) -> str:
    weight = ' font-weight="600"' if words.bold else ""
    return (
        f'<text x="{_number(words.x)}" y="{_number(words.y + words.size * _BASELINE)}" '
        f'font-size="{_number(words.size)}" fill="{words.colour}" '
        f'text-anchor="{words.anchor}"{weight}>{escape(words.text)}</text>'
    )


def _number(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")
