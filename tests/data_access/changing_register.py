"""A register of carriers (载体名录) that is kept, and then changed."""

from typing import Final

from data_access.actor import Actor
from data_access.register_keeping import keep_register
from data_access.store import Store
from indicators.vocabulary import Dataset
from tests.actors import SYSTEM
from tests.data_access.drawn_reports import deliver
from tests.drawn import drawn_csv

HEADER: Final = "代码 | 名称 | 省份 | 类型 | 等级 | 所属高新区代码 | 失效日期"
FIRST: Final = "CAR1 | 示例孵化器一 | 安徽省 | 孵化器 | 国家级 | HTZ057 |"
RENAMED: Final = "CAR1 | 新名孵化器 | 安徽省 | 孵化器 | 省级 | HTZ057 |"
ENDED: Final = "CAR3 | 示例孵化器三 | 湖北省 | 孵化器 | 其他 | HTZ099 | 2020-03-01"
ADDED: Final = "CAR9 | 示例孵化器九 | 安徽省 | 孵化器 | 其他 | HTZ057 |"


def keep(
    store: Store, *lines: str, dataset: Dataset = Dataset.CARRIERS, actor: Actor = SYSTEM
) -> None:
    """Keep the drawn lines as the register; those of carriers go without their header."""
    drawing = "\n".join([HEADER, *lines]) if dataset is Dataset.CARRIERS else "\n".join(lines)
    keep_register(store, actor, dataset, drawn_csv(drawing), "名录.csv")


def keep_changes(store: Store) -> None:
    """Version 1 is a report of CAR1; version 2 renames it, ends CAR3 and adds CAR9."""
    deliver(store, "unit | week\nCAR1 | 04-05", Dataset.CARRIERS)
    keep(store, RENAMED, ENDED, ADDED)
