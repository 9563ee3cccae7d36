"""The saved briefings of the areas that a visitor looks at, each with its links."""

from collections.abc import Hashable
from typing import Any, Final

import streamlit as st

from data_access.actor import Actor
from data_access.versions import Basis
from data_access.views.filters import NATION_ZH
from data_access.views.saved_briefings import saved_briefings
from indicators.periods import local_text, week_label_zh
from indicators.safe_text import escape_markdown
from pages.components.loaders import ask_store
from serving.present_routes import saved_address

_BASIS_ZH: Final = {Basis.ALL.value: "含未审", Basis.APPROVED.value: "只含已审"}
_SHOWN: Final = 50


def list_saved(actor: Actor) -> None:
    """A line for each: name, week, area, basis, author, since when; open it, or show it."""
    lines = ask_store(saved_briefings, actor).to_dict("records")
    if not lines:
        return
    with st.expander(f"保存的汇报（{len(lines)}）", icon=":material/folder_open:"):
        for line in lines[:_SHOWN]:
            _line(line)
        if len(lines) > _SHOWN:
            st.caption(f"只列最近的 {_SHOWN} 份；更早的用原来的网址打开")


def _line(line: dict[Hashable, Any]) -> None:
    number, revision = int(line["number"]), int(line["revision"])
    area = escape_markdown(line["area"] or NATION_ZH)
    with st.container(horizontal=True, vertical_alignment="center", key=f"saved-{number}"):
        st.page_link(
            "pages/briefing.py", label=escape_markdown(line["name_zh"]),
            icon=":material/folder_open:", query_params={"briefing": str(number)},
        )  # fmt: skip
        st.caption(
            f"{week_label_zh(line['week_ending'])}　{area}　{_BASIS_ZH[line['basis']]}　"
            f"{escape_markdown(line['author_name'])}　{local_text(line['made_at'])}　"
            f"第 {revision} 版",
            width="stretch",
        )
        st.link_button("汇报模式", saved_address(number, revision), icon=":material/slideshow:")
