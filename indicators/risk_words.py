"""The county risk rule in the words a reader needs (风险分级规则)."""

from typing import Final, NamedTuple

from indicators.vocabulary import RiskLevel


class RiskClause(NamedTuple):
    """One level: when it applies and what it asks for."""

    level: RiskLevel
    condition_zh: str
    strategy_zh: str


# Source: 国务院联防联控机制《关于科学防治精准施策分区分级做好新冠肺炎疫情防控工作的指导意见》.
CLAUSES: Final = (
    RiskClause(
        RiskLevel.LOW, "无确诊病例，或连续14天无新增确诊病例", "外防输入，全面恢复生产生活秩序"
    ),
    RiskClause(
        RiskLevel.MEDIUM,
        "14天内有新增且累计不超过50例；或累计超过50例而14天内未发生聚集性疫情",
        "外防输入、内防扩散，有序复工复产",
    ),
    RiskClause(
        RiskLevel.HIGH,
        "累计超过50例，且14天内发生聚集性疫情",
        "内防扩散、外防输出、严格管控",
    ),
)
_STRATEGIES_ZH: Final = {clause.level.value: clause.strategy_zh for clause in CLAUSES}


def strategy_zh(level: object, *, at_least: bool) -> str:
    """What the guidance asks for at a level; empty where there is none.

    Where the level may be higher the strategy of the higher one is told as well, so that nobody
    opens up on the strength of a cluster that was not recorded.
    """
    if not isinstance(level, str):
        return ""
    if at_least:
        higher = _STRATEGIES_ZH[RiskLevel.HIGH.value]
        return f"至少{_STRATEGIES_ZH[level]}；有聚集性疫情的，{higher}"
    return _STRATEGIES_ZH[level]


RULE_NOTES_ZH: Final = (
    "以县（市、区、旗）为单位；没有县级病例的按所在地市病例推算，并注明“按地市病例推算”。",
    "有官方公告的以公告为准：同一发布机构下一期公告前有效，至多14天，过期注明“公告已过期”。",
    "低风险优先：连续14天无新增即为低风险，不论累计多少。",
    "累计超过50例、有新增而聚集性疫情未登记的，标为“≥中（聚集性疫情未登记）”，不作中风险理解。",
    "2020年2月17日规则发布前不定级；聚集性疫情只取登记，从不推测。",
    "新增按日差计算，历史订正（下降）不冲减此前14天的新增。",
)
RULE_SOURCE_ZH: Final = (
    "国务院联防联控机制《关于科学防治精准施策分区分级做好新冠肺炎疫情防控工作的指导意见》"
    "（2020年2月17日）"
)
