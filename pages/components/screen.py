"""How wide the visitor's screen is, as serving/viewport.js told it."""

from enum import StrEnum

import streamlit as st


class Screen(StrEnum):
    """Three widths that figures are built for, and half of one beside another figure."""

    COMPACT = "compact"
    DESK = "desk"
    WALL = "wall"
    HALF = "half"


def screen() -> Screen:
    """The visitor's screen; a desk where nothing was told."""
    told = st.context.cookies.get("viewport", "")
    return Screen(told) if told in (Screen.COMPACT, Screen.WALL) else Screen.DESK


def is_compact() -> bool:
    """Whether figures must fit a phone."""
    return screen() is Screen.COMPACT
