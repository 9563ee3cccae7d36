"""说明 and the 提交 button."""

from typing import Final

import streamlit as st

from data_access.uploads.admission import SUPERSEDES_CODE
from data_access.uploads.delivery import Desk
from indicators.safe_text import escape_markdown, remove_controls
from pages.components import upload_parts as parts
from pages.components.loaders import store
from pages.components.upload_delivery import ChosenFile, Outcome, Parcel, deliver
from pages.components.upload_state import Review, upload_state
from pages.components.visit import current_actor

EXPLANATION_LIMIT: Final = 500
_WHILE_TYPING: Final = "0.4s"  # or the button would wake only after the field is left
_SHOWN_MESSAGES: Final = 3


def ask_explanations(review: Review, chosen: ChosenFile) -> None:
    """One 说明 per 核实性 code, and in whose name the file will stand."""
    st.subheader("4　提交", anchor=False)
    for code in _query_codes(review):
        messages = [issue.message_zh for issue in review.checked.queries if issue.code == code]
        more = f"（等 {len(messages)} 处）" if len(messages) > _SHOWN_MESSAGES else ""
        st.text_input(
            f"{code} {parts.rule_title_zh(code)}：{_label_zh(code)}（必填）",
            max_chars=EXPLANATION_LIMIT,
            key=explanation_key(chosen, code),
            live=_WHILE_TYPING,
            persist_state="session",
            placeholder=_label_zh(code),
        )
        st.caption(escape_markdown("；".join(messages[:_SHOWN_MESSAGES])) + more)
    st.caption(f"填报人：{escape_markdown(current_actor().name)}，记入回执和审计")


def submit_bar(review: Review, chosen: ChosenFile) -> None:
    """The 提交 button at the foot of the window, with what is still missing.

    It stays enabled while a 说明 is missing: the first click, made while a field is still being
    typed in, must not be lost; what is missing is told after it.
    """
    with (
        st.bottom,
        st.container(
            border=True,
            horizontal=True,
            vertical_alignment="center",
            horizontal_alignment="distribute",
        ),
    ):
        st.markdown(_standing_zh(review, chosen))
        st.button(
            "提交",
            type="primary",
            icon=":material/send:",
            disabled=not review.is_storable,
            on_click=_submit,
            args=(review, chosen),
            key="submit",
        )


def _standing_zh(review: Review, chosen: ChosenFile) -> str:
    if review.checked.errors:
        return f":material/block: {len(review.checked.errors)} 处强制性问题改正后才能提交"
    if not review.is_storable:
        return ":material/block: 没有可入库的数据"
    if missing := _still_missing(review, chosen):
        return f":material/edit: 还差：{'、'.join(missing)}"
    rows = len(review.checked.rows)
    return f":material/check_circle: 可以提交 {rows:,} 行{review.dataset.label_zh}"


def show_problem(outcome: Outcome | None) -> None:
    """Why nothing was stored, if something was tried."""
    if outcome is not None and outcome.problem_zh:
        st.error(escape_markdown(outcome.problem_zh), icon=":material/error:")


def _submit(review: Review, chosen: ChosenFile) -> None:
    """Store what the visitor looked at: a callback gets the check of the run that drew the button.

    A second click finds the receipt of the first.
    """
    state = upload_state()
    if state.chosen is not chosen or (state.outcome and state.outcome.receipt):
        return
    if missing := _still_missing(review, chosen):
        state.outcome = Outcome(problem_zh=f"还没有提交：请先填写{'、'.join(missing)}")
        return
    said = _explanations(review, chosen)
    named = {review.written[at]: name for at, name in state.mending.headers.items()}
    mended = None if state.mending.is_empty else review.sheet
    parcel = Parcel(chosen, review.checked, mended, Desk(state.token, named))
    state.outcome = deliver(store(), current_actor(), parcel, said)
    if state.outcome.look_again:
        state.review = None


def _still_missing(review: Review, chosen: ChosenFile) -> list[str]:
    said = _explanations(review, chosen)
    return [f"{code} 的{_label_zh(code)}" for code in _query_codes(review) if not said[code]]


def _query_codes(review: Review) -> list[str]:
    return list(dict.fromkeys(issue.code for issue in review.checked.queries))


def _explanations(review: Review, chosen: ChosenFile) -> dict[str, str]:
    return {code: _typed(explanation_key(chosen, code)) for code in _query_codes(review)}


def _typed(key: str) -> str:
    return remove_controls(str(st.session_state.get(key) or "")).strip()


def _label_zh(code: str) -> str:
    return "更正原因" if code == SUPERSEDES_CODE else "说明"


def explanation_key(chosen: ChosenFile, code: str) -> str:
    """Where the 说明 of a code is kept while the file is looked at."""
    return f"explanation-{chosen.sha256[:8]}-{code}"
