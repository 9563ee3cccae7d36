"""What 账号管理 shows: accounts and sessions in words."""

from typing import Any

import pandas as pd

from data_access.actor import ScopeLevel
from data_access.displays import is_display
from data_access.signing_in import real_now
from data_access.views.account_state import accounts_kept, open_sessions
from indicators.periods import local_text
from pages.components.loaders import ask_store
from pages.components.visit import current_actor

_NATION_ZH = "全国"
_NONE_ZH = "无业务数据"


def accounts() -> pd.DataFrame:
    """Every account with its area, state and last use in words."""
    held = ask_store(accounts_kept, current_actor())
    lines = held.to_dict("records")
    return held.assign(
        area_zh=[_area_zh(line) for line in lines],
        state_zh=[_state_zh(line) for line in lines],
        seen_zh=[_when_zh(line["last_seen_at"]) for line in lines],
        factor_zh=["已开启" if line["has_second_factor"] else "" for line in lines],
    )


def sessions() -> pd.DataFrame:
    """Everybody who is signed in."""
    opened = ask_store(open_sessions, current_actor(), real_now())
    return opened.assign(
        until_zh=[_when_zh(at) for at in opened["display_until"]],
        started_zh=[_when_zh(at) for at in opened["started_at"]],
        seen_zh=[_when_zh(at) for at in opened["seen_at"]],
    )


def _area_zh(line: dict[Any, Any]) -> str:
    match ScopeLevel(line["scope_level"]):
        case ScopeLevel.NATION:
            return _NATION_ZH
        case ScopeLevel.NOWHERE:
            return _NONE_ZH
        case _:
            return str(line["scope_area"])


def _state_zh(line: dict[Any, Any]) -> str:
    if not pd.isna(line["disabled_at"]):
        return "已停用"
    if line["is_demo"]:
        return "演示"
    if is_display(line["username"]):
        return "大屏"
    return "待改初始口令" if line["must_change_password"] else "正常"


def _when_zh(instant: Any) -> str:
    return "—" if pd.isna(instant) else local_text(instant)
