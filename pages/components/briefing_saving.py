"""Keeping a briefing: under a name, as a further version, or as one's own."""

from dataclasses import replace

import streamlit as st

from data_access.actor import Actor
from data_access.briefing_checks import NAME_LIMIT
from data_access.briefing_content import BriefingContent, SavedBriefing
from data_access.briefings import edit_briefing, save_briefing
from data_access.displays import is_display
from indicators.periods import week_label_zh
from indicators.safe_text import escape_markdown
from pages.components.attempts import attempt
from pages.components.briefing_choice import Choice
from pages.components.briefing_opened import TOLD, reopen
from pages.components.caching import View
from pages.components.loaders import store
from pages.components.visit import current_actor


def offer_saving(view: View, choice: Choice, opened: SavedBriefing | None) -> None:
    """The name, and the button that keeps what the page shows."""
    if is_display(view.actor.username):
        return
    st.subheader("保存", anchor=False)
    usual = f"{view.area.label_zh}汇报　{week_label_zh(view.week_ending)}"
    name = st.text_input(
        "汇报的名字",
        opened.content.name_zh if opened else usual,
        max_chars=NAME_LIMIT,
        key=f"briefing-name-{opened.number if opened else view.key}",
    )
    content = content_of(view, choice, name or "")
    if opened is None:
        _button("保存汇报", None, content)
    elif not opened.is_of(current_actor()):
        st.caption(f"由{escape_markdown(opened.author_name)}保存，只有本人能改")
        _button("另存为我的汇报", None, content)
    elif name == opened.content.name_zh and choice.is_kept_in(opened):
        st.caption("没有未保存的改动")
    else:
        st.caption("有未保存的改动；汇报模式仍是已保存的一版")
        _button(f"保存为第 {opened.revision + 1} 版", opened, content)


def content_of(view: View, choice: Choice, name_zh: str) -> BriefingContent:
    """What the page shows, as it is kept."""
    return BriefingContent(
        name_zh, view.week_ending, view.as_of.version, view.as_of.basis, choice.slides,
        view.area.province_zh, choice.points,
    )  # fmt: skip


def keep_version(opened: SavedBriefing, content: BriefingContent, done_zh: str) -> None:
    """Write a further version; for callbacks."""

    def act(actor: Actor) -> None:
        edit_briefing(store(), actor, opened.number, opened.revision, content)

    attempt(TOLD, act, done_zh)


def _button(label_zh: str, opened: SavedBriefing | None, content: BriefingContent) -> None:
    st.button(
        label_zh, key="keep-briefing", on_click=_keep, args=(opened, content),
        icon=":material/save:", type="primary",
    )  # fmt: skip


def _keep(opened: SavedBriefing | None, content: BriefingContent) -> None:
    if opened is not None:
        keep_version(opened, replace(content, version=opened.content.version), "已保存为新的一版")
        return

    def act(actor: Actor) -> None:
        reopen(save_briefing(store(), actor, content))

    attempt(TOLD, act, "汇报已保存；网址可以发给同一范围的人")
