"""Cards of the rules that look into the store (S): what stands there, what is closed or locked."""

from typing import Final

from data_access.uploads.rule_card import RuleCard
from indicators.vocabulary import Severity

STORE_CARDS: Final = (
    RuleCard(
        "S01",
        "更正已上报的数据",
        Severity.QUERY,
        "该单位该周已有上报且数值不同，提交后成为新版本，请写明更正原因。",
        "已复工 960 已入库，本次 962",
    ),
    RuleCard(
        "S02",
        "该周已关闭",
        Severity.ERROR,
        "过了关闭日，须先提交更正申请，审核员同意后再报。",
        "第14周已于 4月12日24时关闭",
    ),
    RuleCard(
        "S03",
        "该周已审核锁定",
        Severity.ERROR,
        "部级审核通过后该单位该周锁定，更正须先提交更正申请，部级审核员同意后再报。",
        "第14周 960 已锁定，本次 962",
    ),
)
