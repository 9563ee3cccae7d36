"""Colours as PowerPoint keeps them."""

from typing import Any, cast

from pptx.dml.color import RGBColor


def rgb(hexadecimal: str) -> RGBColor:
    """`#1F4E8C` as a colour of a shape."""
    made = cast("Any", RGBColor).from_string(hexadecimal.lstrip("#"))
    return cast("RGBColor", made)
