"""名录: a sheet is compared line by line, done whole or not at all, and never bends the past."""

from datetime import date
from typing import Final

import pandas as pd
import pytest
from sqlalchemy import select

from data_access.audit_tables import AuditLine
from data_access.errors import PermissionDeniedError, SettingRefusedError
from data_access.exports import csv_bytes
from data_access.register_keeping import keep_register
from data_access.register_plan import RegisterPlan, plan_register, whole_register
from data_access.register_sheet import register_lines
from data_access.store import Store
from data_access.tables import columns_in
from data_access.verify import verify_store
from data_access.versions import resolve_as_of
from data_access.views.coverage import coverage
from indicators.vocabulary import Dataset
from tests.actors import MINISTRY, SYSTEM
from tests.data_access.drawn_reports import deliver, week
from tests.drawn import drawn_csv

CARRIERS: Final = """
    代码 | 名称         | 省份   | 类型   | 等级   | 所属高新区代码 | 生效日期   | 失效日期
    CAR1 | 示例孵化器一 | 安徽省 | 孵化器 | 国家级 | HTZ057         |            | 2020-04-10
    CAR9 | 示例孵化器九 | 湖北省 | 孵化器 | 其他   | HTZ099         | 2020/3/1   |
    """


def plan(store: Store, content: bytes, dataset: Dataset = Dataset.CARRIERS) -> RegisterPlan:
    with store.reading() as session:
        return plan_register(session, SYSTEM, dataset, content, "名录.csv")


def keep(store: Store, drawing: str, dataset: Dataset = Dataset.CARRIERS) -> RegisterPlan:
    return keep_register(store, SYSTEM, dataset, drawn_csv(drawing), "名录.csv")


def register(store: Store, dataset: Dataset = Dataset.CARRIERS) -> pd.DataFrame:
    with store.reading() as session:
        return whole_register(session, SYSTEM, dataset).set_index("unit_code")


def expected(store: Store, ending: date) -> int:
    with store.reading() as session:
        told = coverage(session, resolve_as_of(session), MINISTRY, Dataset.CARRIERS, ending)
    return told.expected


def test_a_sheet_adds_units_and_ends_others(store: Store) -> None:
    before = [expected(store, week(day)) for day in ("04-05", "04-12", "04-19")]

    keep(store, CARRIERS)

    after = [expected(store, week(day)) for day in ("04-05", "04-12", "04-19")]
    assert (before, after) == ([3, 3, 3], [4, 4, 3])
    assert register(store).loc["CAR9", "valid_from"] == date(2020, 3, 1)


def test_the_plan_tells_each_cell_that_would_change(store: Store) -> None:
    found = plan(store, drawn_csv(CARRIERS))

    told = found.changes[["unit_code", "header_zh", "before", "after"]].to_numpy().tolist()
    assert told == [["CAR1", "失效日期", None, date(2020, 4, 10)]]
    assert (len(found.added), found.unchanged, found.problems) == (1, 0, ())


@pytest.mark.parametrize("dataset", list(Dataset))
def test_the_sheet_that_is_taken_out_says_nothing_new(store: Store, dataset: Dataset) -> None:
    content = csv_bytes(register_lines(register(store, dataset).reset_index(), dataset))

    found = plan(store, content, dataset)

    assert (len(found.added), len(found.changes), found.problems) == (0, 0, ())
    with pytest.raises(SettingRefusedError, match="没有可改的"):
        keep_register(store, SYSTEM, dataset, content, "名录.csv")


