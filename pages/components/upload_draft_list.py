"""The account's drafts (草稿), to go on with or to give up: nobody need remember an address."""

from typing import Final

import streamlit as st

from data_access.drafts import KeptDraft, discard_draft, drafts_of
from indicators.periods import local_text
from indicators.safe_text import escape_markdown
from pages.components.loaders import store
from pages.components.upload_form_draft import PARAMETER
from pages.components.upload_state import upload_state
from pages.components.visit import current_actor

_LISTED: Final = 5


def list_drafts() -> None:
    """Each draft with the way back to it, newest first; nothing where there is none.

    The one whose form stands open on the page is left out.
    """
    open_token = upload_state().token if upload_state().chosen is None else ""
    kept = [draft for draft in drafts_of(store(), current_actor()) if draft.token != open_token]
    if not kept:
        return
    with st.container(border=True, key="drafts"):
        more = f"，先列最新的 {_LISTED} 份" if len(kept) > _LISTED else ""
        st.markdown(f":material/edit_note: **有 {len(kept)} 份未提交的草稿**{more}")
        for draft in kept[:_LISTED]:
            _line(draft)


def _line(draft: KeptDraft) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        told = f"{escape_markdown(draft.file_name)}　{draft.dataset.label_zh}"
        st.markdown(f"{told}　{local_text(draft.saved_at)} 保存", width="stretch")
        if st.button("继续", key=f"go-on-{draft.token}", icon=":material/arrow_forward:"):
            upload_state().begin_anew()
            st.switch_page("pages/upload.py", query_params={PARAMETER: draft.token})
        st.button(
            "丢弃", key=f"give-up-{draft.token}", icon=":material/delete:",
            on_click=_give_up, args=(draft.token,),
        )  # fmt: skip


def _give_up(token: str) -> None:
    discard_draft(store(), current_actor(), token)
    if upload_state().token == token:
        upload_state().begin_anew()
