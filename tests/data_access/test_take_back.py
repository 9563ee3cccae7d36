"""Taking a submission back: what stood before it stands again, and nothing is lost."""

import pytest
from sqlalchemy import select

from data_access.actor import Actor, Scope, ScopeLevel
from data_access.audit_tables import AuditLine
from data_access.errors import (
    ExplanationMissingError,
    PermissionDeniedError,
    RevisionConflictError,
    UnknownReceiptError,
)
from data_access.kept_sums import read_sums, reported_weeks
from data_access.reports import read_reports
from data_access.store import Store
from data_access.submission_tables import Submission
from data_access.tables import columns_in
from data_access.uploads.receipts import AcceptedUnit
from data_access.uploads.take_back import take_back
from data_access.verify import verify_store
from data_access.versions import resolve_as_of
from data_access.views.coverage import coverage
from data_access.views.reporting import last_reports, status_of_units
from indicators.reporting import Coverage
from indicators.vocabulary import Dataset, Role
from tests.actors import MINISTRY
from tests.data_access.drawn_reports import deliver, instant, week

WEEK = week("04-05")
FIRST = "unit | week | enterprises | enterprises_resumed\nHTZ057 | 04-05 | 100 | 60"
SECOND = FIRST.replace("60", "70")
ANHUI = Actor("省级甲", Role.PROVINCE_REVIEWER, Scope(ScopeLevel.PROVINCE, "安徽省"))


def resumed(store: Store, moment: str = "12-31 00:00") -> dict[str, int]:
    with store.reading() as session:
        as_of = resolve_as_of(session, instant(moment))
        reports = read_reports(session, as_of, MINISTRY, Dataset.WEEKLY, [WEEK])
    values = reports["enterprises_resumed"].astype(int)
    return dict(zip(reports["unit_code"], values, strict=True))


def broken_proofs(store: Store) -> list[str]:
    return [proof.title_zh for proof in verify_store(store) if not proof.holds]


def test_a_first_report_that_is_taken_back_counts_no_more(store: Store) -> None:
    receipt = deliver(store, FIRST)

    slip = take_back(store, MINISTRY, receipt.receipt_number, "报错了园区")

    with store.reading() as session:
        as_of = resolve_as_of(session)
        covered = coverage(session, as_of, MINISTRY, Dataset.WEEKLY, WEEK)
        weeks = reported_weeks(session, as_of, Dataset.WEEKLY)
    assert slip.units == (AcceptedUnit("HTZ057", WEEK, 2),)
    assert (resumed(store), covered, weeks) == ({}, Coverage(reported=0, expected=3), [])
    assert broken_proofs(store) == []


def test_a_correction_that_is_taken_back_gives_the_values_before_it_again(store: Store) -> None:
    deliver(store, FIRST)
    correction = deliver(store, SECOND, reason="漏报")

    slip = take_back(store, MINISTRY, correction.receipt_number, "原数无误")

    assert (resumed(store), slip.revision) == ({"HTZ057": 60}, 3)
    assert broken_proofs(store) == []


def test_taking_back_a_taking_back_restores_the_report(store: Store) -> None:
    receipt = deliver(store, FIRST)
    slip = take_back(store, MINISTRY, receipt.receipt_number, "报错了园区")

    again = take_back(store, MINISTRY, slip.receipt_number, "没有报错")

    assert (resumed(store), again.revision) == ({"HTZ057": 60}, 3)


def test_a_moment_before_still_shows_what_was_reported(store: Store) -> None:
    receipt = deliver(store, FIRST, at=instant("04-06 09:00"))

    take_back(store, MINISTRY, receipt.receipt_number, "报错了园区")

    assert (resumed(store, "04-06 09:00"), resumed(store)) == ({"HTZ057": 60}, {})


def test_the_sums_of_the_province_follow(store: Store) -> None:
    deliver(store, "unit | week | enterprises | enterprises_resumed\nHTZ058 | 04-05 | 40 | 10")
    receipt = deliver(store, FIRST)

    take_back(store, MINISTRY, receipt.receipt_number, "报错了园区")

    with store.reading() as session:
        as_of = resolve_as_of(session)
        sums = read_sums(
            session,
            as_of,
            MINISTRY,
            Dataset.WEEKLY,
            ["enterprise_resumption_rate"],
            [WEEK],
            ["province_zh"],
        )
    assert sums[["province_zh", "numerator", "units"]].to_numpy().tolist() == [["安徽省", 10, 1]]


def test_the_same_file_after_a_taking_back_is_a_new_report(store: Store) -> None:
    receipt = deliver(store, FIRST)
    take_back(store, MINISTRY, receipt.receipt_number, "报错了园区")

    again = deliver(store, FIRST)

    assert (again.is_repeat, again.revision, resumed(store)) == (False, 3, {"HTZ057": 60})


