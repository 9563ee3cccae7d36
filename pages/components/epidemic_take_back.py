"""Taking back the newest import of a kind, in two clicks."""

from typing import Final

import streamlit as st

from data_access.epidemic.taking_back import take_back_import
from indicators.safe_text import escape_markdown
from pages.components import epidemic_parts as parts
from pages.components.attempts import attempt, show_told
from pages.components.caching import View
from pages.components.loaders import store

_TOLD: Final = "epidemic-taken-back"


def take_back_newest(view: View) -> None:
    """What may be taken back, each with what happens then."""
    show_told(_TOLD)
    made = parts.imports(view)
    newest = made[made["may_go_back"]]
    if newest.empty:
        return
    with st.popover("撤回最近一次…", icon=":material/undo:"):
        st.caption("只能撤回各类最近一次导入；撤回是一个新的版本，此前时点照旧可查。")
        for line in newest.to_dict("records"):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(
                    f"{line['kind_zh']}：{escape_markdown(line['file_name'])}　"
                    f"{line['rows']:,} 条　{line['at_zh']}",
                    width="stretch",
                )
                number = int(line["id"])
                st.button("撤回", key=f"take-back-{number}", on_click=_take_back, args=(number,))


def _take_back(number: int) -> None:
    attempt(
        _TOLD,
        lambda actor: take_back_import(store(), actor, number),
        f"已撤回第 {number} 次导入，恢复此前的数",
    )
