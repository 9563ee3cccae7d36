"""The list of what waits, each with the way to the page where it is done."""

from collections.abc import Sequence

import streamlit as st

from data_access.views.todo import Todo
from pages.components import todo_parts as parts
from pages.components.caching import View
from pages.components.question_forms import show_question

_LISTED = 20


def list_todos(todos: Sequence[Todo]) -> None:
    """What is done on another page, a line each with its link."""
    for todo in todos:
        if todo.kind not in parts.PLACES:
            continue
        page, label_zh = parts.PLACES[todo.kind]
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            st.markdown(parts.todo_zh(todo), width="stretch")
            st.page_link(
                page, label=label_zh, icon=":material/arrow_forward:",
                query_params=parts.link_of(todo),
            )  # fmt: skip


def list_questions(view: View) -> None:
    """Every open question within the scope, with what can be done to it here."""
    found = parts.open_questions(view)
    if found.empty:
        return
    st.subheader(f"核实任务（{len(found):,} 项未办结）", anchor=False)
    if len(found) > _LISTED:
        st.caption(f"先列最新的 {_LISTED} 项。")
    for line in found.head(_LISTED).to_dict("records"):
        show_question(view, line)
