"""What became of a number since an earlier moment: pick the moment, read the list."""

from dataclasses import replace
from datetime import date, timedelta

import streamlit as st

from data_access.versions import AsOf
from indicators.cards import IndicatorCard
from indicators.periods import SHANGHAI, end_of_day, local_text
from pages.components import source_parts as parts
from pages.components.caching import View
from pages.components.figure_tabs import show_table
from pages.components.filters import EPOCH
from pages.components.loaders import current_as_of, now
from pages.components.source_columns import change_columns

_DAYS_BACK = 7


def show_changes(view: View, card: IndicatorCard) -> None:
    """The units that reported, corrected, withdrew or were reviewed after the chosen day."""
    earlier = _pick_earlier(view)
    if earlier.version >= view.as_of.version:
        st.info("对照日不早于本页所见的时点；请选更早的一天。", icon=":material/history:")
        return
    changes = parts.changes(view, card.code, earlier)
    if changes.empty:
        st.success("从那时到现在，这个数背后的填报没有变化。", icon=":material/task_alt:")
        return
    kinds = changes["kind"].map(lambda kind: kind.label_zh).value_counts()
    told = "，".join(f"{name} {count:,} 家" for name, count in kinds.items())
    until = local_text(view.as_of.at) if view.as_of.at else "现在"
    st.markdown(f"从当日 24 时到 {until}：**{told}**")
    show_table(f"此后变化_{card.title_zh}", changes, change_columns(card), view, height=420)


def _pick_earlier(view: View) -> AsOf:
    newest = (view.as_of.at or now()).astimezone(SHANGHAI).date()
    chosen = st.date_input(
        "与某日24时所见对照",
        newest - timedelta(days=_DAYS_BACK),
        min_value=EPOCH,
        max_value=newest,
        format="YYYY-MM-DD",
        key="since",
        bind="query-params",
        width=240,
    )
    day = chosen if isinstance(chosen, date) else newest
    return replace(current_as_of(end_of_day(day)), basis=view.as_of.basis)
