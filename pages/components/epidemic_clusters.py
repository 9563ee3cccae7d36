"""The register of clusters (聚集性疫情): recorded either way, withdrawn, never changed."""

from datetime import date, timedelta
from typing import Final

import streamlit as st

from data_access.epidemic.clusters import WITHDRAWN, ClusterEntry, keep_cluster
from data_access.epidemic.places import Place
from data_access.views.filters import NATION, widest_area
from indicators.risk_rule import WINDOW_DAYS
from indicators.vocabulary import PROVINCES_ZH
from pages.components import epidemic_parts as parts
from pages.components.attempts import attempt, show_told
from pages.components.caching import View
from pages.components.epidemic_columns import CLUSTER_COLUMNS
from pages.components.figure_tabs import show_table
from pages.components.loaders import store
from pages.components.unit_choice import today

_TOLD: Final = "cluster-told"
_SAID: Final = {"有聚集性疫情": "yes", "无聚集性疫情": "no"}
_LIMIT: Final = 200


def keep_clusters(view: View) -> None:
    """The form for another record, and those that stand."""
    show_told(_TOLD)
    st.caption(
        "累计超过50例、近14日有新增的地方：登记“有”为高风险，登记“无”为中风险，没有登记标“≥中”。"
        "登记管其后14天；县区登记“有”，所在地市也算有。"
    )
    _record(view)
    found = parts.clusters(view)
    if found.empty:
        st.info("还没有登记。", icon=":material/inbox:")
        return
    _withdraw(view)
    show_table("聚集性疫情登记", found, CLUSTER_COLUMNS, view)


def _record(view: View) -> None:
    widest = widest_area(view.actor)
    provinces = PROVINCES_ZH if widest == NATION else (widest.province_zh,)
    left, right = st.columns([2, 3])
    with left:
        province = st.selectbox("省份", provinces, key="cluster-province")
    with right:
        place = st.selectbox(
            "地方（可输入名称查找）", parts.places_of(province or provinces[0]),
            format_func=lambda one: f"{one.name_zh}　{one.adcode}", key="cluster-place",
        )  # fmt: skip
    with st.form("cluster", clear_on_submit=True):
        with st.grid(columns=2, min_column_width=220):
            st.date_input(
                "日期", today(), max_value=today(), format="YYYY-MM-DD", key="cluster-day"
            )
            st.radio("登记", list(_SAID), horizontal=True, key="cluster-said")
            st.text_input("说明", max_chars=_LIMIT, key="cluster-note", placeholder="如：某家庭3例")
            st.text_input("来源（必填）", max_chars=_LIMIT, key="cluster-source")
        st.form_submit_button("登记", type="primary", on_click=_keep, args=(place,))


def _withdraw(view: View) -> None:
    """A record that was wrong is withdrawn by another; both stay in the trail."""
    lines = {
        (row["adcode"], row["recorded_on"]): row for row in parts.clusters(view).to_dict("records")
    }
    with st.popover("撤销登记…", icon=":material/undo:"):
        chosen = st.selectbox(
            "撤销哪一条", list(lines), key="cluster-withdrawn",
            format_func=lambda key: f"{key[1]} {lines[key]['place_zh']}：{lines[key]['said_zh']}",
        )  # fmt: skip
        if chosen is not None:
            place = Place(chosen[0], lines[chosen]["place_zh"], lines[chosen]["province_zh"])
            entry = ClusterEntry(place, chosen[1], WITHDRAWN)
            st.button("确认撤销", type="primary", key="withdraw-cluster", on_click=_say,
                      args=(entry, "已撤销"))  # fmt: skip


def _keep(place: Place | None) -> None:
    day = st.session_state.get("cluster-day")
    said = _SAID.get(str(st.session_state.get("cluster-said")), "")
    if place is None or not isinstance(day, date):
        return
    texts = (str(st.session_state.get(key) or "") for key in ("cluster-note", "cluster-source"))
    until = day + timedelta(days=WINDOW_DAYS - 1)
    _say(ClusterEntry(place, day, said, *texts), f"已登记，管{day}至{until}的等级")


def _say(entry: ClusterEntry, done_zh: str) -> None:
    told = f"{done_zh}：{entry.place.name_zh} {entry.recorded_on}"
    attempt(_TOLD, lambda actor: keep_cluster(store(), actor, entry), told)
