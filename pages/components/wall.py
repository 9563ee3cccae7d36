"""A page that nobody touches: it closes with its sign-in, and a display shows new numbers."""

from typing import Final

import streamlit as st

from data_access.actor import Actor
from data_access.displays import is_display
from pages.components.loaders import current_as_of
from pages.components.visit import is_signed_in

_SIGNED_IN_EVERY: Final = 20  # [s]
_NUMBERS_EVERY: Final = 60  # [s]


def keep_fresh(actor: Actor) -> None:
    """Look now and then whether the sign-in still stands, and for a display at its numbers.

    Numbers on any other page wait for a click: nothing moves while somebody reads or speaks.
    """
    _close_with_the_sign_in()
    if is_display(actor.username):
        _follow_numbers(current_as_of().version)


@st.fragment(run_every=_SIGNED_IN_EVERY)
def _close_with_the_sign_in() -> None:
    if not is_signed_in():
        st.rerun()


@st.fragment(run_every=_NUMBERS_EVERY)
def _follow_numbers(shown: int) -> None:
    if current_as_of().version != shown:
        st.rerun()
