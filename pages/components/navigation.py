"""The pages, in the order in which a visitor needs them."""

from pathlib import Path
from typing import Final

import streamlit as st
from streamlit.navigation.page import StreamlitPage

PAGES_FOLDER: Final = Path(__file__).resolve().parents[1]

# file name and URL path, title, icon
PAGES: Final = (
    ("overview", "总览", ":material/monitoring:"),
    ("risk_map", "风险地图", ":material/map:"),
    ("zone_detail", "园区详情", ":material/domain:"),
    ("rollout", "百城百园", ":material/hub:"),
    ("rent_relief", "租金减免", ":material/real_estate_agent:"),
    ("upload", "数据填报", ":material/upload_file:"),
    ("my_reports", "我的填报", ":material/receipt_long:"),
    ("reporting", "填报情况", ":material/fact_check:"),
    ("schedules", "填报设置", ":material/event_available:"),
    ("indicators", "指标口径", ":material/menu_book:"),
)
DEFAULT_PAGE: Final = "overview"


def navigation() -> StreamlitPage:
    """Show the menu along the top and answer the page that the address names.

    Along the top, because the figures need the width; a phone folds it into a drawer.
    """
    st.logo(Path(__file__).with_name("logo.svg"), size="large", link=None)
    return st.navigation([_page(*row) for row in PAGES], position="top")


def _page(name: str, title: str, icon: str) -> StreamlitPage:
    return st.Page(
        PAGES_FOLDER / f"{name}.py",
        title=title,
        icon=icon,
        url_path=name,
        default=name == DEFAULT_PAGE,
    )
