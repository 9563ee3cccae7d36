"""Freeforms of many corners: written as the file keeps them.

python-pptx builds a freeform corner by corner and looks through all of them for each; a map of
nine thousand corners took it five seconds.
"""

from collections.abc import Sequence
from typing import Any, Final
from xml.sax.saxutils import quoteattr

import numpy as np
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.shapes.autoshape import Shape

from figures.drawing.shapes import Points

_EMU_PER_INCH: Final = 914_400
_SHAPE: Final = """
<p:sp {namespaces}>
 <p:nvSpPr><p:cNvPr id="{number}" name={name}/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>
 <p:spPr>
  <a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>
  <a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>
   <a:rect l="0" t="0" r="r" b="b"/>
   <a:pathLst><a:path w="{width}" h="{height}">{steps}</a:path></a:pathLst>
  </a:custGeom>
 </p:spPr>
</p:sp>
"""


def add_freeform(shapes: Any, rings: Sequence[Points], name_zh: str, *, closed: bool) -> Shape:
    """One shape of some rings [in], added behind what the group or slide has so far."""
    corners = [np.rint(ring * _EMU_PER_INCH).astype(int) for ring in rings]
    every = np.vstack(corners)
    (x, y), (right, bottom) = every.min(axis=0), every.max(axis=0)
    steps = "".join(_steps(ring - (x, y), closed=closed) for ring in corners)
    element = parse_xml(
        _SHAPE.format(
            namespaces=nsdecls("p", "a"),
            number=shapes._next_shape_id,
            name=quoteattr(name_zh),
            x=x,
            y=y,
            width=max(right - x, 1),
            height=max(bottom - y, 1),
            steps=steps,
        )
    )
    shapes._grpSp.append(element)
    return Shape(element, shapes)


def _steps(ring: Any, *, closed: bool) -> str:
    (x, y), *rest = ring.tolist()
    lines = "".join(f'<a:lnTo><a:pt x="{right}" y="{down}"/></a:lnTo>' for right, down in rest)
    end = "<a:close/>" if closed else ""
    return f'<a:moveTo><a:pt x="{x}" y="{y}"/></a:moveTo>{lines}{end}'
