"""The bar of the four steps: 识别 → 校对 → 试导入 → 提交, and where the visitor stands."""

from enum import Enum
from typing import Final

import streamlit as st

from pages.components.upload_state import Review, UploadState


class StepState(Enum):
    """How a step stands; told by a mark and a word as well as by colour."""

    DONE = "done", "✓", "已完成"
    OPEN = "open", "●", "进行中"
    BLOCKED = "blocked", "!", "待改正"
    AHEAD = "ahead", "", "未开始"


STEPS_ZH: Final = ("识别", "校对", "试导入", "提交")


def step_bar(state: UploadState, review: Review | None) -> None:
    """The four steps with their states."""
    stands = step_states(state, review)
    items = (
        f'<li class="step {now.value[0]}" title="{now.value[2]}"'
        f"{' aria-current=step' if now is StepState.OPEN else ''}>"
        f"<b>{now.value[1] or number}</b><span>{name}<small>{now.value[2]}</small></span></li>"
        for number, (name, now) in enumerate(zip(STEPS_ZH, stands, strict=True), start=1)
    )
    st.html(f'<ol class="steps" aria-label="填报步骤">{"".join(items)}</ol>')


def step_states(state: UploadState, review: Review | None) -> tuple[StepState, ...]:
    """Each step's state; a step is open once those before it are done."""
    if review is None:
        return (StepState.OPEN, StepState.AHEAD, StepState.AHEAD, StepState.AHEAD)
    if state.outcome is not None and state.outcome.receipt is not None:
        return (StepState.DONE,) * len(STEPS_ZH)
    if review.recognition is None or review.recognition.missing:
        return (StepState.BLOCKED, StepState.AHEAD, StepState.AHEAD, StepState.AHEAD)
    if not review.is_storable:
        return (StepState.DONE, StepState.BLOCKED, StepState.AHEAD, StepState.AHEAD)
    return (StepState.DONE, StepState.DONE, StepState.DONE, StepState.OPEN)
