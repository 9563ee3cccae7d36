"""Both the server (`python app.py`) and the script that Streamlit runs for every visitor."""

import streamlit as st
from streamlit import runtime

from data_access.marks import mark_zh
from pages.components.apology import apologise
from pages.components.choices import carry_choices
from pages.components.loaders import store
from pages.components.navigation import navigation
from pages.components.style import send_style
from pages.components.todo_parts import my_todos
from pages.components.visit import visit
from pages.components.visitor import show_visitor
from pages.components.wall import keep_fresh
from serving.language import ICON, TITLE_ZH
from serving.lifespan import lifespan
from serving.middleware import middleware
from serving.routes import routes
from serving.startup import serve


def ui() -> None:
    """Page settings, navigation, and the page that the address names."""
    st.set_page_config(TITLE_ZH, ICON, layout="wide", initial_sidebar_state="auto")
    send_style()
    with visit() as actor:
        page = navigation(actor.role, len(my_todos(actor)))
        show_visitor(actor, mark_zh(store().settings, actor, actor.scope.area))
        keep_fresh(actor)
        carry_choices(page.url_path)
        page.run()


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
