"""Announcements (公告): shown above every page, made and withdrawn by the administrator."""

from datetime import date, timedelta
from typing import Final

import streamlit as st

from data_access.announcements import (
    TEXT_LIMIT,
    announce,
    announcements,
    withdraw_announcement,
)
from data_access.permissions import Action, may_anywhere
from indicators.safe_text import escape_markdown
from pages.components.attempts import attempt, show_told
from pages.components.loaders import ask_store, store
from pages.components.unit_choice import today
from pages.components.visit import current_actor

_TOLD: Final = "announcement-told"
_DAYS: Final = 7


def show_announcements() -> None:
    """What everybody reads today, a line each."""
    for line in ask_store(announcements, today()):
        st.info(escape_markdown(line.text), icon=":material/campaign:")


def keep_announcements() -> None:
    """The lines that are up, each with its end, and the form for another."""
    show_told(_TOLD)
    if not may_anywhere(current_actor(), Action.ANNOUNCE):
        st.caption("只有系统管理员可以发布公告。")
        return
    for line in ask_store(announcements, today()):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"{escape_markdown(line.text)}　*至 {line.until}*", width="stretch")
            st.button("撤下", key=f"withdraw-{line.id}", on_click=_withdraw, args=(line.id,))
    with st.form("announce", clear_on_submit=True):
        st.text_input("公告内容（必填）", max_chars=TEXT_LIMIT, key="announcement")
        st.date_input(
            "显示至（当日24时）", today() + timedelta(days=_DAYS), min_value=today(),
            format="YYYY-MM-DD", key="announcement-until",
        )  # fmt: skip
        st.form_submit_button("发布", on_click=_announce)


def _announce() -> None:
    said, until = st.session_state.get("announcement"), st.session_state.get("announcement-until")
    if isinstance(until, date):
        attempt(_TOLD, lambda actor: announce(store(), actor, str(said or ""), until), "公告已发布")


def _withdraw(number: int) -> None:
    attempt(_TOLD, lambda actor: withdraw_announcement(store(), actor, number), "公告已撤下")
