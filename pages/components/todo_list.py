"""The list of what waits, each with the way to the page where it is done."""

from collections.abc import Sequence

import streamlit as st

from data_access.views.todo import Todo, TodoKind
from pages.components import todo_parts as parts
from pages.components.caching import View
from pages.components.question_forms import show_question

_LISTED = 20


def list_all(todos: Sequence[Todo], view: View) -> None:
    """Returns and questions first where the visitor is to answer one; else questions last."""
    if not any(todo.kind is TodoKind.QUESTION for todo in todos):
        list_todos(todos)
        list_questions(view)
        return
    list_todos([todo for todo in todos if todo.kind is TodoKind.RETURNED])
    list_questions(view)
    if others := [todo for todo in todos if todo.kind not in (TodoKind.RETURNED, *parts.ASKED)]:
        st.subheader("其他待办", anchor=False)
        list_todos(others)


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
