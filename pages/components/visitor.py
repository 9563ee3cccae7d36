"""Who is signed in, in the corner of every page, and the way to sign out."""

from html import escape

import streamlit as st

from data_access.actor import Actor

_RULES = """
<style>
.visitor { position: fixed; top: .55rem; right: 1rem; z-index: 999991; padding: .3rem .7rem;
  border: 1px solid #D5DBE3; border-radius: 4px; background: #fff; color: #1F4E8C !important;
  font-size: .85rem; text-decoration: none !important; white-space: nowrap; }
.visitor:hover { background: #F0F4F9; }
[data-testid="stElementContainer"]:has(.visitor) { position: absolute; }
@media (max-width: 1320px) { .visitor span { display: none; } }
.internal { position: fixed; right: .6rem; bottom: .3rem; z-index: 999990; margin: 0 !important;
  padding: .1rem .5rem; background: rgba(255, 255, 255, .85); color: #A11D21; font-size: .8rem;
  pointer-events: none; }
@media print { .visitor { display: none; } }
</style>
"""


def show_visitor(actor: Actor, mark_zh: str = "") -> None:
    """The person beside the menu; a click leads to the account, a pause tells role and scope.

    `mark_zh` stands at the edge of every page, on paper too: whose internal document it is.
    """
    area = f"，{actor.scope.area}" if actor.scope.area else ""
    told = f"{actor.name}　{actor.role.label_zh}{area}"
    person = actor.name.partition("（")[0]
    st.html(
        f'{_RULES}<a class="visitor" href="/account/" target="_self" title="{escape(told)}" '
        f'aria-label="账号：{escape(told)}">账号<span>：{escape(person)}</span></a>'
        f"{_mark(mark_zh)}"
    )


def _mark(mark_zh: str) -> str:
    return f'<p class="internal" role="note">{escape(mark_zh)}</p>' if mark_zh else ""
