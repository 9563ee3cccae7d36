"""A revision per unit and week: numbered, idempotent, never in place."""

import pytest
from sqlalchemy import func, insert, select
from sqlalchemy.exc import IntegrityError

from data_access.errors import (
    ExplanationMissingError,
    PermissionDeniedError,
    RevisionConflictError,
)
from data_access.store import Store
from data_access.submission_tables import RawFile, Revision, Submission
from data_access.tables import columns_in, table_of
from data_access.uploads.admission import SUPERSEDES_CODE
from data_access.uploads.receipts import AcceptedUnit
from tests.data_access.drawn_reports import deliver, week

revision = columns_in(Revision)
FIRST = """
    unit | week | enterprises | enterprises_resumed | remarks
    HTZ057 | 04-05 | 100 | 60 | 首报
    """
SECOND = FIRST.replace("60", "70")


def stored(store: Store) -> list[tuple[str, int, str]]:
    with store.reading() as session:
        rows = session.execute(
            select(revision.unit_code, revision.revision, revision.reason).order_by(revision.id)
        )
        return [tuple(row) for row in rows]


def test_each_correction_is_the_next_revision_with_its_reason(store: Store) -> None:
    deliver(store, FIRST)

    receipt = deliver(store, SECOND, reason="漏报十家")

    assert receipt.units == (AcceptedUnit("HTZ057", week("04-05"), 2),)
    assert stored(store) == [("HTZ057", 1, ""), ("HTZ057", 2, "漏报十家")]


def test_the_same_bytes_twice_are_one_revision_and_one_receipt(store: Store) -> None:
    first = deliver(store, FIRST)

    again = deliver(store, FIRST)

    assert (again.receipt_number, again.is_repeat, again.unchanged) == (
        first.receipt_number,
        True,
        1,
    )
    assert stored(store) == [("HTZ057", 1, "")]


def test_the_same_values_in_other_bytes_are_the_same_report(store: Store) -> None:
    first = deliver(store, FIRST)

    again = deliver(store, FIRST, content=b"saved again by another program")

    assert (again.receipt_number, again.sha256) == (first.receipt_number, first.sha256)
    assert stored(store) == [("HTZ057", 1, "")]


def test_going_back_to_earlier_values_is_a_third_revision(store: Store) -> None:
    deliver(store, FIRST)
    deliver(store, SECOND, reason="漏报十家")

    receipt = deliver(store, FIRST, reason="原数无误")

    assert (receipt.revision, receipt.is_repeat) == (3, False)
    assert [number for _, number, _ in stored(store)] == [1, 2, 3]


def test_a_file_renews_only_the_units_that_say_something_new(store: Store) -> None:
    deliver(store, FIRST)
    two = FIRST + "HTZ058 | 04-05 | 40 | 10 |\n"

    receipt = deliver(store, two)

    assert receipt.units == (AcceptedUnit("HTZ058", week("04-05"), 1),)
    assert receipt.unchanged == 1


def test_the_same_report_of_another_week_is_a_report_of_its_own(store: Store) -> None:
    deliver(store, FIRST)

    receipt = deliver(store, FIRST.replace("04-05", "04-12"))

    assert receipt.units == (AcceptedUnit("HTZ057", week("04-12"), 1),)


def test_a_zero_report_can_be_corrected_into_a_report(store: Store) -> None:
    zero = """
        unit | week | zero
        HTZ057 | 04-05 | 是
        """
    deliver(store, zero)

    receipt = deliver(store, FIRST, reason="补报")

    assert receipt.revision == 2


def test_a_missing_value_differs_from_zero(store: Store) -> None:
    deliver(store, "unit | week | workers_short\nHTZ057 | 04-05 |\n")

    receipt = deliver(store, "unit | week | workers_short\nHTZ057 | 04-05 | 0", reason="核实为零")

    assert receipt.revision == 2


def test_a_correction_without_a_reason_is_asked_for_one(store: Store) -> None:
    deliver(store, FIRST)

    with pytest.raises(ExplanationMissingError) as refused:
        deliver(store, SECOND, reason=" ")

    assert refused.value.codes == (SUPERSEDES_CODE,)
    assert stored(store) == [("HTZ057", 1, "")]


def test_the_schema_itself_refuses_a_correction_without_a_reason(store: Store) -> None:
    receipt = deliver(store, FIRST)
    with store.reading() as session:
        line = session.execute(select(*revision)).mappings().one()
    unexplained = {**line, "id": 2, "revision": 2, "reason": ""}

    with pytest.raises(IntegrityError), store.writing() as session:
        session.execute(insert(table_of(Revision)), [unexplained])

    assert receipt.revision == 1
    assert stored(store) == [("HTZ057", 1, "")]


def test_a_revision_that_came_first_is_named_and_nothing_is_stored(store: Store) -> None:
    seen = {("HTZ057", week("04-05")): 0}
    deliver(store, FIRST)

    with pytest.raises(RevisionConflictError) as conflict:
        deliver(store, SECOND, reason="更正", base=seen)

    assert (conflict.value.unit_code, conflict.value.revision) == ("HTZ057", 1)
    assert stored(store) == [("HTZ057", 1, "")]


def test_a_second_click_is_no_conflict_with_the_first(store: Store) -> None:
    seen = {("HTZ057", week("04-05")): 0}
    first = deliver(store, FIRST, base=seen)

    again = deliver(store, FIRST, base=seen)

    assert again.receipt_number == first.receipt_number


def test_a_unit_of_another_dataset_cannot_be_reported(store: Store) -> None:
    with pytest.raises(PermissionDeniedError):
        deliver(store, FIRST.replace("HTZ057", "CAR1"))

    assert stored(store) == []


def test_many_units_are_one_submission_with_one_raw_file(store: Store) -> None:
    three = """
        unit | week | enterprises
        HTZ057 | 04-05 | 100
        HTZ058 | 04-05 | 200
        HTZ099 | 04-05 | 300
        """

    receipt = deliver(store, three)

    with store.reading() as session:
        counts = [
            session.execute(select(func.count()).select_from(table)).scalar()
            for table in (Submission, RawFile, Revision)
        ]
    assert (len(receipt.units), counts) == (3, [1, 1, 3])
