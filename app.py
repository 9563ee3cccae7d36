"""Both the server (`python app.py`) and the script that Streamlit runs for every visitor."""

import streamlit as st
from streamlit import runtime

from pages.components.apology import apologise
from pages.components.navigation import navigation
from serving.language import TITLE_ZH
from serving.lifespan import lifespan
from serving.middleware import middleware
from serving.routes import routes
from serving.startup import serve


def ui() -> None:
    """Page settings, navigation, and the page that the address names."""
    st.set_page_config(page_title=TITLE_ZH, layout="wide", initial_sidebar_state="auto")
    navigation().run()


if runtime.exists():
    ui()
else:
    app = st.App(
        __file__,
        routes=routes(),
        middleware=middleware(),
        lifespan=lifespan,
        on_script_error=apologise,
    )
    if __name__ == "__main__":
        serve(app)
