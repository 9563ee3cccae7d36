"""What a map's hover says, as plain text: pages that run no plotly tell it too."""

import re
from collections.abc import Mapping
from html import unescape
from typing import Any, Final

_FIELD: Final = re.compile(r"%\{(text|customdata\[(\d+)\])\}")
_TAG: Final = re.compile(r"<[^>]+>")


def hover_words(trace: Mapping[str, Any], index: int) -> str:
    """The lines of a trace's hover for one of its points; empty where it has none."""
    template = str(trace.get("hovertemplate") or "").replace("<extra></extra>", "")
    lines = (_TAG.sub("", line) for line in template.split("<br>"))

    def value(found: re.Match[str]) -> str:
        told = trace["text"] if found[2] is None else trace["customdata"][index]
        return str(told[index if found[2] is None else int(found[2])])

    return "\n".join(unescape(_FIELD.sub(value, line)) for line in lines if line)
