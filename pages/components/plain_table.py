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
@media (max-width: 640px) { .plain td:first-child { white-space: normal; min-width: 5em; } }
</style>
"""


def plain_table(rows: pd.DataFrame, columns: Columns) -> None:
    """Every cell escaped and shown whole."""
    shown = display_frame(rows, columns)
    heads = "".join(f"<th>{escape(str(header))}</th>" for header in shown.columns)
    body = "".join(
        f"<tr>{''.join(f'<td>{escape(str(cell))}</td>' for cell in line)}</tr>"
        for line in shown.itertuples(index=False, name=None)
    )
    st.html(
        f'{_RULES}<table class="plain"><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>'
    )
