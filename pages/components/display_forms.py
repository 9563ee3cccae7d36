"""Making a display (大屏): a link that is shown once, for a wall or for a program."""

from typing import Final

import streamlit as st

from data_access.displays import MOST_DAYS, add_display
from data_access.errors import PermissionDeniedError, SettingRefusedError, StoreUnavailableError
from data_access.signing_in import real_now
from indicators.safe_text import escape_markdown
from indicators.vocabulary import PROVINCES_ZH
from pages.components.loaders import store
from pages.components.visit import current_actor

_TOLD: Final = "display-told"
_NATION_ZH: Final = "全国"
_USUAL_DAYS: Final = 30


def tell_display() -> None:
    """The link of the display just made, once."""
    if told := st.session_state.pop(_TOLD, None):
        is_done, text = told
        if not is_done:
            st.error(escape_markdown(text))
            return
        st.success("大屏已新建。下面的链接只显示这一次：在大屏上打开并点“打开大屏”。")
        st.code(f"/account/display/{text}", language=None)
        st.caption("给程序用时，把链接末段作为 `Authorization: Bearer …`；要收回，关闭它的会话。")


def new_display() -> None:
    """The form for a display."""
    with st.form("new-display"):
        st.text_input("大屏放在哪里，或哪个程序用", key="display-name", max_chars=40)
        left, right = st.columns(2)
        left.selectbox("看哪里", [_NATION_ZH, *PROVINCES_ZH], key="display-area")
        right.number_input("有效天数", 1, MOST_DAYS, _USUAL_DAYS, key="display-days")
        st.form_submit_button("新建大屏", on_click=_add)


def _add() -> None:
    name, area, days = (st.session_state.get(f"display-{key}") for key in ("name", "area", "days"))
    chosen = "" if area == _NATION_ZH else str(area)
    try:
        token = add_display(
            store(), current_actor(), str(name or ""), chosen, int(days or 0), real_now()
        )
    except (PermissionDeniedError, SettingRefusedError, StoreUnavailableError) as error:
        st.session_state[_TOLD] = (False, f"没有完成：{error.reason_zh}")
        return
    st.session_state[_TOLD] = (True, token)
