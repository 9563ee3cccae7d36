"""A row marked 零报告 says that there is nothing to report; values beside the mark are refused."""

import pandas as pd
import pytest

from data_access.datasets.registry import DEFINITIONS
from data_access.store import Store
from data_access.uploads.check import check_upload
from data_access.uploads.intake import submit
from data_access.uploads.review import check_for_store
from indicators.vocabulary import Dataset
from tests.actors import MINISTRY
from tests.data_access.drawn_reports import deliver, register_drawn_units
from tests.data_access.uploads.register import SmallRegister
from tests.drawn import drawn_csv

_ONE = """
    统计日期   | 高新区代码 | 高新区名称           | 企业总数 | 已复工企业数 | 零报告
    2020-04-05 | HTZ057     | 合肥高新技术产业开发区 | {total}  | {resumed}    | {mark}
"""


def _sheet(total: str, resumed: str, mark: str) -> bytes:
    return drawn_csv(_ONE.format(total=total, resumed=resumed, mark=mark))


def test_a_marked_row_needs_no_values_and_has_none() -> None:
    checked = check_upload(_sheet("", "", "是"), "表.csv", Dataset.WEEKLY, SmallRegister())

    line = checked.rows.iloc[0]
    assert checked.issues == ()
    assert (line["unit_code"], line["is_zero_report"], line["enterprises"]) == (
        "HTZ057",
        True,
        pd.NA,
    )


@pytest.mark.parametrize(
    ("total", "resumed", "mark", "expected"),
    [
        ("", "", "是", []),
        ("—", "无", "是", []),
        ("", "", "√", ["V27"]),
        ("1200", "960", "否", []),
        ("1200", "960", "", []),
        ("1200", "960", "是", ["R16"]),
        ("0", "", "是", ["R16"]),
        ("", "", "否", ["V01", "V01"]),
        ("", "", "也许", ["V26", "V01", "V01"]),
    ],
)
def test_a_mark_and_values_exclude_each_other(
    total: str, resumed: str, mark: str, expected: list[str]
) -> None:
    content = _sheet(total, resumed, mark)

    checked = check_upload(content, "表.csv", Dataset.WEEKLY, SmallRegister())

    assert sorted(issue.code for issue in checked.issues) == sorted(expected)


def test_the_refusal_names_the_row_the_value_and_the_way_out() -> None:
    checked = check_upload(_sheet("1200", "960", "是"), "表.csv", Dataset.WEEKLY, SmallRegister())

    (issue,) = checked.errors
    assert (issue.row, issue.column_zh, issue.value, issue.message_zh) == (
        2,
        "企业总数",
        "1200",
        "本行标了零报告，却填了企业总数等 2 项；有数就清空“零报告”，没有就清空这些数",
    )


@pytest.mark.parametrize("dataset", Dataset)
def test_every_template_ends_with_the_mark(dataset: Dataset) -> None:
    assert DEFINITIONS[dataset].columns[-1].header_zh == "零报告"


def test_a_marked_row_is_stored_as_a_zero_report_and_once(store: Store) -> None:
    register_drawn_units(store)
    content = _sheet("", "", "是")

    checked = check_for_store(store, MINISTRY, Dataset.WEEKLY, content, "表.csv")
    first, second = (
        submit(store, MINISTRY, checked, content, "表.csv", {"D07": "补报"}) for _ in range(2)
    )

    assert (first.revision, second.receipt_number) == (1, first.receipt_number)


def test_a_zero_report_after_a_report_is_a_correction_that_asks_why(store: Store) -> None:
    register_drawn_units(store)
    deliver(store, "unit | week\nHTZ057 | 04-05")
    content = _sheet("", "", "是")

    checked = check_for_store(store, MINISTRY, Dataset.WEEKLY, content, "表.csv")

    assert [issue.code for issue in checked.issues] == ["D07", "S01"]
