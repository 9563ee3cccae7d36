"""The pages, in the order in which a visitor needs them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import streamlit as st
from streamlit.navigation.page import StreamlitPage

PAGES_FOLDER: Final = Path(__file__).resolve().parents[1]

# section -> (file name and URL path, title, icon)
PAGES: Final = {
    "监测": (
        ("overview", "总览", ":material/monitoring:"),
        ("risk_map", "风险地图", ":material/map:"),
        ("zone_detail", "园区详情", ":material/domain:"),
    ),
    "专题": (
        ("rollout", "百城百园", ":material/hub:"),
        ("rent_relief", "租金减免", ":material/real_estate_agent:"),
    ),
    "填报": (
        ("upload", "数据填报", ":material/upload_file:"),
        ("reporting", "填报情况", ":material/fact_check:"),
    ),
    "说明": (("indicators", "指标口径", ":material/menu_book:"),),
}
DEFAULT_PAGE: Final = "overview"


def navigation() -> StreamlitPage:
    """Show the menu and answer the page that the address names; the overview when it names none."""
    return st.navigation({section: _pages(rows) for section, rows in PAGES.items()})


def _pages(rows: Sequence[tuple[str, str, str]]) -> list[StreamlitPage]:
    return [
        st.Page(
            PAGES_FOLDER / f"{name}.py",
            title=title,
            icon=icon,
            url_path=name,
            default=name == DEFAULT_PAGE,
        )
        for name, title, icon in rows
    ]
