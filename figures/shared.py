"""A finished figure that many visitors look at, made ready for the browser once."""

import zlib
from typing import cast

from plotly.graph_objects import Figure

__all__ = ["Figure", "packed", "shared"]

_PACKED = "packed_for_the_browser"


def shared(figure: Figure) -> Figure:
    """The figure with its bytes beside it: it must not be changed any more.

    Turning a figure into JSON on every run would be most of the cost of showing it.
    """
    object.__setattr__(figure, _PACKED, _deflated(figure))
    return figure


def packed(figure: Figure) -> bytes:
    """The figure as deflated JSON, a quarter of its size."""
    return cast("bytes | None", getattr(figure, _PACKED, None)) or _deflated(figure)


def _deflated(figure: Figure) -> bytes:
    return zlib.compress(cast("str", figure.to_json(validate=False)).encode())
