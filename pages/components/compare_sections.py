"""The sections of the comparison, each under its heading with its table."""

from typing import Final

import pandas as pd
import streamlit as st

from indicators.cards import IndicatorCard
from indicators.peers import MemberKind
from indicators.safe_text import escape_markdown
from pages.components import compare_parts as parts
from pages.components import compare_places as standing
from pages.components.caching import View
from pages.components.compare_choice import pick_group
from pages.components.compare_columns import (
    PLACE_COLUMNS,
    WEEK_COLUMNS,
    apart_columns,
)
from pages.components.compare_parts import Keys
from pages.components.figure_tabs import figure_and_table, show_table
from pages.components.line_columns import SERIES_COLUMNS
from pages.components.screen import is_compact
from pages.components.zone_tables import zone_table

_HEIGHT: Final = 260  # [px]
_NO_INDUSTRY_ZH: Final = (
    "名录没有登记高新区的主导产业（“主题”一栏为空），因此不按产业分组；"
    "系统管理员在“名录”补上以后，这里就可以选。"
)
_SAME_ZONES_ZH: Final = "同类组按所选周的规模和风险等级划定，各周用同一批高新区"
_NOT_CAUSE_ZH: Final = "困难占比是同一周填报的数，只说明差在哪里，不等于原因"


def trend(view: View, card: IndicatorCard, keys: Keys) -> None:
    """All members over the weeks, in one figure."""
    st.subheader(f"{card.title_zh}走势", anchor=False)
    figure_and_table(
        f"对比_{card.title_zh}走势",
        parts.trend(view, card.code, keys, is_compact()),
        parts.lines(view, card.code, keys),
        SERIES_COLUMNS,
        view,
        f"所选对象的{card.title_zh}逐周走势，灰色粗线为{view.area.label_zh}，标有政策节点",
        [_SAME_ZONES_ZH],
    )


def this_week(view: View, card: IndicatorCard, keys: Keys) -> None:
    """All members this week, with how many reported."""
    st.subheader(f"本周{card.title_zh}", anchor=False)
    figure_and_table(
        f"对比_本周{card.title_zh}",
        parts.dots(view, card.code, keys, is_compact()),
        parts.week(view, card.code, keys),
        WEEK_COLUMNS,
        view,
        f"所选对象本周的{card.title_zh}，附较上周的变化和已报、应报家数",
    )


def places(view: View, card: IndicatorCard, keys: Keys) -> None:
    """Where the zones among the members stand in each of their peer groups."""
    st.subheader(f"在同类组中的位次：{card.title_zh}", anchor=False)
    codes = [key for key in keys if parts.members(view)[key].kind is MemberKind.ZONE]
    if not codes:
        st.info("选入高新区后，这里列出它在全国、同省、同规模、同风险等级中的位次。",
                icon=":material/info:")  # fmt: skip
        return
    rows = standing.places(view, card.code, tuple(codes))
    show_table("在同类组中的位次", rows, PLACE_COLUMNS, view)
    if scope_zh := standing.scope_note_zh(view):
        st.caption(f"{scope_zh}同类组只含您能看到的高新区。")
    if not (parts.zones(view)["theme_zh"] != "").any():
        st.caption(_NO_INDUSTRY_ZH)


def apart(view: View, card: IndicatorCard) -> None:
    """Who leads and who lags in a peer group, and which difficulty sets them apart."""
    st.subheader(f"组内领先与落后：{card.title_zh}", anchor=False)
    group = parts.groups(view)[pick_group(view)]
    value = parts.group_value(view, card.code, group.key)
    if card.higher_is_better is None:
        st.info(f"{card.title_zh}高低没有好坏之分，不分领先、落后。", icon=":material/info:")
        return
    if value is None:
        st.info(f"{escape_markdown(group.name_zh)}本周都未填报。", icon=":material/inbox:")
        return
    ahead, behind = standing.apart(view, card.code, group.key)
    _apart_table("落后", behind, view, card, group.name_zh, "多")
    _apart_table("领先", ahead, view, card, group.name_zh, "少")
    st.caption(f"{_NOT_CAUSE_ZH}。点选一行，打开该高新区。")


def _apart_table(
    word: str, rows: pd.DataFrame, view: View, card: IndicatorCard, group_zh: str, more: str
) -> None:
    tied = standing.tied_first(rows)
    shown = f"，并列第 1 的共 {tied} 家，先列 {len(rows)} 家" if tied else ""
    st.markdown(f"**{word}**{shown}")
    zone_table(
        f"组内{word}_{group_zh.replace('/', '／')}",
        rows,
        apart_columns(card, "差在哪里", f"占比比组内{more}得最明显的一类困难"),
        view,
        _HEIGHT,
        empty_zh=f"{escape_markdown(group_zh)}里没有{word}于组内合计的高新区。",
        notes_zh=[_NOT_CAUSE_ZH],
    )
