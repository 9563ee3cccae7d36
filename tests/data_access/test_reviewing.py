"""Review: who may move a report on, what locks, and which numbers count as approved."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from data_access.actor import Actor, Scope, ScopeLevel
from data_access.audit_tables import AuditLine
from data_access.derived import rebuild_derived
from data_access.errors import (
    PermissionDeniedError,
    RevisionConflictError,
    SettingRefusedError,
)
from data_access.kept_sums import read_sums, reported_weeks
from data_access.kept_tables import Head
from data_access.reopenings import answer_request, ask_to_reopen
from data_access.reviewing import Reviewed, answer_return, approve, send_back
from data_access.store import Store
from data_access.tables import columns_in
from data_access.uploads.delivery import Delivery
from data_access.uploads.intake import accept
from data_access.uploads.issues import Issue
from data_access.uploads.review import check_for_store
from data_access.uploads.take_back import take_back
from data_access.verify import verify_store
from data_access.versions import AsOf, Basis, resolve_as_of
from data_access.views.coverage import coverage
from data_access.views.review_queue import review_queue
from indicators.vocabulary import Dataset, Role, Severity, WeekState
from tests.data_access.drawn_reports import deliver, drawn_reports, week

ANHUI = Scope(ScopeLevel.PROVINCE, "安徽省")
REPORTER = Actor("填报员（hefei）", Role.ZONE_REPORTER, Scope(ScopeLevel.ZONE, "HTZ057"), "hefei")
PROVINCE = Actor("安徽甲（anhui-1）", Role.PROVINCE_REVIEWER, ANHUI, "anhui-1")
OTHER_PROVINCE = Actor(
    "湖北甲（hubei-1）", Role.PROVINCE_REVIEWER, Scope(ScopeLevel.PROVINCE, "湖北省"), "hubei-1"
)
REPORTER_OF_ALL = Actor("安徽乙（anhui-2）", Role.PROVINCE_REVIEWER, ANHUI, "anhui-2")
MINISTRY = Actor("部级甲（bu-1）", Role.MINISTRY_REVIEWER, Scope(), "bu-1")
LEADER = Actor("领导", Role.LEADER)
WEEK = week("04-05")
FIRST = Reviewed("HTZ057", WEEK, 1)
HEADERS = "统计日期,高新区代码,高新区名称,企业总数,已复工企业数"
RATE = "enterprise_resumption_rate"

Act = Callable[[Store], object]


def report(store: Store, resumed: int = 60, actor: Actor = REPORTER) -> None:
    drawing = f"unit | week | enterprises | enterprises_resumed\nHTZ057 | 04-05 | 100 | {resumed}"
    deliver(store, drawing, actor=actor, reason="更正")


def state(store: Store) -> str | None:
    head = columns_in(Head)
    with store.reading() as session:
        found = select(head.state).where(head.unit_code == "HTZ057", head.week_ending == WEEK)
        return session.execute(found).scalar()


def numbers(store: Store, basis: Basis, as_of: AsOf | None = None) -> list[float]:
    with store.reading() as session:
        known = replace(as_of or resolve_as_of(session), basis=basis)
        sums = read_sums(session, known, MINISTRY, Dataset.WEEKLY, [RATE], [WEEK])
    return [float(value) for value in sums["numerator"]]


def lock(store: Store, revision: int = 1) -> None:
    reports = [Reviewed("HTZ057", WEEK, revision)]
    approve(store, PROVINCE, Dataset.WEEKLY, reports)
    approve(store, MINISTRY, Dataset.WEEKLY, reports)


def test_province_then_ministry_and_the_week_is_locked(store: Store) -> None:
    report(store)
    states = [state(store)]

    for reviewer in (PROVINCE, MINISTRY):
        approve(store, reviewer, Dataset.WEEKLY, [FIRST])
        states.append(state(store))

    assert states == ["submitted", "province_approved", "locked"]


@pytest.mark.parametrize(
    ("actor", "why"),
    [
        (MINISTRY, "请找省级审核员"),
        (OTHER_PROVINCE, "不在您的管辖范围内"),
        (REPORTER, "请找省级审核员"),
        (LEADER, "请找省级审核员"),
    ],
)
def test_each_state_has_one_owner(store: Store, actor: Actor, why: str) -> None:
    report(store)

    with pytest.raises(PermissionDeniedError) as caught:
        approve(store, actor, Dataset.WEEKLY, [FIRST])

    assert why in caught.value.reason_zh
    assert state(store) == "submitted"
    assert last_act(store) == ("refused", actor.name)


def last_act(store: Store) -> tuple[str, str]:
    line = columns_in(AuditLine)
    with store.reading() as session:
        found = select(line.action, line.actor_name).order_by(line.id.desc()).limit(1)
        action, name = session.execute(found).one()
    return action, name


def test_nobody_approves_an_own_report(store: Store) -> None:
    report(store, actor=PROVINCE)

    with pytest.raises(PermissionDeniedError, match="须由他人审核"):
        approve(store, PROVINCE, Dataset.WEEKLY, [FIRST])
    approve(store, replace(PROVINCE, name="安徽乙（anhui-2）"), Dataset.WEEKLY, [FIRST])

    assert state(store) == "province_approved"


def test_a_later_revision_begins_anew(store: Store) -> None:
    report(store)
    approve(store, PROVINCE, Dataset.WEEKLY, [FIRST])

    report(store, 61)

    assert state(store) == "submitted"


def test_who_looked_at_an_older_revision_looks_again(store: Store) -> None:
    report(store)
    report(store, 61)

    with pytest.raises(RevisionConflictError):
        approve(store, PROVINCE, Dataset.WEEKLY, [FIRST])


def test_a_return_needs_a_reason_and_is_answered(store: Store) -> None:
    report(store)
    with pytest.raises(SettingRefusedError, match="退回须写明理由"):
        send_back(store, PROVINCE, Dataset.WEEKLY, [FIRST], " ")

    send_back(store, PROVINCE, Dataset.WEEKLY, [FIRST], "与用电不符")
    returned = state(store)
    with pytest.raises(SettingRefusedError, match="答复"):
        answer_return(store, REPORTER, Dataset.WEEKLY, [FIRST], "")
    answer_return(store, REPORTER, Dataset.WEEKLY, [FIRST], "两家大户检修，已核实")

    assert (returned, state(store)) == ("returned", "submitted")


def test_what_was_not_returned_needs_no_answer(store: Store) -> None:
    report(store)

    with pytest.raises(PermissionDeniedError, match="此时不能答复退回"):
        answer_return(store, REPORTER, Dataset.WEEKLY, [FIRST], "没有问题")


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


def test_approved_numbers_are_those_of_locked_reports(store: Store) -> None:
    deliver(store, """
        unit | week | enterprises | enterprises_resumed
        HTZ057 | 04-05 | 100 | 60
        HTZ099 | 04-05 | 200 | 100
        """)  # fmt: skip
    lock(store)

    assert (numbers(store, Basis.ALL), numbers(store, Basis.APPROVED)) == ([160], [60])
    with store.reading() as session:
        told = coverage(session, resolve_as_of(session), MINISTRY, Dataset.WEEKLY, WEEK)
    assert (told.reported, told.expected, told.reviewed) == (2, 3, 1)


def test_looking_back_shows_what_was_approved_then(store: Store) -> None:
    report(store)
    with store.reading() as session:
        before = resolve_as_of(session)
    lock(store)
    with store.reading() as session:
        past = replace(before, is_head=False, basis=Basis.APPROVED)
        assert reported_weeks(session, past, Dataset.WEEKLY) == []

    assert numbers(store, Basis.APPROVED, replace(before, is_head=False)) == []
    assert numbers(store, Basis.APPROVED) == [60]


def test_state_and_sums_can_be_made_anew_from_the_record(store: Store) -> None:
    report(store)
    lock(store)

    with store.writing() as session:
        rebuild_derived(session)

    assert state(store) == WeekState.LOCKED
    assert numbers(store, Basis.APPROVED) == [60]
    assert all(proof.holds for proof in verify_store(store))


def test_a_query_stands_beside_the_unit_it_is_about(store: Store) -> None:
    rows = drawn_reports("unit | week\nHTZ057 | 04-05\nHTZ058 | 04-05").assign(sheet_row=[2, 3])
    asked = (
        Issue(3, "已复工企业数", "9", "H03", Severity.QUERY, "比上周少一半"),
        Issue(None, "", "", "F30", Severity.QUERY, "与上次文件相同"),
    )
    delivery = Delivery(
        b"", "周报.csv", Dataset.WEEKLY, rows, issues=asked,
        explanations={"H03": "停电检修", "F30": "已核对"},
    )  # fmt: skip
    accept(store, REPORTER_OF_ALL, delivery)

    with store.reading() as session:
        queue = review_queue(session, PROVINCE, Dataset.WEEKLY, WEEK).set_index("unit_code")

    assert dict(queue["explanations"]) == {
        "HTZ057": {"F30": "已核对"},
        "HTZ058": {"H03": "停电检修", "F30": "已核对"},
    }
