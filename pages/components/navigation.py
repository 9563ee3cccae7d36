"""The pages, in the order in which a visitor needs them."""

from pathlib import Path
from typing import Final

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from indicators.vocabulary import Role
from pages.components.roles import ROLES_OF_PAGE

PAGES_FOLDER: Final = Path(__file__).resolve().parents[1]

_Row = tuple[str, str, str, str]
# file name and URL path, title, icon, and the menu it folds into where there are many
PAGES: Final[tuple[_Row, ...]] = (
    ("overview", "总览", ":material/monitoring:", ""),
    ("risk_map", "风险地图", ":material/map:", ""),
    ("zone_detail", "园区详情", ":material/domain:", ""),
    ("compare", "对比", ":material/compare_arrows:", ""),
    ("rollout", "百城百园", ":material/hub:", ""),
    ("rent_relief", "租金减免", ":material/real_estate_agent:", ""),
    ("briefing", "汇报", ":material/co_present:", ""),
    ("todo", "待办", ":material/checklist:", ""),
    ("sources", "数据来源", ":material/account_tree:", "填报与审核"),
    ("upload", "数据填报", ":material/upload_file:", "填报与审核"),
    ("my_reports", "我的填报", ":material/receipt_long:", "填报与审核"),
    ("reporting", "填报情况", ":material/fact_check:", "填报与审核"),
    ("review", "审核", ":material/rule:", "填报与审核"),
    ("epidemic", "疫情数据", ":material/coronavirus:", "填报与审核"),
    ("schedules", "填报设置", ":material/event_available:", "填报与审核"),
    ("register", "名录", ":material/list_alt:", ""),
    ("accounts", "账号管理", ":material/manage_accounts:", ""),
    ("audit", "审计", ":material/policy:", ""),
    ("indicators", "指标口径", ":material/menu_book:", ""),
)
_HOME: Final = "home"
MOST_SIDE_BY_SIDE: Final = 9  # more do not fit beside the name at 1440 px
# Where somebody begins: the first of these that is for their role.
FIRST_PAGES: Final = ("overview", "upload", "schedules", "accounts", "audit")


def navigation(role: Role, waiting: int = 0) -> StreamlitPage:
    """Show the menu along the top and answer the page that the address names.

    `waiting` is how many things wait for the visitor; 待办 tells it.

    Along the top, because the figures need the width; a phone folds it into a drawer. A page that
    is not for the role stays known, so that its address is answered with whom to ask.
    """
    st.logo(Path(__file__).with_name("logo.svg"), size="large", link=None)
    rows = [_counted(row, waiting) for row in PAGES]
    first = next(name for name in FIRST_PAGES if role in ROLES_OF_PAGE[name])
    is_long = sum(_is_for(role, row[0]) for row in rows) > MOST_SIDE_BY_SIDE
    menu: dict[str, list[StreamlitPage]] = {}
    for row in rows:
        page = _page(*row[:3], is_first=row[0] == first, is_shown=_is_for(role, row[0]))
        menu.setdefault(row[3] if is_long else "", []).append(page)
    # The first page stands at "/" alone; without a twin its own address would be unknown.
    alias = next(row for row in rows if row[0] == first)
    menu[""].append(_page(*alias[:3], is_first=False, is_shown=False))
    return st.navigation(menu, position="top")


def _counted(row: _Row, waiting: int) -> _Row:
    name, title_zh, icon, menu = row
    return (name, f"{title_zh}（{waiting}）", icon, menu) if name == "todo" and waiting else row


def _is_for(role: Role, name: str) -> bool:
    return role in ROLES_OF_PAGE[name]


def _page(name: str, title: str, icon: str, *, is_first: bool, is_shown: bool) -> StreamlitPage:
    return st.Page(
        PAGES_FOLDER / f"{name}.py",
        title=title,
        icon=icon,
        url_path=_HOME if is_first else name,
        default=is_first,
        visibility="visible" if is_shown else "hidden",
    )
