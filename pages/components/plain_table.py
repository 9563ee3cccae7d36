"""A short table of words that wrap, where a grid of cells would cut them on a phone."""

from html import escape
from typing import Final

import pandas as pd
import streamlit as st

from figures.tables import Columns, display_frame

_RULES: Final = """
<style>
.plain { border-collapse: collapse; width: 100%; max-width: 76rem; font-size: .95rem; }
.plain th, .plain td { text-align: left; vertical-align: top; padding: .42rem .7rem;
  border: 0; border-bottom: 1px solid #E6E9ED; font-weight: 400; }
.plain thead th { background: #F3F5F8; color: #55606C; }
.plain td:first-child { white-space: nowrap; color: #143761; font-weight: 600; }
@media (max-width: 640px) {
  .plain thead { display: none; }
  .plain tr { display: block; padding: .45rem 0; border-bottom: 1px solid #C9D0D8; }
  .plain td { display: flex; gap: .6rem; padding: .1rem 0; border: 0; overflow-wrap: anywhere; }
  .plain td::before { content: attr(data-name); flex: 0 0 5.5em; color: #55606C;
    font-weight: 400; }
  .plain td:first-child { white-space: normal; }
}
</style>
"""


def plain_table(rows: pd.DataFrame, columns: Columns) -> None:
    """Every cell escaped and shown whole."""
    shown = display_frame(rows, columns)
    names = [escape(str(header)) for header in shown.columns]
    heads = "".join(f"<th>{name}</th>" for name in names)
    body = "".join(
        f"<tr>{''.join(map(_cell, names, line))}</tr>"
        for line in shown.itertuples(index=False, name=None)
    )
    st.html(
        f'{_RULES}<table class="plain"><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>'
    )


def _cell(name: str, cell: object) -> str:
    """A cell that a phone shows beside its header's name."""
    return f'<td data-name="{name}">{escape(str(cell))}</td>'
