"""The sections of 疫情数据, each made only while it is open."""

from collections.abc import Callable, Mapping
from typing import Final

import streamlit as st

from data_access.epidemic.kinds import EpidemicKind
from figures.formats import count_zh
from pages.components import epidemic_parts as parts
from pages.components.caching import View
from pages.components.epidemic_choice import Section
from pages.components.epidemic_clusters import keep_clusters
from pages.components.epidemic_columns import IMPORT_COLUMNS, NOTICE_COLUMNS, STATE_COLUMNS
from pages.components.epidemic_comparison import compare_levels
from pages.components.epidemic_import import import_series
from pages.components.epidemic_take_back import take_back_newest
from pages.components.epidemic_variants import show_variants
from pages.components.figure_tabs import show_table
from pages.components.filters import search_box

_HEIGHT: Final = 460  # [px]


def show(section: Section, view: View) -> None:
    """The section that is open."""
    _SECTIONS[section](view)


def _state(view: View) -> None:
    state = parts.state(view)
    if state.empty:
        st.info("还没有病例、公告或登记。请到“导入”上传第一份。", icon=":material/inbox:")
    else:
        st.markdown(parts.state_zh(state))
        show_table("更新情况", state, STATE_COLUMNS, view, height=_HEIGHT)
    st.subheader("导入记录", anchor=False)
    take_back_newest(view)
    made = parts.imports(view)
    if made.empty:
        st.caption("还没有导入过；现有的每周病例和公告随演示数据装入。")
    else:
        show_table("导入记录", made, IMPORT_COLUMNS, view)


def _notices(view: View) -> None:
    words = search_box("查找", "notice", "地名、机构、文件或来源", 320)
    found = parts.matching_notices(view, words)
    st.caption(f"{count_zh(len(found), '条')}，新的在前；同一地方同一天有更正的，只列最新一条")
    if len(found):
        show_table(EpidemicKind.NOTICES.label_zh, found, NOTICE_COLUMNS, view, height=_HEIGHT)
    elif words:
        st.info("没有符合条件的公告。", icon=":material/search_off:")
    else:
        st.info("还没有公告。请到“导入”上传公告名单。", icon=":material/inbox:")


_SECTIONS: Final[Mapping[Section, Callable[[View], None]]] = {
    Section.STATE: _state,
    Section.IMPORT: import_series,
    Section.CLUSTERS: keep_clusters,
    Section.NOTICES: _notices,
    Section.COMPARISON: compare_levels,
    Section.VARIANTS: show_variants,
}
