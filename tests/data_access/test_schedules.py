"""Deadlines are settings with a beginning; a closed week opens by a granted request."""

from datetime import date, datetime, timedelta

import pytest

from data_access.actor import Actor, Scope, ScopeLevel
from data_access.errors import (
    ExplanationMissingError,
    PermissionDeniedError,
    SettingRefusedError,
    WeekClosedError,
)
from data_access.reopenings import answer_request, ask_to_reopen, requests
from data_access.schedules import schedule_book, schedule_history, set_schedule
from data_access.store import Store
from data_access.uploads.intake import submit
from data_access.uploads.review import check_for_store
from data_access.uploads.take_back import take_back
from data_access.versions import resolve_as_of
from data_access.views.reporting import status_of_units
from indicators.schedules import ReportingSchedule
from indicators.vocabulary import Dataset, Role
from tests.actors import MINISTRY, SYSTEM
from tests.data_access.drawn_reports import deliver, instant, register_drawn_units, week
from tests.drawn import drawn_csv

ONE = "unit | week | enterprises | enterprises_resumed\nHTZ057 | 04-05 | 100 | {resumed}"
OTHER = Actor("部级审核员乙", Role.MINISTRY_REVIEWER)
CLOSES_AFTER_A_WEEK = ReportingSchedule(closing_days=7)
ASKED = ("HTZ057", date(2020, 4, 5))
FILE = """
    统计日期 | 高新区代码 | 高新区名称 | 企业总数 | 已复工企业数
    2020-04-05 | HTZ057 | 合肥高新技术产业开发区 | 100 | {resumed}
"""


@pytest.fixture
def closed(store: Store) -> Store:
    """A store in which 合肥 reported a week that is closed by now."""
    register_drawn_units(store)
    deliver(store, ONE.format(resumed=50), at=instant("04-06 10:00"))
    set_schedule(store, SYSTEM, Dataset.WEEKLY, week("04-05"), CLOSES_AFTER_A_WEEK)
    return store


def later(days: int, store: Store) -> date:
    return store.clock().date() + timedelta(days=days)


def correct(store: Store, resumed: int = 60, at: datetime | None = None) -> int:
    return deliver(store, ONE.format(resumed=resumed), reason="核实", at=at).revision


def test_a_new_deadline_judges_its_weeks_and_leaves_those_before(store: Store) -> None:
    register_drawn_units(store)
    for day in ("03-29", "04-05"):
        deliver(store, f"unit | week\nHTZ057 | {day}", at=instant("04-07 11:00"))
    strict = ReportingSchedule(days_after=1)

    set_schedule(store, SYSTEM, Dataset.WEEKLY, week("04-05"), strict)

    with store.reading() as session:
        rows = status_of_units(
            session,
            resolve_as_of(session),
            MINISTRY,
            Dataset.WEEKLY,
            [week("03-22"), week("04-05")],
        )
    mine = rows[rows["unit_code"] == "HTZ057"]
    assert mine["status"].tolist() == ["missing", "late"]


def test_looking_back_shows_the_deadline_of_that_moment(store: Store) -> None:
    with store.reading() as session:
        before = resolve_as_of(session)
    set_schedule(store, SYSTEM, Dataset.WEEKLY, week("04-05"), CLOSES_AFTER_A_WEEK)

    with store.reading() as session:
        books = [
            schedule_book(session, as_of, Dataset.WEEKLY)
            for as_of in (before, resolve_as_of(session))
        ]

    assert [book.of(week("04-12")).closing_days for book in books] == [None, 7]


def test_the_same_setting_again_changes_nothing(store: Store) -> None:
    for _ in range(2):
        set_schedule(store, SYSTEM, Dataset.ROLLOUT, week("04-05"), CLOSES_AFTER_A_WEEK)

    with store.reading() as session:
        history = schedule_history(session, resolve_as_of(session), MINISTRY, Dataset.ROLLOUT)
    assert history["actor_name"].tolist() == ["系统管理员"]


def test_a_contradiction_and_a_wrong_role_are_refused(store: Store) -> None:
    leader = Actor("领导", Role.LEADER)

    with pytest.raises(SettingRefusedError):
        set_schedule(
            store, SYSTEM, Dataset.WEEKLY, week("04-05"), ReportingSchedule(closing_days=0)
        )
    with pytest.raises(PermissionDeniedError):
        set_schedule(store, leader, Dataset.WEEKLY, week("04-05"), CLOSES_AFTER_A_WEEK)


def test_a_closed_week_takes_nothing_new(closed: Store) -> None:
    with pytest.raises(WeekClosedError) as refused:
        correct(closed)

    assert (refused.value.unit_code, refused.value.week_ending) == ASKED


