"""The figures of one zone's page, each under its heading with its table."""

from typing import Final

import streamlit as st

from data_access.views.filters import NATION_ZH
from indicators.cards import IndicatorCard
from pages.components import zone_parts as parts
from pages.components.caching import View
from pages.components.compare_links import peer_places
from pages.components.figure_tabs import figure_and_table
from pages.components.line_columns import SERIES_COLUMNS
from pages.components.screen import is_compact
from pages.components.zone_choice import turn_to
from pages.components.zone_columns import (
    LEVEL_COLUMNS,
    difficulty_columns,
    peer_columns,
)
from pages.components.zone_tables import zone_table

_PEERS_HEIGHT: Final = 440  # [px]


def own_trend(view: View, zone_code: str) -> None:
    """The zone's four rates over the weeks."""
    st.subheader("四项比率走势", anchor=False)
    figure_and_table(
        "本区四项比率",
        parts.own_figure(view, zone_code, is_compact()),
        parts.own_lines(view, zone_code),
        SERIES_COLUMNS,
        view,
        "本区企业复工率、规上企业复工率、复岗率和产能恢复率逐周走势，标有政策节点",
    )


def compared_trend(view: View, zone_code: str, card: IndicatorCard) -> None:
    """One indicator beside the province's and the nation's."""
    widest_zh = parts.nation(view).area.label_zh
    beside = "与本省、全国相比" if widest_zh == NATION_ZH else f"与{widest_zh}相比"
    st.subheader(f"{card.title_zh}：{beside}", anchor=False)
    figure_and_table(
        "与本省全国相比",
        parts.compared_figure(view, zone_code, card.code, is_compact()),
        parts.compared_lines(view, zone_code, card.code),
        SERIES_COLUMNS,
        view,
        f"本区、本省和全国的{card.title_zh}逐周走势，标有政策节点",
    )
    peer_places(view, zone_code, card)


def difficulties(view: View, zone_code: str) -> None:
    """Which difficulties the zone has more of than the nation."""
    widest_zh = parts.nation(view).area.label_zh
    st.subheader(f"困难企业占比，与{widest_zh}相比", anchor=False)
    figure_and_table(
        "困难与全国相比",
        parts.difficulty_figure(view, zone_code, is_compact()),
        parts.difficulties(view, zone_code),
        difficulty_columns(widest_zh),
        view,
        f"五类困难企业占本区企业总数的比重，空心条为{widest_zh}",
    )


def risk(view: View, zone_code: str) -> None:
    """Cases and levels over the weeks."""
    st.subheader("所在地疫情与风险等级", anchor=False)
    figure_and_table(
        "疫情与风险等级",
        parts.level_figure(view, zone_code, is_compact()),
        parts.levels(view, zone_code),
        LEVEL_COLUMNS,
        view,
        "本区所在地累计确诊、近14日新增和每周风险等级",
    )


def peers(view: View, zone_code: str, card: IndicatorCard) -> None:
    """The zones of the same province."""
    st.subheader(f"同省高新区：{card.title_zh}", anchor=False)
    rows = parts.peers(view, zone_code, card.code)
    if len(rows) == 1:
        st.info("本省（区、市）只有这一家国家高新区。", icon=":material/info:")
        return
    st.caption("点选一行，打开该高新区")
    zone_table(
        # the code in the name: a chosen row must not stay chosen on the page it led to
        f"同省高新区_{zone_code}",
        rows,
        peer_columns(card, parts.nation(view).area.label_zh),
        view,
        _PEERS_HEIGHT,
        opens=turn_to,
    )
