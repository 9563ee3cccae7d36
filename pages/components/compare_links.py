"""From one zone to the comparison with those that are like it."""

import streamlit as st

from indicators.cards import IndicatorCard
from indicators.peers import SEPARATOR
from indicators.safe_text import escape_markdown
from pages.components import compare_places as standing
from pages.components.caching import View
from pages.components.compare_choice import PARAMETER
from pages.components.zone_parts import nation


def peer_places(view: View, zone_code: str, card: IndicatorCard) -> None:
    """The zone's places among zones of its size and risk level, and the way to compare them."""
    widest = nation(view)
    keys = standing.peer_keys(widest, card.code, zone_code)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(escape_markdown(standing.place_line_zh(widest, card.code, zone_code)))
        st.page_link(
            "pages/compare.py",
            label="对比",
            icon=":material/compare_arrows:",
            query_params={PARAMETER: SEPARATOR.join(keys)},
        )
