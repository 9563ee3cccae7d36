"""我的填报: find a receipt, see what it changed, take it back."""

from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from data_access.actor import Actor
from data_access.settings import Settings
from data_access.store import open_store
from data_access.uploads.intake import submit
from data_access.uploads.receipts import Receipt
from data_access.uploads.review import check_for_store
from indicators.vocabulary import Dataset, Role
from tests.drawn import drawn_csv
from tests.pages.conftest import RunPage

pytestmark = pytest.mark.ui

REPORT = """
    统计日期 | 高新区名称 | 企业总数 | 已复工企业数
    2020-06-30 | 杭州高新技术产业开发区 | 1200 | {resumed}
    """


def report(folder: Path, resumed: int) -> Receipt:
    """A zone's manager reports a number for the newest week."""
    store = open_store(Settings(folder))
    content = drawn_csv(REPORT.format(resumed=resumed))
    actor = Actor("甲", Role.MINISTRY_REVIEWER)
    checked = check_for_store(store, actor, Dataset.WEEKLY, content, "周报.csv")
    said = {issue.code: "核实无误" for issue in checked.queries}
    receipt = submit(store, actor, checked, content, "周报.csv", said)
    store.close()
    return receipt


def table(page: AppTest, *headers: str) -> list[list[object]]:
    """The rows of the table that has these columns."""
    frames: list[pd.DataFrame] = [frame.value for frame in page.dataframe]
    found = next(frame for frame in frames if set(headers) <= set(frame.columns))
    return [list(row) for row in found[list(headers)].to_numpy()]


def take_back(page: AppTest, receipt: Receipt, reason: str) -> AppTest:
    page.text_input(key=f"take-back-reason-{receipt.receipt_number}").set_value(reason)
    page.button(key="take-back").click()
    return page.run()


def test_the_newest_receipt_stands_open(own_store: Path, run_page: RunPage) -> None:
    report(own_store, 960)
    receipt = report(own_store, 970)

    page = run_page("my_reports")

    assert not page.exception
    assert page.subheader[0].value == f"回执 {receipt.receipt_number}"
    assert table(page, "指标", "原为", "改为") == [["已复工企业数", "960", "970"]]
    assert [row[0] for row in table(page, "版本", "更正或撤回原因")] == [2, 1]


def test_a_receipt_is_found_by_its_file(own_store: Path, run_page: RunPage) -> None:
    receipt = report(own_store, 960)

    page = run_page("my_reports", find="周报.csv")

    assert table(page, "回执号", "现状") == [[receipt.receipt_number, "有效"]]


def test_a_corrected_report_says_which_version_took_its_place(
    own_store: Path, run_page: RunPage
) -> None:
    first, second = report(own_store, 960), report(own_store, 970)

    page = run_page("my_reports", find="周报.csv")

    assert table(page, "回执号", "现状") == [
        [second.receipt_number, "有效"],
        [first.receipt_number, "已被第 2 版替代"],
    ]


def test_taking_back_restores_the_version_before(own_store: Path, run_page: RunPage) -> None:
    report(own_store, 960)
    receipt = report(own_store, 970)

    page = take_back(run_page("my_reports"), receipt, "原数无误")

    assert page.success[0].value.startswith("已撤回")
    assert table(page, "指标", "原为", "改为") == [["已复工企业数", "970", "960"]]


def test_a_taking_back_needs_a_reason(own_store: Path, run_page: RunPage) -> None:
    receipt = report(own_store, 960)

    page = take_back(run_page("my_reports"), receipt, "")

    assert [error.value for error in page.error] == ["没有撤回：请写明撤回原因"]
    assert table(page, "回执号", "现状")[0] == [receipt.receipt_number, "有效"]


def test_an_older_receipt_says_what_followed_it(own_store: Path, run_page: RunPage) -> None:
    first = report(own_store, 960)
    report(own_store, 970)

    page = take_back(run_page("my_reports", receipt=first.receipt_number), first, "报错了")

    assert "此后已有第 2 版" in page.error[0].value


def test_an_unknown_receipt_is_told_apart(full_store: Path, run_page: RunPage) -> None:
    page = run_page("my_reports", receipt="Z20200101-999999")

    assert "查无此回执" in page.warning[0].value


def test_nothing_reported_yet_says_what_to_do(empty_store: Path, run_page: RunPage) -> None:
    page = run_page("my_reports")

    assert not page.exception
    assert "还没有填报过" in page.info[0].value


def test_words_that_fit_nothing_say_so(full_store: Path, run_page: RunPage) -> None:
    page = run_page("my_reports", find="没有这样的文件")

    assert "没有找到" in page.info[0].value
