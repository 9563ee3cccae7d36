"""Whom the comparison is about: in the address by key, offered by name."""

from collections.abc import Mapping
from typing import Final

import streamlit as st

from indicators.peers import (
    MOST_MEMBERS,
    SEPARATOR,
    Member,
    MemberKind,
    keys_in,
    usual_members,
)
from pages.components import compare_parts as parts
from pages.components.caching import View
from pages.components.choices import remember_choice

PARAMETER: Final = "members"  # of the address; it holds keys, whatever the list shows
_KIND: Final = "compare"
_PEER: Final = "peer"
_PICKED: Final = "members-picked"


def pick_kind() -> MemberKind:
    """Which list is offered; what was chosen from another one stays."""
    labels = {kind.label_zh: kind for kind in MemberKind}
    usual = MemberKind.ZONE.label_zh
    chosen = st.segmented_control(
        "比较什么",
        list(labels),
        default=usual,
        required=True,
        key=_KIND,
        bind="query-params",
        persist_state="session",
    )
    remember_choice(_KIND, chosen, usual)
    return labels[chosen or usual]


def pick_members(view: View, kind: MemberKind) -> tuple[str, ...]:
    """The keys of the address, else those a visitor meets first.

    A bound list would put the names it shows into the address; links need the keys, which stay.
    """
    offered = parts.members(view)
    usual = SEPARATOR.join(usual_members(offered, parts.zones(view), kind))
    asked = st.query_params.get(PARAMETER, usual)
    keys = st.session_state[_PICKED] = keys_in(asked, offered)
    st.multiselect(
        f"比较对象（至多{MOST_MEMBERS}个，可输入名称查找，三类可以混选）",
        _options(offered, kind, keys),
        format_func=lambda key: offered[key].listed_zh,
        key=_PICKED,
        max_selections=MOST_MEMBERS,
        select_all=False,
        placeholder="请选择",
        on_change=_tell_address,
        args=(usual,),
    )
    remember_choice(PARAMETER, asked, usual)
    if unknown := [key for key in asked.split(SEPARATOR) if key and key not in keys]:
        st.caption(f"网址里有 {len(unknown)} 个对象没有显示：本周没有，或不在您的范围内。")
    return tuple(keys)


def pick_group(view: View) -> str:
    """The key of the peer group in which leaders and laggards are sought."""
    labels = {group.title_zh: key for key, group in parts.groups(view).items()}
    usual = next(iter(labels))
    if st.session_state.get(_PEER) not in labels:  # another week has other risk groups
        st.session_state.pop(_PEER, None)
    chosen = st.selectbox(
        "同类组", list(labels), key=_PEER, bind="query-params", persist_state="session"
    )
    remember_choice(_PEER, chosen, usual)
    return labels[chosen or usual]


def _options(offered: Mapping[str, Member], kind: MemberKind, keys: list[str]) -> list[str]:
    """Those of the kind, after the ones of other kinds that are chosen already."""
    others = [key for key in keys if offered[key].kind is not kind]
    return [*others, *(key for key, member in offered.items() if member.kind is kind)]


def _tell_address(usual: str) -> None:
    picked = SEPARATOR.join(st.session_state[_PICKED])
    if picked == usual:
        st.query_params.pop(PARAMETER, None)
    else:
        st.query_params[PARAMETER] = picked
