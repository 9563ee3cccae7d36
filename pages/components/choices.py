"""What a visitor chose goes along to the next page, and stays in the address of each."""

from contextlib import suppress
from typing import Final

import streamlit as st
from streamlit.errors import StreamlitAPIException
from streamlit.runtime.scriptrunner import get_script_run_ctx

DATASET_KEY: Final = "dataset"
_PAGE_KEY: Final = "page"
_CHOSEN_KEY: Final = "chosen"


def remember_choice(key: str, chosen: object, default: object) -> None:
    """Note what differs from the default of a widget; the key is its name in the address."""
    kept: dict[str, str] = st.session_state.setdefault(_CHOSEN_KEY, {})
    if chosen == default:
        kept.pop(key, None)
    else:
        kept[key] = str(chosen)


def choices() -> dict[str, str]:
    """What differs from the defaults, by its name in the address."""
    return dict(st.session_state.get(_CHOSEN_KEY, {}))


def carry_choices(url_path: str) -> None:
    """Bring the choices along to another page; what its own address says goes first.

    A page's widgets are others than those of the last page, even under the same key: they would
    show their defaults for once, in an address without choices, before Streamlit finds what was
    kept for them. After 后退 the frontend leaves their part of the address out, and Streamlit takes
    that for a wish to see the defaults: a second run, which nobody went back to, shows the choices.
    """
    before = st.session_state.get(_PAGE_KEY)
    st.session_state[_PAGE_KEY] = url_path
    if before in (None, url_path):
        return
    for key, said in st.session_state.get(_CHOSEN_KEY, {}).items():
        if key in st.query_params:
            continue
        if key in st.session_state:
            st.session_state[key] = st.session_state[key]
        with suppress(StreamlitAPIException):  # still another widget's own
            st.query_params[key] = said
    ctx = get_script_run_ctx()
    if ctx is not None and ctx.is_history_navigation:
        st.rerun()
