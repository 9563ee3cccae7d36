"""What a locked week (锁定) takes and gives up, and who opens it again."""

import json
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from data_access.audit_tables import AuditLine
from data_access.errors import PermissionDeniedError
from data_access.reopenings import answer_request, ask_to_reopen
from data_access.reviewing import approve
from data_access.store import Store
from data_access.tables import columns_in
from data_access.uploads.review import check_for_store
from data_access.uploads.take_back import take_back
from data_access.versions import Basis
from indicators.vocabulary import Dataset
from tests.data_access.drawn_reports import deliver
from tests.data_access.reviewed_week import (
    FIRST,
    MINISTRY,
    PROVINCE,
    REPORTER,
    WEEK,
    lock,
    numbers,
    report,
    state,
)

HEADERS = "统计日期,高新区代码,高新区名称,企业总数,已复工企业数"


def test_a_locked_week_takes_nothing_new_and_gives_nothing_up(store: Store) -> None:
    report(store)
    lock(store)
    number = deliver(store, "unit | week | enterprises | enterprises_resumed\n"
                            "HTZ057 | 04-05 | 100 | 60", actor=REPORTER).receipt_number  # fmt: skip

    with pytest.raises(PermissionDeniedError, match="已锁定"):
        report(store, 61)
    with pytest.raises(PermissionDeniedError, match="已锁定"):
        take_back(store, REPORTER, number, "报错了")

    assert state(store) == "locked"


def test_the_check_says_that_the_week_is_locked_and_what_to_do(store: Store) -> None:
    report(store)
    lock(store)
    sheet = f"{HEADERS}\n2020-04-05,HTZ057,合肥高新区,100,61\n".encode()

    checked = check_for_store(store, REPORTER, Dataset.WEEKLY, sheet, "周报.csv")

    found = next(issue for issue in checked.errors if issue.code == "S03")
    assert found.message_zh == (
        "HTZ057 的2020年第14周（3月30日—4月5日）已审核锁定，不能直接更正；"
        "请在本页提交更正申请，部级审核员同意后再报"
    )


def test_a_granted_request_unlocks_for_one_unit_until_its_day(store: Store) -> None:
    report(store)
    lock(store)
    unit_week = ("HTZ057", WEEK)
    ask_to_reopen(store, REPORTER, Dataset.WEEKLY, [unit_week], "漏统一家")
    with pytest.raises(PermissionDeniedError):
        answer_request(store, PROVINCE, Dataset.WEEKLY, unit_week, "同意", date(2020, 7, 3))

    answer_request(store, MINISTRY, Dataset.WEEKLY, unit_week, "同意", date(2020, 7, 3))
    report(store, 61)

    assert state(store) == "submitted"
    assert (numbers(store, Basis.ALL), numbers(store, Basis.APPROVED)) == ([61], [])


@pytest.mark.parametrize("act", ["ask_reopening", "answer_reopening"])
def test_the_trail_says_what_was_refused_about_an_unknown_unit(store: Store, act: str) -> None:
    unknown = ("HTZ999", WEEK)
    acts = {
        "ask_reopening": lambda: ask_to_reopen(store, REPORTER, Dataset.WEEKLY, [unknown], "漏统"),
        "answer_reopening": lambda: answer_request(
            store, MINISTRY, Dataset.WEEKLY, unknown, "不同意", None
        ),
    }
    with pytest.raises(PermissionDeniedError, match="名录里没有 HTZ999"):
        acts[act]()

    with store.reading() as session:
        details = select(columns_in(AuditLine).details).order_by(columns_in(AuditLine).id.desc())
        assert json.loads(session.execute(details).scalars().first() or "")["action"] == act


def test_a_grant_from_before_the_lock_opens_nothing(store: Store) -> None:
    report(store)
    unit_week = ("HTZ057", WEEK)
    ask_to_reopen(store, REPORTER, Dataset.WEEKLY, [unit_week], "漏统一家")
    answer_request(store, PROVINCE, Dataset.WEEKLY, unit_week, "同意", date(2020, 7, 3))
    lock(store)

    with pytest.raises(PermissionDeniedError, match="已锁定"):
        report(store, 61)


def test_nobody_unlocks_at_the_own_request(store: Store) -> None:
    report(store, actor=MINISTRY)
    approve(store, PROVINCE, Dataset.WEEKLY, [FIRST])
    approve(store, replace(MINISTRY, name="部级乙（bu-2）"), Dataset.WEEKLY, [FIRST])
    ask_to_reopen(store, MINISTRY, Dataset.WEEKLY, [("HTZ057", WEEK)], "漏统一家")

    with pytest.raises(PermissionDeniedError, match="须由他人批复"):
        answer_request(store, MINISTRY, Dataset.WEEKLY, ("HTZ057", WEEK), "同意", date(2020, 7, 3))
