"""Cards of the risk map: how many zones stand in each group, beside last week; and the rule."""

from collections.abc import Hashable
from typing import Any, Final

import pandas as pd
import streamlit as st

from figures.cards import Card, tone_of
from figures.formats import ZONES_UNIT_ZH, change_zh, count_zh, is_missing
from figures.risk_classes import GROUP_MARKS_ZH, LEVEL_CLASSES
from indicators.cards import Unit
from indicators.risk_groups import RiskGroup
from indicators.risk_rule import RULE_SOURCE_ZH
from indicators.risk_words import CLAUSES
from pages.components.card_row import show_cards

_SHORT_ZH: Final = {RiskGroup.AT_LEAST_MEDIUM.value: "≥中（聚集性疫情未登记）"}
_HELP_ZH: Final = {
    RiskGroup.AT_LEAST_MEDIUM.value: "累计超过50例且近14日有新增，但没有登记是否有聚集性疫情："
    "至少为中风险，有聚集性疫情即为高风险",
    RiskGroup.LOW.value: "近14日无新增病例，或公告为低风险",
}
# Fewer zones at a high level is good; what moves through the middle says neither.
_MORE_IS_GOOD: Final = {RiskGroup.HIGH.value: False, RiskGroup.LOW.value: True}
_TABLE_STYLE: Final = """<style>
.rule { width: 100%; border-collapse: collapse; font-size: .88rem; }
.rule th, .rule td { text-align: left; vertical-align: top; padding: .38rem .6rem .38rem 0;
  border-bottom: 1px solid #E6E9ED; }
.rule thead th { color: #55606C; font-weight: 400; }
.rule th { white-space: nowrap; font-weight: 600; }
</style>"""
LIMITS_ZH: Final = (
    "公告优先：各地公告的等级自公告日起14天内有效，逾期标“公告已过期”，改按病例推算",
    "按地市病例推算：多数高新区只有所在地市的病例数，推算的等级可能高于所在县区的实际等级",
    "≥中：公开数据没有登记聚集性疫情，累计超过50例且近14日有新增的，只能说至少为中风险",
    "近14日无新增即为低风险，不论累计多少例；各地公告可能更严或更宽，以公告为准",
)


def group_cards(counts: pd.DataFrame, weekly: pd.DataFrame) -> None:
    """One card per group: how many zones, and the change on last week.

    Args:
        counts: group, group_zh, zones, previous, change.
        weekly: on, group, zones: the sparkline.
    """
    show_cards([_card(line, weekly) for line in counts.to_dict("records")])


def no_levels_note() -> None:
    """Why there is nothing to compare before the rule."""
    st.info(
        "分级规则于2020年2月17日发布，本周在此之前，没有风险等级，地图改为显示累计确诊病例。"
        "请选2月23日及以后的报告周查看风险等级与复工复产。",
        icon=":material/event_busy:",
    )


def rule_box() -> None:
    """What the levels mean and what follows from each, with the source."""
    rows = "".join(
        f'<tr><th scope="row"><span style="color:{LEVEL_CLASSES[clause.level].colour}">'
        f"{GROUP_MARKS_ZH[clause.level]}</span> {clause.level.label_zh}</th>"
        f"<td>{clause.condition_zh}</td><td>{clause.strategy_zh}</td></tr>"
        for clause in CLAUSES
    )
    st.html(
        '<table class="rule"><thead><tr><th>等级</th><th>标准（县、市、区、旗）</th>'
        f"<th>策略</th></tr></thead><tbody>{rows}</tbody></table>{_TABLE_STYLE}"
    )
    st.caption(f"来源：{RULE_SOURCE_ZH}")
    with st.expander("等级从哪里来，有哪些局限", icon=":material/info:"):
        st.markdown("\n".join(f"- {limit}。" for limit in LIMITS_ZH))


def _card(line: dict[Hashable, Any], weekly: pd.DataFrame) -> Card:
    group = line["group"]
    change = None if is_missing(line["change"]) else int(line["change"])
    mark = GROUP_MARKS_ZH.get(group, "")
    return Card(
        f"{mark} {_SHORT_ZH.get(group, line['group_zh'])}".strip(),
        count_zh(line["zones"], ZONES_UNIT_ZH),
        "" if change is None else change_zh(change, Unit.COUNT),
        rises=change > 0 if change else None,
        tone=tone_of(change, higher_is_better=_MORE_IS_GOOD.get(group)),
        note_zh="没有可比的上周"
        if change is None
        else f"较上周的 {count_zh(line['previous'], ZONES_UNIT_ZH)}",
        help_zh=_HELP_ZH.get(group, ""),
        points=_points(weekly, group),
    )


def _points(weekly: pd.DataFrame, group: str) -> tuple[int, ...]:
    """The numbers of the weeks under the rule; a week without the group is 0."""
    counts = weekly[weekly["group"] == group].set_index("on")["zones"]
    return tuple(int(counts.get(week, 0)) for week in sorted(set(weekly["on"])))
