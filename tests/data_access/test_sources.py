"""数据来源: the reports behind a number add up to it, now, in the past and approved only."""

from dataclasses import replace
from typing import Final

import pytest
from sqlmodel import Session

from data_access.actor import Actor, Scope, ScopeLevel
from data_access.reviewing import Reviewed, approve
from data_access.store import Store
from data_access.uploads.take_back import take_back
from data_access.versions import AsOf, Basis, resolve_as_of
from data_access.views.changes_since import ChangeKind, changes_since
from data_access.views.revision_values import report_as_said
from data_access.views.sources import acts_of_review, reports_behind
from data_access.views.trends import indicator_weeks
from indicators.cards import IndicatorCard
from indicators.catalogue import CARDS
from indicators.vocabulary import Dataset, Role
from tests.actors import MINISTRY
from tests.data_access.drawn_reports import deliver, instant, week

RATE: Final = CARDS["enterprise_resumption_rate"]
RELIEF: Final = CARDS["rent_reduced_cny"]
ANHUI: Final = Actor("安徽甲", Role.PROVINCE_REVIEWER, Scope(ScopeLevel.PROVINCE, "安徽省"))
CHECKER: Final = Actor("部级乙", Role.MINISTRY_REVIEWER)
LAST: Final = week("04-05")


@pytest.fixture
def told(store: Store) -> Store:
    """Two weeks of two datasets: a correction, a withdrawal, a zero report and an approval."""
    deliver(store, """
        unit   | week  | enterprises | enterprises_resumed
        HTZ057 | 03-29 | 100         | 50
        HTZ058 | 03-29 | 10          | 9
        """, at=instant("03-30 10:00"))  # fmt: skip
    deliver(store, """
        unit   | week  | enterprises | enterprises_resumed | zero
        HTZ057 | 04-05 | 100         | 60                  |
        HTZ058 | 04-05 |             |                     | 是
        HTZ099 | 04-05 | 1000        | 300                 |
        """, at=instant("04-06 10:00"))  # fmt: skip
    deliver(store, "unit | week | rent_reduced_cny\nCAR1 | 03-29 | 500000", Dataset.CARRIERS)
    deliver(store, "unit | week | rent_reduced_cny\nCAR3 | 04-05 | 70000", Dataset.CARRIERS)
    first = [Reviewed("HTZ057", LAST, 1)]
    approve(store, ANHUI, Dataset.WEEKLY, first)
    approve(store, CHECKER, Dataset.WEEKLY, first)
    return store


def adds_up(session: Session, as_of: AsOf, card: IndicatorCard) -> bool:
    behind = reports_behind(session, as_of, MINISTRY, card, LAST)
    kept = indicator_weeks(session, as_of, MINISTRY, [card], [LAST])
    if kept.empty:
        return bool(behind["numerator"].notna().sum() == 0)
    numerator, units = kept["numerator"].iloc[0], kept["units"].iloc[0]
    given = behind["numerator"].dropna()
    return bool(abs(given.sum() - numerator) < 1e-6 and len(given) == units)


@pytest.mark.parametrize("basis", list(Basis))
@pytest.mark.parametrize("is_past", [False, True])
def test_the_reports_behind_every_indicator_add_up_to_it(
    told: Store, is_past: bool, basis: Basis
) -> None:
    with told.reading() as session:
        known = resolve_as_of(session, instant("04-06 12:00") if is_past else None)
        as_of = replace(known, basis=basis)
        wrong = [code for code, card in CARDS.items() if not adds_up(session, as_of, card)]

    assert wrong == []


def test_a_report_names_its_file_row_reporter_state_and_reviewer(told: Store) -> None:
    with told.reading() as session:
        behind = reports_behind(session, resolve_as_of(session), ANHUI, RATE, LAST)

    assert list(behind["unit_code"]) == ["HTZ057", "HTZ058"]
    first = behind.iloc[0]
    names = ["file_name", "actor_name", "revision", "state", "reviewer"]
    assert list(first[names]) == ["drawn.csv", MINISTRY.name, 1, "locked", CHECKER.name]
    assert list(behind["numerator"].fillna(-1)) == [60, -1]  # a 零报告 gives no number


def test_a_carried_amount_names_the_week_it_is_from(told: Store) -> None:
    with told.reading() as session:
        behind = reports_behind(session, resolve_as_of(session), MINISTRY, RELIEF, LAST)

    assert dict(zip(behind["unit_code"], behind["week_ending"], strict=True)) == {
        "CAR1": week("03-29"),
        "CAR3": LAST,
    }


def test_the_acts_of_review_are_told_in_order(told: Store) -> None:
    with told.reading() as session:
        acts = acts_of_review(
            session, resolve_as_of(session), MINISTRY, Dataset.WEEKLY, ("HTZ057", LAST)
        )

    assert list(acts["state"]) == ["province_approved", "locked"]


def test_a_report_is_told_field_by_field_within_scope_only(told: Store) -> None:
    with told.reading() as session:
        known = resolve_as_of(session)
        own, foreign = (
            report_as_said(session, known, ANHUI, Dataset.WEEKLY, (code, LAST), 1)
            for code in ("HTZ057", "HTZ099")
        )

    said = own.set_index("field")["said_zh"]
    assert (said["enterprises"], said["employees_returned"]) == ("100", "")
    assert foreign.empty


def test_what_changed_since_is_told_by_kind(told: Store) -> None:
    with told.reading() as session:
        earlier = resolve_as_of(session)
    drawing = "unit | week | enterprises | enterprises_resumed\nHTZ099 | 04-05 | 1000 | 400"
    deliver(told, drawing, reason="漏统")
    again = deliver(told, "unit | week\nHTZ058 | 04-05", reason="补报")
    take_back(told, MINISTRY, again.receipt_number, "报错了")

    with told.reading() as session:
        known = resolve_as_of(session)
        found = changes_since(session, known, MINISTRY, RATE, LAST, earlier)

    assert list(zip(found["unit_code"], found["kind"], strict=True)) == [
        ("HTZ058", ChangeKind.CORRECTED),
        ("HTZ099", ChangeKind.CORRECTED),
    ]
    changed = found.iloc[1]
    assert (changed["value_before"], changed["value"], changed["reason"]) == (0.3, 0.4, "漏统")


def test_new_withdrawn_and_reviewed_reports_are_told_apart(store: Store) -> None:
    receipt = deliver(store, "unit | week\nHTZ057 | 04-05")
    deliver(store, "unit | week\nHTZ099 | 04-05")
    with store.reading() as session:
        earlier = resolve_as_of(session)
    take_back(store, MINISTRY, receipt.receipt_number, "报错了")
    deliver(store, "unit | week\nHTZ058 | 04-05")
    hubei = Actor("湖北甲", Role.PROVINCE_REVIEWER, Scope(ScopeLevel.PROVINCE, "湖北省"))
    approve(store, hubei, Dataset.WEEKLY, [Reviewed("HTZ099", LAST, 1)])

    with store.reading() as session:
        found = changes_since(session, resolve_as_of(session), MINISTRY, RATE, LAST, earlier)

    assert dict(zip(found["unit_code"], found["kind"], strict=True)) == {
        "HTZ057": ChangeKind.WITHDRAWN,
        "HTZ058": ChangeKind.REPORTED,
        "HTZ099": ChangeKind.REVIEWED,
    }
