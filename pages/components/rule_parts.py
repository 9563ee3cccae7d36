"""The catalogue of rules (校验规则): found by word, code and level, told by what they look at."""

from typing import Final

import pandas as pd
import streamlit as st

from data_access.uploads.catalogue import RULES, rules_matching
from data_access.uploads.rule_card import RuleCard
from indicators.vocabulary import Severity
from pages.components.definition_columns import RULE_COLUMNS
from pages.components.definition_parts import offer_csv
from pages.components.filters import search_box
from pages.components.plain_table import plain_table

ALL_LEVELS_ZH: Final = "全部"
_GROUPS_ZH: Final = {
    "F": "文件能不能读",
    "H": "列名对不对得上",
    "V": "单元格里的值",
    "D": "日期和报告周",
    "U": "单位与名录",
    "R": "一行之内的平衡、重复和合计",
    "T": "与本单位以往各期相比",
    "S": "与库中已有的数据相比",
}
_LEVELS_ZH: Final = {
    Severity.ERROR: "必须改正",
    Severity.QUERY: "写明说明后可以提交",
    Severity.NOTE: "已自动更正，逐条列出，不需处理",
}


def show_rules() -> None:
    """Every rule an upload is checked against, group by group."""
    st.caption("　".join(f"**{level.label_zh}**：{told}。" for level, told in _LEVELS_ZH.items()))
    found = _found()
    if not found:
        st.info("没有符合的规则；可换一个词，或清空查找。", icon=":material/search_off:")
        return
    for letter, heading_zh in _GROUPS_ZH.items():
        if group := [rule for rule in found if rule.code.startswith(letter)]:
            st.markdown(f"**{heading_zh}**（{len(group)}）")
            plain_table(_frame(group), RULE_COLUMNS)
    offer_csv("校验规则", _frame(list(RULES.values())), RULE_COLUMNS)


def _found() -> list[RuleCard]:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        sought = search_box("查找规则", "rule", "代码或词，如：R01、合计、单位", 360)
        labels = {level.label_zh: level for level in Severity}
        level = st.segmented_control(
            "级别", [ALL_LEVELS_ZH, *labels], default=ALL_LEVELS_ZH, required=True,
            key="level", bind="query-params",
        )  # fmt: skip
    return [
        rule
        for rule in rules_matching(sought)
        if level in (None, ALL_LEVELS_ZH) or rule.level is labels[level]
    ]


def _frame(rules: list[RuleCard]) -> pd.DataFrame:
    lines = [
        (rule.code, rule.title_zh, rule.level.value, rule.explanation_zh, rule.example_zh)
        for rule in rules
    ]
    return pd.DataFrame(lines, columns=list(RULE_COLUMNS))
