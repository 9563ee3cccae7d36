"""Every input of the list of bad inputs: what the user then sees, word for word.

`told.csv` holds, per example, whether the file is taken, and the rule's level, place and sentence.
After a sentence was changed on purpose, `python -m tests.data_access.uploads.told` writes it anew.
"""

import ast
from datetime import date

import pytest

from data_access.register import add_units, zone_register
from data_access.schedules import set_schedule
from data_access.store import Store
from data_access.uploads.check import check_upload
from data_access.uploads.intake import submit
from data_access.uploads.issues import UploadRejectedError
from data_access.uploads.review import check_for_store
from geo.places.zone_register import zones
from indicators.schedules import ReportingSchedule
from indicators.vocabulary import Dataset
from tests.actors import MINISTRY, SYSTEM
from tests.data_access.drawn_reports import register_drawn_units
from tests.data_access.uploads.bad_inputs import (
    ACCEPTED,
    ELSEWHERE,
    EXAMPLES,
    IDS,
    TESTS,
)
from tests.data_access.uploads.register import SmallRegister
from tests.data_access.uploads.sheets import GOOD, weekly_csv
from tests.data_access.uploads.told import TOLD_FILE, told_lines
from tests.drawn import csv_text

HEADERS = ["统计日期", "高新区名称", "企业总数", "已复工企业数"]
SOON = {"统计日期": "2020-06-28"}


@pytest.fixture(scope="module")
def told() -> list[list[str]]:
    return told_lines()


def test_what_each_broken_file_is_told_is_what_was_agreed(told: list[list[str]]) -> None:
    agreed = TOLD_FILE.read_text(encoding="utf-8-sig").splitlines()

    assert csv_text(told, line_end="\n").splitlines() == agreed


def test_every_id_of_the_list_is_shown_by_a_test() -> None:
    shown = {name for example in EXAMPLES for name in example.bad_inputs}

    assert shown | set(ACCEPTED) | set(ELSEWHERE) == IDS


@pytest.mark.parametrize("name", ELSEWHERE)
def test_the_tests_named_for_the_others_are_there(name: str) -> None:
    path, test = ELSEWHERE[name]

    tree = ast.parse((TESTS / path).read_text(encoding="utf-8"))

    assert test in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize("name", ACCEPTED)
def test_what_is_fine_is_taken_as_it_is(name: str) -> None:
    content, noted = ACCEPTED[name]

    checked = check_upload(content, "周报.csv", Dataset.WEEKLY, SmallRegister())

    assert (len(checked.rows), tuple(i.code for i in checked.issues)) == (1, noted)


def test_texts_are_stored_as_they_were_written() -> None:
    content, _ = ACCEPTED["B-100"]

    line = check_upload(content, "周报.csv", Dataset.WEEKLY, SmallRegister()).rows.iloc[0]

    assert (line["policy_needs"], line["remarks"]) == (
        "=1+1",
        "@SUM(A1) ＝2 <script>alert(1)</script> ![x](http://x)",
    )


def test_every_zone_in_one_file_gets_its_own_revision(store: Store) -> None:
    with store.writing() as session:
        add_units(session, Dataset.WEEKLY, zone_register())
    rows = [["2020-06-28", zone.name_zh, "1200", "960"] for zone in zones()]
    content = csv_text([HEADERS, *rows]).encode()

    checked = check_for_store(store, MINISTRY, Dataset.WEEKLY, content, "全国.csv")
    receipt = submit(store, MINISTRY, checked, content, "全国.csv", {})

    assert checked.issues == ()
    assert sorted((unit.unit_code, unit.revision) for unit in receipt.units) == sorted(
        (zone.zone_code, 1) for zone in zones()
    )


def test_the_order_of_the_rows_says_nothing(store: Store) -> None:
    register_drawn_units(store)
    other = {**SOON, "高新区代码": "HTZ058", "高新区名称": "芜湖高新技术产业开发区"}
    files = [weekly_csv(SOON, other), weekly_csv(other, SOON)]

    receipts = [
        submit(
            store,
            MINISTRY,
            check_for_store(store, MINISTRY, Dataset.WEEKLY, content, "表.csv"),
            content,
            "表.csv",
            {},
        )
        for content in files
    ]

    assert receipts[0].receipt_number == receipts[1].receipt_number


def test_a_number_of_another_order_is_told_by_its_code_only_once(told: list[list[str]]) -> None:
    broken = [line for line in told if line[1] == "T02"]

    assert [line[3] for line in broken] == ["2"]


def test_nothing_of_a_refused_file_is_counted(store: Store) -> None:
    register_drawn_units(store)
    content = weekly_csv(SOON, {**GOOD[Dataset.WEEKLY], **SOON, "企业总数": "约85"})
    checked = check_for_store(store, MINISTRY, Dataset.WEEKLY, content, "表.csv")

    with pytest.raises(UploadRejectedError):
        submit(store, MINISTRY, checked, content, "表.csv", {})

    with store.reading() as session:
        count = session.connection().exec_driver_sql("SELECT count(*) FROM revision").scalar_one()
    assert count == 0


def test_the_deadlines_do_not_touch_what_is_wrong_with_a_file(store: Store) -> None:
    register_drawn_units(store)
    closing = ReportingSchedule(days_after=0, closing_days=0)
    set_schedule(store, SYSTEM, Dataset.WEEKLY, date(2020, 6, 28), closing)
    content = weekly_csv({**SOON, "已复工企业数": "1300"})

    checked = check_for_store(store, MINISTRY, Dataset.WEEKLY, content, "表.csv")

    assert "R01" in [issue.code for issue in checked.errors]
