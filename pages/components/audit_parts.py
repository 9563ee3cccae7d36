"""The parts of 审计: the filters, the lines, and whether the chain is whole."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import pandas as pd
import streamlit as st

from data_access.audit_heads import prove_audit_heads
from data_access.errors import StoreUnavailableError
from data_access.evidence import prove_audit_chain
from data_access.proof import SHOWN
from data_access.views.audit_trail import audit_trail, audited_actions
from indicators.periods import end_of_day, local_text
from indicators.safe_text import escape_markdown
from indicators.vocabulary import Role
from pages.components.audit_columns import ACTIONS_ZH
from pages.components.audit_words import details_zh, word_zh
from pages.components.loaders import ask_store, store
from pages.components.unit_choice import today
from pages.components.visit import current_actor

MOST_LINES: Final = 2_000
_SHOWN_DAYS: Final = 30
_EVERY_ACTION: Final = "全部操作"
_ROLES_ZH: Final = {role.value: role.label_zh for role in Role}


@dataclass(frozen=True, slots=True)
class Asked:
    """Which lines are looked at."""

    since: date | None
    until: date | None
    action: str
    search: str


def pick_lines() -> Asked:
    """Days, act and words; the address keeps them."""
    actions = ask_store(audited_actions, current_actor())
    words = {ACTIONS_ZH.get(action, action): action for action in actions}
    days, what, words_asked = st.columns([2, 1, 2], vertical_alignment="bottom")
    chosen = days.date_input(
        "日期", (today() - timedelta(days=_SHOWN_DAYS), today()), format="YYYY-MM-DD",
        key="audit-days",
    )  # fmt: skip
    action = what.selectbox("操作", [_EVERY_ACTION, *words], key="audit-action")
    search = words_asked.text_input("查找", placeholder="人、单位代码、回执号……", key="audit-words")
    first, last = chosen if isinstance(chosen, tuple) and len(chosen) == 2 else (None, None)  # noqa: PLR2004
    return Asked(first, last, words.get(action, ""), search.strip())


def trail(asked: Asked) -> pd.DataFrame:
    """The lines that were asked for, newest first, with their words."""
    lines = ask_store(
        audit_trail,
        current_actor(),
        since=end_of_day(asked.since - timedelta(days=1)) if asked.since else None,
        until=end_of_day(asked.until) if asked.until else None,
        action=asked.action,
        search=asked.search,
        most=MOST_LINES,
    )
    return lines.assign(
        at_zh=[local_text(at) for at in lines["at"]],
        subject_zh=[word_zh(subject) for subject in lines["subject"]],
        details_zh=[details_zh(details) for details in lines["details"]],
        role_zh=[_ROLES_ZH.get(role, role) for role in lines["actor_role"]],
        action_zh=[ACTIONS_ZH.get(action, action) for action in lines["action"]],
    )


def chain_state() -> None:
    """A button that reads the whole trail anew and says whether it is whole."""
    if not st.button("核验审计链", icon=":material/verified_user:", key="prove-audit"):
        return
    try:
        proof = ask_store(prove_audit_chain)
        heads = ask_store(prove_audit_heads, store().settings)
    except StoreUnavailableError as error:
        st.error(escape_markdown(error.reason_zh))
        return
    problems = (*proof.problems_zh, *heads.problems_zh)
    if not problems:
        st.success(f"审计链完整：{proof.note_zh}", icon=":material/check_circle:")
    else:
        st.error(
            "审计链不完整：" + escape_markdown("；".join(problems[:SHOWN])),
            icon=":material/gpp_bad:",
        )