def test_a_file_checked_before_a_taking_back_meets_a_conflict(store: Store) -> None:
    receipt = deliver(store, FIRST)
    take_back(store, MINISTRY, receipt.receipt_number, "报错了园区")

    with pytest.raises(RevisionConflictError):
        deliver(store, SECOND, reason="漏报", base={("HTZ057", WEEK): 1})


def test_a_report_given_again_too_late_is_late(store: Store) -> None:
    receipt = deliver(store, FIRST, at=instant("04-06 09:00"))
    take_back(store, MINISTRY, receipt.receipt_number, "报错了园区")
    before = status_and_last(store)

    deliver(store, FIRST, at=instant("12-30 09:00"))

    assert (before, status_and_last(store)) == (("missing", []), ("late", [WEEK]))


def status_and_last(store: Store) -> tuple[str, list[object]]:
    with store.reading() as session:
        as_of = resolve_as_of(session)
        status = status_of_units(session, as_of, MINISTRY, Dataset.WEEKLY, [WEEK])
        last = last_reports(session, as_of, MINISTRY, Dataset.WEEKLY, WEEK)
    by_unit = status.set_index("unit_code")["status"]
    return str(by_unit["HTZ057"]), last["last_week_ending"].tolist()


def test_a_receipt_that_something_followed_stays(store: Store) -> None:
    first = deliver(store, FIRST)
    deliver(store, SECOND, reason="漏报")

    with pytest.raises(RevisionConflictError) as refused:
        take_back(store, MINISTRY, first.receipt_number, "报错了园区")

    assert (refused.value.unit_code, refused.value.revision) == ("HTZ057", 2)
    assert resumed(store) == {"HTZ057": 70}


def test_a_second_click_takes_nothing_back_twice(store: Store) -> None:
    receipt = deliver(store, FIRST)
    take_back(store, MINISTRY, receipt.receipt_number, "报错了园区")

    with pytest.raises(RevisionConflictError):
        take_back(store, MINISTRY, receipt.receipt_number, "报错了园区")


def test_without_a_reason_nothing_happens(store: Store) -> None:
    receipt = deliver(store, FIRST)

    with pytest.raises(ExplanationMissingError):
        take_back(store, MINISTRY, receipt.receipt_number, " \x00")

    assert resumed(store) == {"HTZ057": 60}


def test_a_receipt_nobody_gave_is_told_apart(store: Store) -> None:
    with pytest.raises(UnknownReceiptError):
        take_back(store, MINISTRY, "Z20200406-000099", "报错了园区")


def test_a_receipt_that_reaches_beyond_the_scope_stays_and_the_try_is_audited(store: Store) -> None:
    both = FIRST + "\nHTZ099 | 04-05 | 40 | 10"
    receipt = deliver(store, both)

    with pytest.raises(PermissionDeniedError):
        take_back(store, ANHUI, receipt.receipt_number, "报错了园区")

    assert resumed(store) == {"HTZ057": 60, "HTZ099": 10}
    with store.reading() as session:
        newest = select(AuditLine).order_by(columns_in(AuditLine).id.desc()).limit(1)
        line = session.execute(newest).scalar_one()
        assert (line.action, line.subject) == ("take_back_refused", "HTZ099")


def test_a_file_of_many_units_goes_back_unit_by_unit(store: Store) -> None:
    deliver(store, FIRST)
    both = deliver(store, SECOND + "\nHTZ099 | 04-05 | 40 | 10", reason="漏报")

    take_back(store, MINISTRY, both.receipt_number, "原数无误")

    assert resumed(store) == {"HTZ057": 60}
    assert broken_proofs(store) == []


def test_a_zero_report_comes_back_as_a_zero_report(store: Store) -> None:
    deliver(store, "unit | week | zero\nHTZ057 | 04-05 | 是")
    correction = deliver(store, FIRST, reason="补报")

    take_back(store, MINISTRY, correction.receipt_number, "确无新增")

    with store.reading() as session:
        as_of = resolve_as_of(session)
        reports = read_reports(session, as_of, MINISTRY, Dataset.WEEKLY, [WEEK])
    assert reports["is_zero_report"].tolist() == [True]
    assert broken_proofs(store) == []


def test_what_is_carried_forward_goes_back_with_the_report(store: Store) -> None:
    deliver(store, "unit | week | stage\nBCY1 | 02-23 | launched", Dataset.ROLLOUT)
    later = deliver(store, "unit | week | stage\nBCY1 | 03-29 | operating", Dataset.ROLLOUT)

    take_back(store, MINISTRY, later.receipt_number, "报错了阶段")

    assert broken_proofs(store) == []


def test_the_slip_says_which_receipt_it_takes_back(store: Store) -> None:
    receipt = deliver(store, FIRST)

    slip = take_back(store, MINISTRY, receipt.receipt_number, "报错了园区")

    with store.reading() as session:
        found = select(Submission).where(
            columns_in(Submission).receipt_number == slip.receipt_number
        )
        assert session.execute(found).scalar_one().takes_back == receipt.receipt_number
