"""Dated marks of policy (政策节点) that every time axis carries."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from indicators.vocabulary import LabelledEnum


class EventKind(LabelledEnum):
    """What an event changed."""

    RESUMPTION = "resumption", "复工复产"
    RISK_RULE = "risk_rule", "风险分级"
    ROLLOUT = "rollout", "成果推广"


@dataclass(frozen=True, slots=True)
class PolicyEvent:
    """A notice or decision on the day it carries; on the day of publication where it carries none.

    Attributes:
        on: the date of the document.
        title_zh: a few words for a flag.
        document_zh: the document's full name, with its number where it has one.
        kind: what it changed.
    """

    on: date
    title_zh: str
    document_zh: str
    kind: EventKind


# 国科办函智〔2020〕59号 is left out: the text that was gathered carries no date.
POLICY_EVENTS: Final = (
    PolicyEvent(
        date(2020, 2, 6),
        "火炬便利化服务",
        "科技部火炬中心《关于疫情防控期间进一步为各类科技企业提供便利化服务的通知》",
        EventKind.RESUMPTION,
    ),
    PolicyEvent(
        date(2020, 2, 17),
        "分区分级防控",
        "国务院联防联控机制《关于科学防治精准施策分区分级做好新冠肺炎疫情防控工作的指导意见》",
        EventKind.RISK_RULE,
    ),
    PolicyEvent(
        date(2020, 2, 28),
        "高新区有序复工",
        "科技部办公厅《关于做好国家高新区科学防疫推动企业有序复工复产的通知》",
        EventKind.RESUMPTION,
    ),
    PolicyEvent(
        date(2020, 3, 4),
        "低风险区不得审批复工",
        "国务院联防联控机制2020年3月4日通知：低风险地区不得以审批、备案等方式延缓开工",
        EventKind.RISK_RULE,
    ),
    PolicyEvent(
        date(2020, 3, 21),
        "科技支撑复工措施",
        "科技部《关于科技创新支撑复工复产和经济平稳运行的若干措施》（国科发区〔2020〕67号）",
        EventKind.RESUMPTION,
    ),
    PolicyEvent(
        date(2020, 3, 27),
        "“百城百园”行动",
        "“科技抗疫—先进技术推广应用‘百城百园’行动”通知（国科办区〔2020〕24号，3月27日公布）",
        EventKind.ROLLOUT,
    ),
    PolicyEvent(
        date(2020, 4, 22),
        "优化分级标准",
        "中央政治局常委会会议2020年4月22日：优化疫情风险等级确定标准",
        EventKind.RISK_RULE,
    ),
    PolicyEvent(
        date(2020, 6, 4),
        "成果转化示范区",
        "科技部办公厅《关于加快推动国家科技成果转移转化示范区建设发展的通知》"
        "（国科办区〔2020〕50号）",
        EventKind.ROLLOUT,
    ),
)


def events_between(first: date, last: date) -> tuple[PolicyEvent, ...]:
    """The events from the first to the last day, both included, in order."""
    return tuple(event for event in POLICY_EVENTS if first <= event.on <= last)