@pytest.mark.parametrize(
    ("drawing", "dataset", "told"),
    [
        ("代码 | 名称\nCAR9 | 甲", Dataset.CARRIERS, "缺少“省份”一列"),
        ("代码 | 名称 | 省份 | 类型 | 等级\n甲 9 | 甲 | 安徽省 | 孵化器 | 其他", Dataset.CARRIERS,
         "“甲 9”不是代码"),
        ("代码 | 名称 | 省份 | 类型 | 等级\nCAR9 |  | 安徽省 | 孵化器 | 其他", Dataset.CARRIERS,
         "不能为空"),
        ("代码 | 名称 | 省份 | 类型 | 等级\nCAR9 | 甲 | 安徽 | 孵化器 | 其他", Dataset.CARRIERS,
         "没有“安徽”这个省份"),
        ("代码 | 名称 | 省份 | 类型 | 等级\nCAR9 | 甲 | 安徽省 | 工厂 | 其他", Dataset.CARRIERS,
         "“工厂”不在孵化器、众创空间、大学科技园之中"),
        ("代码 | 名称 | 省份 | 等级\nCAR9 | 甲 | 安徽省 | 其他", Dataset.CARRIERS,
         "新增单位要写明类型"),
        ("代码 | 名称 | 省份 | 类型 | 等级\nCAR9 | 甲 | 安徽省 | 孵化器 |", Dataset.CARRIERS,
         "新增单位要写明等级"),
        ("代码 | 名称 | 省份 | 所属高新区代码\nCAR1 | 甲 | 安徽省 | HTZ999", Dataset.CARRIERS,
         "没有“HTZ999”这个高新区"),
        ("代码 | 名称 | 省份 | 经度\nCAR1 | 甲 | 安徽省 | 1e2", Dataset.CARRIERS, "不在 70—140 度"),
        ("代码 | 名称 | 省份 | 失效日期\nCAR1 | 甲 | 安徽省 | 2020-02-30", Dataset.CARRIERS,
         "不是日期"),
        ("代码 | 名称 | 省份 | 生效日期 | 失效日期\nCAR1 | 甲 | 安徽省 | 2020-05-01 | 2020-04-01",
         Dataset.CARRIERS, "失效日期早于生效日期"),
        ("代码 | 名称 | 省份\nCAR1 | 甲 | 安徽省\nCAR1 | 乙 | 安徽省", Dataset.CARRIERS,
         "CAR1 在表中重复"),
        ("代码 | 名称 | 省份\nHTZ057 | 甲 | 安徽省", Dataset.CARRIERS, "已是另一种报表的单位"),
        ("代码 | 名称 | 省份\nHTZ999 | 甲 | 安徽省", Dataset.WEEKLY, "名录随程序发布，不能新增"),
    ],
)  # fmt: skip
def test_a_sheet_with_a_problem_changes_nothing(
    store: Store, drawing: str, dataset: Dataset, told: str
) -> None:
    before = register(store, dataset)

    with pytest.raises(SettingRefusedError, match="处问题"):
        keep(store, drawing, dataset)

    messages = [problem.message_zh for problem in plan(store, drawn_csv(drawing), dataset).problems]
    assert any(told in message for message in messages), messages
    pd.testing.assert_frame_equal(register(store, dataset), before)


def test_a_unit_that_reported_keeps_its_place(store: Store) -> None:
    deliver(store, "unit | week\nCAR1 | 04-05", Dataset.CARRIERS)
    moved = "代码 | 名称 | 省份\nCAR1 | 示例孵化器一 | 湖北省\nCAR2 | 示例众创空间二 | 湖北省"

    found = plan(store, drawn_csv(moved))

    assert [problem.message_zh for problem in found.problems] == [
        "CAR1 已有填报，不能改省份；请设失效日期，另建新代码"
    ]


def test_the_trail_tells_what_was_changed_and_keeps_the_sheet(store: Store) -> None:
    keep(store, CARRIERS)

    line = columns_in(AuditLine)
    with store.reading() as session:
        details = session.execute(select(line.details).order_by(line.id.desc())).scalar()
    assert "CAR1 失效日期 None → 2020-04-10" in str(details)
    assert all(proof.holds for proof in verify_store(store))


def test_only_the_system_administrator_keeps_it(store: Store) -> None:
    with pytest.raises(PermissionDeniedError, match="请找系统管理员"):
        keep_register(store, MINISTRY, Dataset.CARRIERS, drawn_csv(CARRIERS), "名录.csv")