def test_before_closing_a_late_report_is_accepted(closed: Store) -> None:
    assert correct(closed, at=instant("04-12 23:59")) == 2


def test_the_same_values_again_still_get_their_receipt(closed: Store) -> None:
    assert deliver(closed, ONE.format(resumed=50)).is_repeat


def test_nothing_of_a_closed_week_is_taken_back(closed: Store) -> None:
    with closed.reading() as session:
        number = (
            session.connection()
            .exec_driver_sql("SELECT receipt_number FROM submission")
            .scalar_one()
        )

    with pytest.raises(WeekClosedError):
        take_back(closed, MINISTRY, number, "误报")


def test_the_check_says_that_the_week_is_closed_and_what_to_do(closed: Store) -> None:
    content = drawn_csv(FILE.format(resumed=60))

    checked = check_for_store(closed, MINISTRY, Dataset.WEEKLY, content, "表.csv")

    (error,) = checked.errors
    assert (error.code, error.message_zh) == (
        "S02",
        "2020年第14周（3月30日—4月5日）已于 2020-04-13 00:00 关闭，HTZ057不能直接填报或更正；"
        "请在本页提交更正申请，同意后再报",
    )


def test_a_granted_request_opens_the_week_for_that_unit_until_its_day(closed: Store) -> None:
    ask_to_reopen(closed, MINISTRY, Dataset.WEEKLY, [ASKED], "漏统")
    answer_request(closed, OTHER, Dataset.WEEKLY, ASKED, "同意", later(1, closed))

    assert correct(closed) == 2
    with pytest.raises(WeekClosedError):
        correct(closed, 70, closed.clock() + timedelta(days=3))


def test_a_declined_request_opens_nothing(closed: Store) -> None:
    ask_to_reopen(closed, MINISTRY, Dataset.WEEKLY, [ASKED], "漏统")
    answer_request(closed, OTHER, Dataset.WEEKLY, ASKED, "理由不充分", None)

    with pytest.raises(WeekClosedError):
        correct(closed)


def test_a_request_is_answered_once_and_asked_once(closed: Store) -> None:
    for _ in range(2):
        ask_to_reopen(closed, MINISTRY, Dataset.WEEKLY, [ASKED], "漏统")
    answer_request(closed, OTHER, Dataset.WEEKLY, ASKED, "不同意", None)

    with pytest.raises(SettingRefusedError, match="已经处理过"):
        answer_request(closed, OTHER, Dataset.WEEKLY, ASKED, "同意", later(1, closed))
    with closed.reading() as session:
        rows = requests(session, resolve_as_of(session), MINISTRY, Dataset.WEEKLY)
    assert rows[["unit_code", "kind", "reason"]].to_numpy().tolist() == [
        ["HTZ057", "declined", "不同意"]
    ]


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_a_request_needs_its_reason(closed: Store, reason: str) -> None:
    with pytest.raises(SettingRefusedError, match="理由"):
        ask_to_reopen(closed, MINISTRY, Dataset.WEEKLY, [ASKED], reason)


def test_nobody_asks_or_answers_for_units_of_others(closed: Store) -> None:
    hubei = Scope(ScopeLevel.PROVINCE, "湖北省")
    reporter, reviewer = (
        Actor("某人", role, hubei) for role in (Role.ZONE_REPORTER, Role.PROVINCE_REVIEWER)
    )
    ask_to_reopen(closed, MINISTRY, Dataset.WEEKLY, [ASKED], "漏统")

    with pytest.raises(PermissionDeniedError):
        ask_to_reopen(closed, reporter, Dataset.WEEKLY, [("HTZ058", ASKED[1])], "漏统")
    with pytest.raises(PermissionDeniedError):
        answer_request(closed, reviewer, Dataset.WEEKLY, ASKED, "同意", later(1, closed))
    with closed.reading() as session:
        assert requests(session, resolve_as_of(session), reviewer, Dataset.WEEKLY).empty


def test_an_open_week_still_asks_why_it_is_corrected(store: Store) -> None:
    register_drawn_units(store)
    deliver(store, ONE.format(resumed=50))

    with pytest.raises(ExplanationMissingError):
        deliver(store, ONE.format(resumed=60))


def test_a_week_that_closes_after_the_look_is_closed(store: Store) -> None:
    register_drawn_units(store)
    content = drawn_csv(FILE.format(resumed=60))
    checked = check_for_store(store, MINISTRY, Dataset.WEEKLY, content, "表.csv")
    set_schedule(store, SYSTEM, Dataset.WEEKLY, week("04-05"), CLOSES_AFTER_A_WEEK)
    said = {issue.code: "补报" for issue in checked.queries}

    with pytest.raises(WeekClosedError):
        submit(store, MINISTRY, checked, content, "表.csv", said)
