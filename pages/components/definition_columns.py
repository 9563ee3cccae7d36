"""The columns of the tables of 指标口径."""

from typing import Final

from figures.tables import ColumnFormat, Columns, TableKind
from indicators.events import EventKind
from indicators.vocabulary import Severity

DICTIONARY_COLUMNS: Final[Columns] = {
    "header_zh": ColumnFormat("列名"),
    "required_zh": ColumnFormat("必填"),
    "kind_zh": ColumnFormat("类型"),
    "unit_zh": ColumnFormat("计量单位"),
    "meaning_zh": ColumnFormat("含义"),
    "example": ColumnFormat("示例"),
    "limits_zh": ColumnFormat("取值范围"),
    "cumulative_zh": ColumnFormat("累计"),
    "synonyms_zh": ColumnFormat("别名"),
    "part_zh": ColumnFormat("用途"),
    "field": ColumnFormat("字段"),
}
WORD_COLUMNS: Final[Columns] = {
    "word_zh": ColumnFormat("名词"),
    "meaning_zh": ColumnFormat("释义"),
}
RULE_COLUMNS: Final[Columns] = {
    "code": ColumnFormat("代码"),
    "title_zh": ColumnFormat("规则"),
    "level": ColumnFormat("级别", choices=Severity),
    "explanation_zh": ColumnFormat("说明"),
    "example_zh": ColumnFormat("举例"),
}
RISK_COLUMNS: Final[Columns] = {
    "level_zh": ColumnFormat("等级"),
    "condition_zh": ColumnFormat("判定条件"),
    "strategy_zh": ColumnFormat("防控策略"),
}
PUBLISHED_COLUMNS: Final[Columns] = {
    "on": ColumnFormat("日期", TableKind.DATE),
    "scope_zh": ColumnFormat("范围"),
    "title_zh": ColumnFormat("指标"),
    "value_zh": ColumnFormat("公布值"),
    "note_zh": ColumnFormat("备注"),
    "source": ColumnFormat("来源"),
    "dataset_zh": ColumnFormat("相关报表"),
}
EVENT_COLUMNS: Final[Columns] = {
    "on": ColumnFormat("日期", TableKind.DATE),
    "kind": ColumnFormat("类别", choices=EventKind),
    "title_zh": ColumnFormat("图上标注"),
    "document_zh": ColumnFormat("文件"),
}
