"""Which zone the page tells of: in the address, by name, or one step further."""

from typing import Any, Final

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.components import overview_parts
from pages.components.caching import View

PARAMETER: Final = "zone"  # of the address; it holds the code, whatever the list shows
_PICKED: Final = "zone-picked"
_OPEN: Final = "zone-open"


def pick_zone(view: View) -> str:
    """The zone of the address, else the one that was open last, else the first of the area.

    A bound list would put the names it shows into the address; links need the code, which stays.
    """
    zones = overview_parts.zones(view)
    codes = zones["unit_code"].tolist()
    if not codes:
        st.info(f"{view.area.label_zh}没有国家高新区。请换一个地区。", icon=":material/info:")
        st.stop()
    labels = _labels_zh(zones)
    asked = st.query_params.get(PARAMETER) or st.session_state.get(_OPEN)
    if st.session_state.get(_PICKED) != asked:
        st.session_state[_PICKED] = asked if asked in codes else codes[0]
    chosen = st.selectbox(
        "高新区（可输入名称查找）",
        codes,
        format_func=labels.__getitem__,
        key=_PICKED,
        on_change=_tell_address,
    )
    st.session_state[_OPEN] = chosen
    st.query_params[PARAMETER] = chosen
    return str(chosen)


def neighbour_buttons(view: View, zone_code: str, places: tuple[Any, Any]) -> None:
    """To the zone before and after, in the order of the list."""
    zones = overview_parts.zones(view)
    codes = zones["unit_code"].tolist()
    at = codes.index(zone_code)
    names = zones["short_name_zh"].tolist()
    for container, step, icon in zip(
        places, (-1, 1), ("chevron_left", "chevron_right"), strict=True
    ):
        beyond = not 0 <= at + step < len(codes)
        _neighbour(
            container, None if beyond else codes[at + step], icon, names[(at + step) % len(names)]
        )


def turn_to(zone_code: str) -> None:
    """Show another zone on the same page; switching pages would drop the week from the address."""
    st.query_params[PARAMETER] = zone_code
    st.rerun()


def _neighbour(container: DeltaGenerator, zone_code: str | None, icon: str, name_zh: str) -> None:
    back = icon == "chevron_left"
    container.button(
        ("上一个" if back else "下一个") + (f"：{name_zh}" if zone_code else ""),
        key=f"zone-{icon}",
        icon=f":material/{icon}:",
        icon_position="left" if back else "right",
        on_click=_open,
        args=(zone_code,),
        disabled=zone_code is None,
        width="stretch",
    )


def _open(zone_code: str) -> None:
    st.query_params[PARAMETER] = zone_code


def _tell_address() -> None:
    st.query_params[PARAMETER] = st.session_state[_PICKED]


def _labels_zh(zones: pd.DataFrame) -> dict[str, str]:
    names = zip(zones["unit_code"], zones["name_zh"], zones["province_zh"], strict=True)
    return {code: f"{name}　{province}　{code}" for code, name, province in names}
