"""The draft of a form that is still being filled in; it opens with the same fields filled."""

import secrets
from datetime import date
from typing import Any, Final

import streamlit as st

from data_access.drafts import OpenDraft, save_draft
from data_access.errors import StoreUnavailableError
from data_access.uploads.form import form_csv
from data_access.views.form_row import FormRow
from indicators.safe_text import escape_markdown
from pages.components.choices import DATASET_KEY
from pages.components.loaders import store
from pages.components.unit_choice import WEEK_KEY, area_key, unit_key
from pages.components.upload_form_fields import put_in, typed_texts
from pages.components.upload_form_parts import fields_of, form_name, unit_code
from pages.components.upload_state import (
    FORM_WAY_ZH,
    WAY_KEY,
    UploadState,
    upload_state,
)
from pages.components.visit import current_actor

FORM: Final = "form"
PARAMETER: Final = "draft"  # of the address
TOKEN_BYTES: Final = 16
DRAFT_KEPT_ZH: Final = (
    ":material/cloud_done: 草稿已自动保存 14 天；关掉网页后，从“数据填报”“待办”或同一网址接着做。"
)


def keep_form_draft(row: FormRow) -> None:
    """Save what was typed since the last run; nothing where the form is as it began."""
    state, work = upload_state(), _work(row)
    if not _is_begun(row):
        return
    if work != state.saved_work:
        _save(state, row, work)
    if state.token:
        st.query_params[PARAMETER] = state.token
        st.caption(DRAFT_KEPT_ZH)


def restore_form(draft: OpenDraft) -> None:
    """Choose the unit and week again and fill the fields."""
    work = draft.work[FORM]
    key = f"{FORM}-{draft.dataset.value}"
    st.session_state[DATASET_KEY] = draft.dataset.label_zh
    st.session_state[WAY_KEY] = FORM_WAY_ZH
    st.session_state[WEEK_KEY] = date.fromisoformat(work["week"])
    st.session_state[area_key(key)] = work["area"]
    st.session_state[unit_key(key, work["area"])] = work["unit"]
    put_in(draft.dataset, work["week"], work["unit"], work["texts"])


def _save(state: UploadState, row: FormRow, work: dict[str, Any]) -> None:
    token = state.token or secrets.token_urlsafe(TOKEN_BYTES)
    content = form_csv(row.dataset, typed_texts(row))
    try:
        save_draft(store(), current_actor(), token, row.dataset, form_name(row), content, work)
    except StoreUnavailableError as error:
        st.caption(f":material/cloud_off: 草稿没有存下：{escape_markdown(error.reason_zh)}")
        return
    state.token, state.saved_work = token, work


def _work(row: FormRow) -> dict[str, Any]:
    typed = typed_texts(row)
    return {
        FORM: {
            "week": str(row.week_ending),
            "area": st.session_state.get(area_key(f"{FORM}-{row.dataset.value}")) or "",
            "unit": unit_code(row),
            "texts": {c.header_zh: typed[c.header_zh] for c in fields_of(row.dataset)},
        }
    }


def _is_begun(row: FormRow) -> bool:
    typed, begins = typed_texts(row), row.begins_with
    headers = [column.header_zh for column in fields_of(row.dataset)]
    return any(typed[header] != begins.get(header, "") for header in headers)
