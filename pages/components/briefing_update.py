"""更新到最新: what later numbers would change is shown first; only then a version is written."""

from dataclasses import replace

import streamlit as st

from data_access.briefing_content import SavedBriefing
from figures.briefing.choice import chosen_story
from figures.briefing.difference import (
    MOVE_COLUMNS,
    Rewording,
    headline_moves,
    redrawn,
    rewordings,
)
from indicators.periods import local_text
from indicators.safe_text import escape_markdown
from pages.components.briefing_parts import briefing
from pages.components.briefing_saving import keep_version
from pages.components.caching import View
from pages.components.loaders import current_as_of
from pages.components.plain_table import plain_table
from pages.components.visit import current_actor


def offer_update(view: View, opened: SavedBriefing) -> None:
    """The button, and once it is pressed, the difference; nothing moves until it is confirmed."""
    if not opened.is_of(current_actor()):
        return
    newest = replace(current_as_of(), basis=view.as_of.basis)
    if newest.version == view.as_of.version:
        st.caption("已是最新数据")
        return
    flag = f"compare-{opened.number}.{opened.revision}"
    if not st.session_state.get(flag):
        st.button("更新到最新……", on_click=_set, args=(flag, True), icon=":material/update:")
        return
    with st.container(border=True):
        moves = _difference(view, replace(view, as_of=newest), opened)
        with st.container(horizontal=True):
            st.button(
                f"更新为第 {opened.revision + 1} 版",
                key="update-briefing",
                type="primary" if moves else "secondary",
                on_click=_update,
                args=(opened, newest.version),
            )
            st.button("不更新", on_click=_set, args=(flag, False))


def _difference(view: View, latest: View, opened: SavedBriefing) -> bool:
    """What would change; whether anything would."""
    then, now = briefing(view), briefing(latest)
    told, newer = (
        chosen_story(one.story, opened.content.slides, opened.content.points) for one in (then, now)
    )
    known = local_text(latest.as_of.at) if latest.as_of.at else "—"
    st.markdown(f"**按最新数据（截至 {known}）会变的**　先看，再决定；确认之前什么也不变")
    moves, words = headline_moves(then.facts, now.facts), rewordings(told, newer)
    drawn = redrawn(told, newer)
    if moves.empty and not words and not drawn:
        st.success("这份汇报里的数字和句子都不变，不必更新；更新只改动数据的时点。")
    if len(moves):
        plain_table(moves, MOVE_COLUMNS)
    for one in words:
        st.markdown(_reworded(one))
    if drawn:
        st.caption(f"图表的数字也会变：{'、'.join(drawn)}")
    if written := [slide.name_zh for slide in told.slides if slide.is_edited]:
        st.warning(f"手写的讲稿不会自动改，请核对：{'、'.join(written)}")
    return bool(len(moves) or words or drawn)


def _reworded(one: Rewording) -> str:
    lines = [f"**{escape_markdown(one.slide_zh)}**"]
    lines += [f"- :gray[原：{escape_markdown(sentence)}]" for sentence in one.then_zh]
    lines += [f"- 新：{escape_markdown(sentence)}" for sentence in one.now_zh]
    return "\n".join(lines)


def _set(flag: str, value: bool) -> None:
    st.session_state[flag] = value


def _update(opened: SavedBriefing, version: int) -> None:
    keep_version(opened, replace(opened.content, version=version), "已更新到最新，成为新的一版")
