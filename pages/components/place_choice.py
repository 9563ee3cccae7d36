"""The division that a map shows: chosen by a click, kept in the address, left by the path above."""

from typing import Final

import streamlit as st

from data_access.views.filters import widest_area
from geo.divisions import Division, UnknownDivisionError, division, path_to, province_adcode
from geo.places.division_register import provinces
from pages.components.caching import View
from pages.components.choices import remember_choice

_PLACE: Final = "place"  # in the address
_AREA: Final = "area"  # the filter row's own choice: the map moves it
_ADCODES: Final = {province.name_zh: province.adcode for province in provinces()}


def chosen_place(view: View) -> str:
    """The code of the division that the maps show; empty for the nation.

    It is the area, or what was opened within it; a place that lies elsewhere gives way.
    """
    province = _ADCODES.get(view.area.province_zh, "")
    opened = st.query_params.get(_PLACE, "")
    if opened and not _lies_in(opened, province):
        st.query_params.pop(_PLACE, None)
        opened = ""
    remember_choice(_PLACE, opened, "")
    return opened or province


def open_place(adcode: str) -> None:
    """Show a division: a province is the area, what is smaller lies within it."""
    try:
        *_, found = path_to(adcode)
    except UnknownDivisionError:
        return
    province = division(province_adcode(adcode))
    st.session_state[_AREA] = province.name_zh
    if found.adcode == province.adcode:
        st.query_params.pop(_PLACE, None)
    else:
        st.query_params[_PLACE] = adcode


def breadcrumb(view: View, place: str) -> None:
    """The way from the widest area down to the place, each step a button back."""
    if not place:
        st.caption("点选省份放大到市、县；点选高新区打开详情", width="content")
        return
    widest = widest_area(view.actor)
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        if widest.label_zh not in _ADCODES:
            st.button(
                widest.label_zh,
                key="place-widest",
                type="tertiary",
                on_click=_leave,
                args=(widest.label_zh,),
            )
            st.markdown("›", width="content")
        *above, last = path_to(place)
        for one in above:
            _step(one)
            st.markdown("›", width="content")
        st.markdown(f"**{last.name_zh}**", width="content")


def _step(one: Division) -> None:
    st.button(
        one.name_zh,
        key=f"place-{one.adcode}",
        type="tertiary",
        on_click=open_place,
        args=(one.adcode,),
    )


def _leave(widest_zh: str) -> None:
    st.session_state[_AREA] = widest_zh
    st.query_params.pop(_PLACE, None)


def _lies_in(adcode: str, province: str) -> bool:
    try:
        division(adcode)
    except UnknownDivisionError:
        return False
    return adcode != province and province_adcode(adcode) == province
