"""What every number means: indicators, columns, words, rules and published figures (指标口径)."""

import streamlit as st

from indicators.catalogue import cards_matching
from indicators.risk_words import RULE_NOTES_ZH, RULE_SOURCE_ZH
from indicators.vocabulary import Dataset
from pages.components import definition_parts as parts
from pages.components.definition_cards import definition_cards
from pages.components.filters import search_box
from pages.components.page_frame import page_title, source_note
from pages.components.rule_parts import show_rules
from pages.components.visit import require

require("indicators")
page_title("指标口径", "每个数字怎样定义、怎样计算、依据什么")
cards_tab, dictionary_tab, words_tab, rules_tab, risk_tab, published_tab, events_tab = st.tabs(
    ["指标", "数据字典", "名词解释", "校验规则", "风险分级", "公布数与来源", "政策节点"],
    key="part",
    bind="query-params",
)

if cards_tab.open:
    with cards_tab:
        example_zh = "名称、公式中的词或代码，如：复工率、租金、enterprise_resumption_rate"
        found = cards_matching(search_box("查找指标", "card", example_zh, 560))
        if not found:
            st.info("没有符合的指标；可换一个词，或清空查找。", icon=":material/search_off:")
        for dataset in Dataset:
            if cards := [card for card in found if card.dataset is dataset]:
                st.subheader(dataset.label_zh, anchor=False)
                definition_cards(cards)
if dictionary_tab.open:
    with dictionary_tab:
        parts.offer_dictionary()
        for dataset in Dataset:
            st.subheader(dataset.label_zh, anchor=False)
            parts.show_dictionary(dataset)
if words_tab.open:
    with words_tab:
        parts.show_words()
if rules_tab.open:
    with rules_tab:
        show_rules()
if risk_tab.open:
    with risk_tab:
        parts.show_risk_rule()
        st.markdown("\n".join(f"- {note}" for note in RULE_NOTES_ZH))
        st.caption(f"依据：{RULE_SOURCE_ZH}")
if published_tab.open:
    with published_tab:
        st.caption(
            "2020年公开报道中的数字，只与填报数并列展示，从不混入计算；口径不同的在备注中说明。"
        )
        parts.show_published()
if events_tab.open:
    with events_tab:
        parts.show_events()

source_note("指标由程序中的指标卡生成，算例由测试核对", "比率先相加、后相除", "未报不等于零")
