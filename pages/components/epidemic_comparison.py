"""推算与公告对照: the rule beside each notice, why they differ, and one place through the weeks."""

from typing import Final

import streamlit as st

from data_access.epidemic.places import Place
from figures.cards import Card
from figures.formats import count_zh
from indicators.risk_comparison import AGREEMENT_ZH, Agreement
from indicators.risk_words import RULE_SOURCE_ZH
from pages.components import epidemic_review_parts as parts
from pages.components.caching import View
from pages.components.card_row import show_cards
from pages.components.choices import remember_choice
from pages.components.epidemic_columns import DIFFERENCE_COLUMNS, HISTORY_COLUMNS, REVIEW_COLUMNS
from pages.components.figure_tabs import figure_and_table, show_table
from pages.components.plain_table import plain_table
from pages.components.screen import is_compact

_HEIGHT: Final = 400  # [px]
_WHOLE: Final = 30  # differences whose reason is shown whole; the table holds all
_ALL_DAYS_ZH: Final = "全部日期"
_ALL_ZH: Final = "全部"
_NOTES_ZH: Final = {
    Agreement.AGREE: "推算与公告相同；“≥中”与中、高都不矛盾",
    Agreement.DISAGREE: "每条写明按病例为什么是另一级",
    Agreement.NOT_COMPARABLE: "城区、街道，或没有单独病例序列的县区；不推测",
}
_LIMITS_ZH: Final = (
    "只有本县区自己的病例序列才与它的公告比较；公告始终优先",
    f"推算依据：{RULE_SOURCE_ZH}",
)


def compare_levels(view: View) -> None:
    """The counts, the filters, every row, then one place."""
    reviewed = parts.reviewed(view)
    if reviewed.empty:
        st.info("还没有公告，无从对照。请到“导入”上传公告名单。", icon=":material/inbox:")
        return
    day, agreement = _pick(view)
    show_cards([_card(view, day, one) for one in Agreement])
    found = parts.of_choice(view, day, agreement)
    differing = found[found["agreement"] == Agreement.DISAGREE.value]
    if len(differing):
        plain_table(differing.head(_WHOLE), DIFFERENCE_COLUMNS)
    if found.empty:
        st.info("没有符合条件的公告。", icon=":material/search_off:")
    else:
        show_table("推算与公告对照", found, REVIEW_COLUMNS, view, _LIMITS_ZH, height=_HEIGHT)
    st.caption("；".join(_LIMITS_ZH))
    st.subheader("一个地方的历史", anchor=False)
    _history(view)


def _pick(view: View) -> tuple[str, str]:
    days = parts.days(view)
    left, right = st.columns([1, 3], vertical_alignment="bottom")
    with left:
        day = st.selectbox("公告日期", [_ALL_DAYS_ZH, *days], key="notice-day",
                           bind="query-params")  # fmt: skip
    with right:
        chosen = st.segmented_control(
            "对照结果", [_ALL_ZH, *AGREEMENT_ZH.values()], default=_ALL_ZH, required=True,
            wrap=True, key="agreement", bind="query-params",
        )  # fmt: skip
    remember_choice("agreement", chosen, _ALL_ZH)
    words = {label_zh: one.value for one, label_zh in AGREEMENT_ZH.items()}
    return "" if day in (None, _ALL_DAYS_ZH) else str(day), words.get(chosen or "", "")


def _card(view: View, day: str, agreement: Agreement) -> Card:
    counted = len(parts.of_choice(view, day, agreement.value))
    return Card(AGREEMENT_ZH[agreement], count_zh(counted, "条"), note_zh=_NOTES_ZH[agreement])


def _history(view: View) -> None:
    places = parts.places(view)
    provinces = sorted({place.province_zh for place in places}, key=parts.province_order)
    left, right = st.columns([2, 3])
    with left:
        province = st.selectbox("省份", provinces, key="history-province",
                                index=parts.first_province(view, provinces))  # fmt: skip
    within = [place for place in places if place.province_zh == province]
    with right:
        place = st.selectbox(
            "地方（有病例或公告的）", within, key="history-place",
            format_func=lambda one: f"{one.name_zh}　{one.adcode}",
        )  # fmt: skip
    if place is not None:
        _show_history(view, place)


def _show_history(view: View, place: Place) -> None:
    rows = parts.history(view, place.adcode)
    if rows.empty:
        st.info("这个地方没有病例，也没有公告。", icon=":material/search_off:")
        return
    st.markdown(f"{len(rows)} 周，图中是采用的等级（有公告用公告）{parts.differing_zh(rows)}")
    if urban := parts.urban_area_zh(place.adcode):
        st.caption(f"公告另给“{urban}”定级：只管其中的市辖区，不作全市的等级；请另选市辖区查看")
    figure_and_table(
        f"历史_{place.name_zh}",
        parts.history_figure(view, place.adcode, is_compact()),
        rows,
        HISTORY_COLUMNS,
        view,
        f"{place.name_zh}累计确诊、近14日新增和每周采用的风险等级",
    )
