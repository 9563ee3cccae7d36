"""Who acts (经办人): the name typed on the page, until sign-in knows it."""

import streamlit as st

from data_access.actor import Actor
from indicators.safe_text import storable
from pages.components.loaders import current_actor
from pages.components.upload_submission import NAME_LIMIT, REPORTER_KEY


def ask_operator(label_zh: str = "经办人（必填）") -> None:
    """The field; what was typed on another page stands in it already."""
    st.text_input(
        label_zh,
        max_chars=NAME_LIMIT,
        key=REPORTER_KEY,
        persist_state="session",
        placeholder="姓名或岗位，记入审计",
        width=420,
    )


def operator() -> Actor | None:
    """The actor under the typed name; None while there is none."""
    name = storable(str(st.session_state.get(REPORTER_KEY) or "")).strip()
    return Actor(name, current_actor().role, current_actor().scope) if name else None
