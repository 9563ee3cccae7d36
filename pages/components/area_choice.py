"""The area a page is narrowed to, within the scope; said where an address asked for more."""

import streamlit as st

from data_access.actor import Actor
from data_access.views.filters import NATION, Area, widest_area
from indicators.safe_text import escape_markdown
from indicators.vocabulary import PROVINCES_ZH
from pages.components.choices import remember_choice

_KEY = "area"


def pick_area(actor: Actor) -> Area:
    """The choice, kept in the address."""
    widest = widest_area(actor)
    others = PROVINCES_ZH if widest == NATION else ()
    chosen = st.selectbox(
        "地区",
        [widest.label_zh, *others],
        key=_KEY,
        bind="query-params",
        persist_state="session",
    )
    remember_choice(_KEY, chosen, widest.label_zh)
    return widest if chosen in (None, widest.label_zh) else Area(chosen)


def asked_beyond_scope(actor: Actor) -> bool:
    """Whether the address names an area that the account may not see; asked before the choice."""
    widest = widest_area(actor)
    asked = st.query_params.get(_KEY, "")
    return widest != NATION and asked not in ("", widest.label_zh)


def tell_narrowed(actor: Actor) -> None:
    """That the page shows less than its address asked for."""
    own_zh = escape_markdown(widest_area(actor).label_zh)
    st.info(f"您的账号只能查看{own_zh}，已为您显示{own_zh}", icon=":material/lock:")
