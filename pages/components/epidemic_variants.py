"""地方分级办法: how a province graded its counties before and beside the national rule."""

import streamlit as st

from figures.colour_scheme import colour_scheme_markup
from pages.components.caching import View
from pages.components.epidemic_columns import URBAN_COLUMNS, VARIANT_COLUMNS
from pages.components.epidemic_parts import urban_areas, variants
from pages.components.figure_tabs import show_table


def show_variants(view: View) -> None:
    """Each scheme with a legend of its own, and which districts a 「城区」 has."""
    st.caption(
        "以下是各省自己的办法和用词，指标与国家规则不同，不换算成高、中、低风险，也不参与推算。"
    )
    for (province_zh, scheme_zh), rows in variants(view).groupby(["province_zh", "scheme_zh"]):
        st.markdown(f"**{province_zh}：{scheme_zh}**（县、市、区个数）")
        st.html(colour_scheme_markup(rows))
    show_table("地方分级办法", variants(view), VARIANT_COLUMNS, view)
    st.subheader("湖北省公告里的“城区”", anchor=False)
    st.caption("2020年3月3日名单起，湖北各市市辖区合为一个“XX市城区”，取其中最高的等级。")
    show_table("城区所含市辖区", urban_areas(view), URBAN_COLUMNS, view)
