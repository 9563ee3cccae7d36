"""The trail's details in words: what JSON keeps for machines, as an auditor reads it."""

import json
from collections.abc import Mapping
from typing import Any, Final

from data_access.epidemic.kinds import EpidemicKind
from data_access.permissions import Action
from indicators.vocabulary import Dataset, Role

NAMES_ZH: Final[Mapping[str, str]] = {
    "action": "操作",
    "added": "新增",
    "apart": "单列行数",
    "address": "来自",
    "area": "地区",
    "basis": "口径",
    "carriers": "载体",
    "case_counts": "病例行数",
    "changed": "更新",
    "changes": "改动",
    "clock_ran_backwards_to": "时钟倒退到",
    "closing_days": "周日之后几天关闭",
    "codes": "规则",
    "cutoff_weekday": "统计截止于星期几",
    "days": "日期",
    "days_after": "期限在周日之后几天",
    "deliveries": "批数",
    "digests": "各版名录摘要",
    "due_at": "期限时刻",
    "explanations": "说明",
    "dataset": "报表",
    "field": "指标",
    "file_name": "文件",
    "from": "原为",
    "from_week": "自该周起",
    "mended_from": "原文件",
    "name": "名称",
    "open_until": "开放至",
    "person": "使用人",
    "places": "地方数",
    "question": "核实任务",
    "reason": "理由",
    "receipt": "回执",
    "reports": "填报",
    "revision": "第几版",
    "revisions": "版本数",
    "risk_notices": "公告条数",
    "role": "角色",
    "rows": "行数",
    "said": "内容",
    "scope": "范围",
    "sha256": "文件摘要",
    "sites": "单位",
    "started": "登录于",
    "takes_back": "撤回",
    "targets": "催报送达",
    "to": "改为",
    "unit_weeks": "单位和周",
    "units": "单位数",
    "units_added": "新增单位数",
    "until": "有效至",
    "values_digest": "数值摘要",
    "version": "数据版本",
    "week_ending": "周末",
    "via": "经由",
    "why": "原因",
    "zones": "高新区",
}
WORDS_ZH: Final[Mapping[str, str]] = {
    "all": "含未审",
    "approved": "只含已审",
    "sample": "演示数据",
    "register": "名录",
    "risk": "病例与公告",
    "heads and sums": "现版与汇总",
    **{
        word.value: word.label_zh for kind in (Dataset, Role, Action, EpidemicKind) for word in kind
    },
}


def word_zh(text: str) -> str:
    """A code word as people say it; what is none stays as it is."""
    return WORDS_ZH.get(text, text)


def details_zh(details: str) -> str:
    """What a line of the trail says besides who, when and what."""
    told = json.loads(details)
    return "；".join(
        f"{NAMES_ZH.get(name, name)} {_value_zh(value)}"
        for name, value in told.items()
        if value not in ("", None, {}, [])
    )


def _value_zh(value: Any) -> str:
    if isinstance(value, Mapping):
        return "，".join(f"{name} {_one_zh(said)}" for name, said in value.items())
    said = value if isinstance(value, list) else [value]
    return "、".join(_one_zh(one) for one in said)


def _one_zh(value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    return word_zh(str(value))
