"""名录: two who keep it at once do not undo each other's changes unseen."""

from datetime import date
from typing import Final

import pytest

from data_access.errors import SettingRefusedError
from data_access.register_keeping import keep_register
from data_access.register_plan import RegisterPlan, plan_register, whole_register
from data_access.store import Store
from indicators.vocabulary import Dataset
from tests.actors import SYSTEM
from tests.data_access.drawn_reports import deliver
from tests.drawn import drawn_csv

# Taken out before the other keeper's change: both lines say 12-31, and only HTZ058 is new in it.
MINE: Final = """
    代码   | 名称                   | 省份   | 失效日期
    HTZ057 | 合肥高新技术产业开发区 | 安徽省 | 2020-12-31
    HTZ058 | 芜湖新名               | 安徽省 | 2020-12-31
    """
BEFORE: Final = MINE.replace("芜湖新名", "芜湖高新技术产业开发区")
THEIRS: Final = """
    代码   | 名称                   | 省份   | 失效日期
    HTZ057 | 合肥高新技术产业开发区 | 安徽省 | 2020-06-30
    """
CARRIER: Final = """
    代码 | 名称     | 省份
    CAR1 | 新孵化器 | 安徽省
    """


@pytest.fixture
def seen(store: Store) -> RegisterPlan:
    """What the first keeper is shown: one cell would change."""
    keep(store, BEFORE)
    with store.reading() as session:
        return plan_register(session, SYSTEM, Dataset.WEEKLY, drawn_csv(MINE), "名录.csv")


def keep(
    store: Store,
    drawing: str,
    dataset: Dataset = Dataset.WEEKLY,
    seen: RegisterPlan | None = None,
) -> RegisterPlan:
    return keep_register(store, SYSTEM, dataset, drawn_csv(drawing), "名录.csv", seen=seen)


def last_day(store: Store) -> object:
    with store.reading() as session:
        known = whole_register(session, SYSTEM, Dataset.WEEKLY).set_index("unit_code")
    return known.loc["HTZ057", "valid_until"]


def test_a_change_that_the_preview_did_not_show_is_not_undone(
    store: Store, seen: RegisterPlan
) -> None:
    keep(store, THEIRS)

    with pytest.raises(SettingRefusedError, match="名录在您查看之后被改过，请重新查看后再导入"):
        keep(store, MINE, seen=seen)

    assert (len(seen.changes), last_day(store)) == (1, date(2020, 6, 30))


def test_a_change_between_the_look_and_the_writing_is_not_undone(
    store: Store, seen: RegisterPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    def keep_file_and_lose_the_race(*_: object) -> str:
        monkeypatch.undo()
        keep(store, THEIRS)
        return "0" * 64

    monkeypatch.setattr("data_access.register_keeping.keep_raw_file", keep_file_and_lose_the_race)

    with pytest.raises(SettingRefusedError, match="请重新查看后再导入"):
        keep(store, MINE, seen=seen)

    assert last_day(store) == date(2020, 6, 30)


def test_reports_and_other_registers_do_not_hold_a_sheet_up(
    store: Store, seen: RegisterPlan
) -> None:
    deliver(store, "unit | week\nHTZ057 | 04-05")
    keep(store, CARRIER, Dataset.CARRIERS)

    done = keep(store, MINE, seen=seen)

    assert done.changes[["unit_code", "after"]].to_numpy().tolist() == [["HTZ058", "芜湖新名"]]
