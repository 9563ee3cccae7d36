"""A display that nobody touches shows new numbers by itself."""

from typing import Final

import streamlit as st

from data_access.actor import Actor
from data_access.displays import is_display
from pages.components.loaders import current_as_of
from pages.components.visit import is_signed_in

_EVERY: Final = 60  # [s]


def keep_fresh(actor: Actor) -> None:
    """Look once a minute whether there are new numbers, or the display was revoked."""
    if is_display(actor.username):
        _watch(current_as_of().version)


@st.fragment(run_every=_EVERY)
def _watch(shown: int) -> None:
    if not is_signed_in() or current_as_of().version != shown:
        st.rerun()
