"""The draft of an upload: saved as the visitor works, taken up again by its address."""

import secrets
from typing import Any

import streamlit as st

from data_access.drafts import discard_draft, open_draft, save_draft
from data_access.errors import StoreUnavailableError
from data_access.raw_files import sha256_of
from data_access.uploads.mending import Mending
from indicators.safe_text import escape_markdown
from pages.components.choices import DATASET_KEY
from pages.components.loaders import store
from pages.components.upload_delivery import ChosenFile
from pages.components.upload_form_draft import (
    DRAFT_KEPT_ZH,
    FORM,
    PARAMETER,
    TOKEN_BYTES,
    restore_form,
)
from pages.components.upload_state import UploadState, upload_state
from pages.components.upload_submission import explanation_key
from pages.components.visit import current_actor


def take_up_draft(state: UploadState) -> None:
    """Return to the draft that the address names, once per session; say so where it is gone."""
    token = st.query_params.get(PARAMETER, "")
    if not token or state.chosen is not None or token in (state.token, state.gone_token):
        return
    draft = open_draft(store(), current_actor(), token)
    if draft is None:
        state.gone_token = token
        st.query_params.pop(PARAMETER)
        st.info("这份草稿已经提交、删除或过期；请重新选择文件。", icon=":material/info:")
        return
    if FORM in draft.work:
        state.token, state.saved_work = token, dict(draft.work)
        restore_form(draft)
        return
    chosen = ChosenFile(draft.file_name, draft.content, sha256_of(draft.content))
    state.take(chosen)
    state.is_fresh = False
    mending = Mending.from_json(draft.work["mending"])
    state.mendings = [] if mending.is_empty else [mending]
    state.token, state.saved_work = token, dict(draft.work)
    st.session_state[DATASET_KEY] = draft.dataset.label_zh
    for code, said in draft.work["explanations"].items():
        st.session_state[explanation_key(chosen, code)] = said


def keep_draft(state: UploadState) -> None:
    """Save what changed since the last run; the address leads back to it."""
    chosen, review = state.chosen, state.review
    if chosen is None or review is None:
        return
    work = _work(state, chosen)
    try:
        if work != state.saved_work:
            state.token = state.token or secrets.token_urlsafe(TOKEN_BYTES)
            save_draft(
                store(),
                current_actor(),
                state.token,
                review.dataset,
                chosen.name,
                chosen.content,
                work,
            )
            state.saved_work = work
    except StoreUnavailableError as error:
        st.caption(f":material/cloud_off: 草稿没有存下：{escape_markdown(error.reason_zh)}")
        return
    st.query_params[PARAMETER] = state.token
    st.caption(DRAFT_KEPT_ZH)


def give_up_draft() -> None:
    """Forget the file, its draft and all that was done to it."""
    state = upload_state()
    if state.token:
        discard_draft(store(), current_actor(), state.token)
    st.query_params.pop(PARAMETER, None)
    state.begin_anew()


def _work(state: UploadState, chosen: ChosenFile) -> dict[str, Any]:
    codes = (
        dict.fromkeys(issue.code for issue in state.review.checked.queries) if state.review else {}
    )
    said = {code: st.session_state.get(explanation_key(chosen, code)) for code in codes}
    return {
        "dataset": state.review.dataset.value if state.review else "",
        "mending": state.mending.as_json(),
        "explanations": {code: text for code, text in said.items() if text},
    }
