"""A row of KPI cards on a page, sent as one message."""

from collections.abc import Sequence

import streamlit as st

from figures.cards import Card, cards_markup


def show_cards(cards: Sequence[Card]) -> None:
    """The cards side by side; they wrap on a phone."""
    st.html(cards_markup(cards))
