"""What waits for whoever is signed in: counted for the menu, listed for the page."""

from datetime import date, datetime
from typing import Final

import pandas as pd

from data_access.actor import Actor
from data_access.question_states import QuestionState
from data_access.views import follow_up
from data_access.views.todo import Todo, TodoKind, todos
from indicators.periods import SHANGHAI, local_text, week_label_zh
from indicators.schedules import time_left_zh
from pages.components.caching import View, cached
from pages.components.loaders import load, now
from pages.components.roles import ROLES_OF_PAGE
from pages.components.unit_choice import view_of_week

# Where each kind is done: page file and how its link is called.
PLACES: Final = {
    TodoKind.RETURNED: ("pages/my_reports.py", "去答复或更正"),
    TodoKind.DUE: ("pages/upload.py", "去填报"),
    TodoKind.OPENED: ("pages/upload.py", "去更正"),
    TodoKind.REOPENING: ("pages/schedules.py", "去批复"),
    TodoKind.REVIEW: ("pages/review.py", "去审核"),
}
ASKED: Final = (TodoKind.QUESTION, TodoKind.CLOSING)
_NOUNS: Final = {TodoKind.REOPENING: "份", TodoKind.QUESTION: "项", TodoKind.CLOSING: "项"}


def my_todos(actor: Actor) -> list[Todo]:
    """Everything that waits for the actor; nothing for roles that have no such page."""
    if actor.role not in ROLES_OF_PAGE["todo"]:
        return []
    return _todos(view_of_week(), actor.name, now().astimezone(SHANGHAI).date())


@cached
def open_questions(view: View) -> pd.DataFrame:
    """The questions within scope that are not closed, newest first."""
    found = load(follow_up.questions, view)
    return found[found["state"] != QuestionState.CLOSED].reset_index(drop=True)


def todo_zh(todo: Todo) -> str:
    """One thing to do, as a line."""
    told = (
        f"**{todo.kind.label_zh}**　{todo.dataset.label_zh}　{week_label_zh(todo.week_ending)}　"
        f"**{todo.count:,} {_NOUNS.get(todo.kind, '家')}**"
    )
    return f"{told}　{_until_zh(todo.until)}" if todo.until else told


def link_of(todo: Todo) -> dict[str, str]:
    """What the address of the place where it is done says."""
    return {"dataset": todo.dataset.label_zh, "week": str(todo.week_ending)}


def _until_zh(until: date | datetime) -> str:
    if isinstance(until, datetime):
        return f"期限 {local_text(until)}（{time_left_zh(now(), until)}）"
    return f"期限 {until}"


@cached
def _todos(view: View, whose: str, day: date) -> list[Todo]:  # noqa: ARG001 - keys of the cache
    return load(todos, view, now())
