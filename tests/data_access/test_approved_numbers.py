"""Which numbers count as approved (已审), now, looking back, and made anew."""

from dataclasses import replace

from data_access.derived import rebuild_derived
from data_access.kept_sums import reported_weeks
from data_access.store import Store
from data_access.verify import verify_store
from data_access.versions import Basis, resolve_as_of
from data_access.views.coverage import coverage
from indicators.vocabulary import Dataset, WeekState
from tests.data_access.drawn_reports import deliver
from tests.data_access.reviewed_week import MINISTRY, WEEK, lock, numbers, report, state


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
