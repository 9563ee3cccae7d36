"""The figures of a page under test, as they were sent to the browser."""

import json
import zlib
from typing import Any

from streamlit.testing.v1 import AppTest

from pages.components.drawn_figure import LENGTH_BYTES


def shown_figures(page: AppTest) -> list[dict[str, Any]]:
    """Each figure's data and layout, and the `head` that came with it."""
    return [_read(element.proto.bytes) for element in page.get("bidi_component")]


def _read(sent: bytes) -> dict[str, Any]:
    begin = LENGTH_BYTES + int.from_bytes(sent[:LENGTH_BYTES], "big")
    figure: dict[str, Any] = json.loads(zlib.decompress(sent[begin:]))
    return figure | {"head": json.loads(sent[LENGTH_BYTES:begin])}
