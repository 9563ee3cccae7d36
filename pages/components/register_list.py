"""The register as a list from which a unit is chosen, and what it said of the unit before."""

from typing import Final

import streamlit as st

from indicators.safe_text import escape_markdown
from indicators.vocabulary import Dataset
from pages.components import register_parts as parts
from pages.components.caching import View
from pages.components.downloads import offer_table
from pages.components.figure_tabs import column_config, show_table
from pages.components.register_columns import past_columns, unit_columns
from pages.components.sent_tables import displayed

_HEIGHT: Final = 460  # [px]
_ROWS: Final = 11


def pick_unit(view: View, dataset: Dataset, words: str) -> str:
    """The units that fit the words, and the code of the chosen one; "" where none is."""
    found, columns = parts.matching(view, dataset, words), unit_columns(dataset)
    if found.empty:
        st.info("没有符合条件的单位。可少输几个字，或换一种报表。", icon=":material/search_off:")
        return ""
    chosen = st.dataframe(
        displayed(found, columns),
        hide_index=True,
        height=_HEIGHT if len(found) > _ROWS else "content",
        column_config=column_config(columns, found),
        placeholder="—",
        alt="名录",
        key=f"register-{view.as_of.version}-{dataset}-{words}",
        on_select="rerun",
        selection_mode="single-row",
    )
    offer_table("名录", found, columns, view)
    picked = chosen["selection"]["rows"]
    at = picked[0] if picked and picked[0] < len(found) else 0
    return str(found["unit_code"].iloc[at]) if picked or len(found) == 1 else ""


def show_past(view: View, dataset: Dataset, unit_code: str) -> None:
    """What held of a unit from when until when, by whom, and what each change was."""
    st.subheader("沿革", anchor=False)
    if not unit_code:
        st.caption("点选上表一行，看这个单位的登记何时、由谁、改了哪几项。")
        return
    past = parts.past(view, dataset, unit_code)
    changes = len(past) - 1
    told = f"改过 {changes} 次" if changes else "登记以来没有改过"
    name = escape_markdown(str(past["name_zh"].iloc[0]))
    st.markdown(f"**{name}**　{escape_markdown(unit_code)}　{told}")
    show_table(f"名录沿革_{unit_code}", past, past_columns(dataset), view)
