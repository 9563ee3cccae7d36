"""Review: who may move a report on, who may not, and what is asked and answered."""

import json
from dataclasses import replace

import pytest
from sqlalchemy import select

from data_access import reviewing
from data_access.actor import Actor, Scope, ScopeLevel
from data_access.audit_tables import AuditLine
from data_access.errors import PermissionDeniedError, RevisionConflictError, SettingRefusedError
from data_access.reviewing import Reviewed, answer_return, approve, send_back
from data_access.store import Store
from data_access.tables import columns_in
from data_access.uploads.delivery import Delivery
from data_access.uploads.intake import accept
from data_access.uploads.issues import Issue
from data_access.views.review_queue import review_queue
from indicators.vocabulary import Dataset, Role, Severity
from tests.data_access.drawn_reports import deliver, drawn_reports
from tests.data_access.reviewed_week import (
    ANHUI,
    FIRST,
    MINISTRY,
    PROVINCE,
    REPORTER,
    WEEK,
    report,
    state,
)

OTHER_PROVINCE = Actor(
    "湖北甲（hubei-1）", Role.PROVINCE_REVIEWER, Scope(ScopeLevel.PROVINCE, "湖北省"), "hubei-1"
)
REPORTER_OF_ALL = Actor("安徽乙（anhui-2）", Role.PROVINCE_REVIEWER, ANHUI, "anhui-2")
LEADER = Actor("领导", Role.LEADER)


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


def test_each_line_of_the_trail_names_the_reports_of_its_own_act(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    deliver(store, "unit | week\nHTZ057 | 04-05\nHTZ058 | 04-05", actor=REPORTER_OF_ALL)
    monkeypatch.setattr(reviewing, "_AT_ONCE", 1)

    approve(store, PROVINCE, Dataset.WEEKLY, [FIRST, Reviewed("HTZ058", WEEK, 1)])

    line = columns_in(AuditLine)
    approvals = select(line.details).where(line.action == "review_province_approved")
    with store.reading() as session:
        said = session.execute(approvals.order_by(line.id)).scalars()
        told = [json.loads(details)["reports"] for details in said]
    assert told == [["HTZ057 2020-04-05 v1"], ["HTZ058 2020-04-05 v1"]]


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
