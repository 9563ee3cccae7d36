"""Which slides are told, and what is said to each: chosen and written on the page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import streamlit as st

from data_access.briefing_content import (
    LINE_LIMIT,
    MOST_LINES,
    SavedBriefing,
    clean_lines,
    lines_refusal_zh,
)
from figures.briefing.choice import ALWAYS, optional_keys
from figures.briefing.story import Slide, Story
from indicators.safe_text import escape_markdown
from pages.components.caching import View

_LONGEST: Final = (LINE_LIMIT + 1) * MOST_LINES  # each with its line break
_LINE_HEIGHT: Final = 26  # [px]
_LINES: Final = (3, 9)  # shown at least and at most


@dataclass(frozen=True, slots=True)
class Choice:
    """The chosen slides in order, and what was written by hand, lines by slide."""

    slides: tuple[str, ...]
    points: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def is_kept_in(self, opened: SavedBriefing) -> bool:
        """Whether the saved briefing says just this."""
        return (tuple(opened.content.slides), dict(opened.content.points)) == (
            self.slides,
            dict(self.points),
        )


def choose_slides(story: Story, opened: SavedBriefing | None) -> tuple[str, ...]:
    """A tick for each slide, in order; cover and sources stand in every briefing."""
    st.subheader("讲哪几页", anchor=False)
    keys = optional_keys(story)
    before = opened.content.slides if opened else keys
    names = {slide.key: slide.name_zh for slide in story.slides}
    with st.container(gap=None):
        chosen = tuple(
            key
            for key in keys
            if st.checkbox(
                names[key],
                key in before,
                key=f"slide-{_scope(opened)}-{key}",
                persist_state="session",
            )
        )
    st.caption("封面和“来源与口径”总在；次序不变" if chosen else "请至少选一页")
    return chosen


def write_points(
    story: Story, slides: Sequence[str], view: View, opened: SavedBriefing | None
) -> Choice:
    """Every chosen slide's message, and its talking points to be written over."""
    st.subheader("讲什么", anchor=False)
    told = [slide for slide in story.slides if slide.key in slides or slide.key in ALWAYS]
    kept = opened.content.points if opened else {}
    scope = f"{_scope(opened)}-{view.key}"
    written = {
        slide.key: lines
        for number, slide in enumerate(told, start=1)
        if (lines := _slide(number, slide, scope, kept.get(slide.key))) is not None
    }
    return Choice(tuple(slides), written)


def _scope(opened: SavedBriefing | None) -> str:
    return f"{opened.number}.{opened.revision}" if opened else "new"


def _slide(
    number: int, slide: Slide, scope: str, kept: Sequence[str] | None
) -> tuple[str, ...] | None:
    """What was written by hand for a slide; None where the generated points stand."""
    message = "" if slide.title_zh == slide.name_zh else f"：{escape_markdown(slide.title_zh)}"
    with st.expander(f"{number}　{escape_markdown(slide.name_zh)}{message}"):
        for sentence in slide.points_zh:
            st.markdown(f"- {escape_markdown(sentence)}")
        lines = _written(slide, f"points-{scope}-{slide.key}", kept)
        if slide.foot_zh:
            st.caption(escape_markdown(slide.foot_zh))  # it may name the reader
    return lines


def _written(slide: Slide, key: str, kept: Sequence[str] | None) -> tuple[str, ...] | None:
    generated = tuple(slide.notes_zh)
    renewed = st.session_state.get(f"{key}-renewed", 0)
    before = kept if kept is not None and not renewed else generated
    said = st.text_area(
        "讲稿（一行一条）",
        "\n".join(before),
        key=f"{key}-{renewed}",
        max_chars=_LONGEST,
        height=_LINE_HEIGHT * min(max(len(before) + 1, _LINES[0]), _LINES[1]) + 20,
        placeholder="讲这一页时要说的话",
        persist_state="session",
    )
    lines = clean_lines((said or "").splitlines())
    if lines == generated:
        return None
    if refusal_zh := lines_refusal_zh(lines):
        st.warning(escape_markdown(f"这样不能保存：{refusal_zh}"))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption("手写的讲稿，不随数字变", width="content")
        st.button(
            "恢复自动生成", key=f"{key}-renew", on_click=_renew, args=(key,),
            icon=":material/refresh:", type="tertiary",
        )  # fmt: skip
    return lines


def _renew(key: str) -> None:
    st.session_state[f"{key}-renewed"] = st.session_state.get(f"{key}-renewed", 0) + 1
