"""How wide the visitor's screen is, as serving/viewport.js told it."""

from enum import StrEnum

import streamlit as st


class Screen(StrEnum):
    """Three widths that figures are built for."""

    COMPACT = "compact"
    DESK = "desk"
    WALL = "wall"


def screen() -> Screen:
    """The visitor's screen; a desk where nothing was told."""
    told = st.context.cookies.get("viewport", "")
    return Screen(told) if told in list(Screen) else Screen.DESK


def is_compact() -> bool:
    """Whether figures must fit a phone."""
    return screen() is Screen.COMPACT
