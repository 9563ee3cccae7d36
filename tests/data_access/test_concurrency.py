"""Many writers on one unit and week: each gets its own revision, nothing acknowledged is lost."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
from sqlalchemy import select

from data_access.errors import RevisionConflictError
from data_access.settings import Settings
from data_access.store import Store, open_store
from data_access.submission_tables import Revision
from data_access.tables import columns_in
from data_access.verify import verify_store
from tests.data_access.drawn_reports import deliver, week

WRITERS = 20
WEEK = week("04-05")
revision = columns_in(Revision)


def report(resumed: int) -> str:
    return f"unit | week | enterprises_resumed\nHTZ057 | 04-05 | {resumed}"


def stored_numbers(store: Store) -> list[int]:
    with store.reading() as session:
        found = session.execute(select(revision.revision).order_by(revision.id))
        return list(found.scalars())


def broken(store: Store) -> list[str]:
    return [proof.title_zh for proof in verify_store(store) if not proof.holds]


def test_twenty_writers_get_twenty_consecutive_revisions(store: Store) -> None:
    with ThreadPoolExecutor(WRITERS) as pool:
        receipts = list(
            pool.map(lambda n: deliver(store, report(n), reason="更正"), range(WRITERS))
        )

    everyone = list(range(1, WRITERS + 1))
    assert sorted(receipt.revision for receipt in receipts) == everyone
    assert (stored_numbers(store), broken(store)) == (everyone, [])


def test_of_twenty_who_saw_an_empty_week_one_comes_first_and_the_others_are_told(
    store: Store,
) -> None:
    def attempt(resumed: int) -> str:
        try:
            deliver(store, report(resumed), reason="更正", base={("HTZ057", WEEK): 0})
        except RevisionConflictError as conflict:
            return f"v{conflict.revision} came first"
        return "stored"

    with ThreadPoolExecutor(WRITERS) as pool:
        outcomes = Counter(pool.map(attempt, range(WRITERS)))

    assert outcomes == {"stored": 1, "v1 came first": WRITERS - 1}
    assert stored_numbers(store) == [1]


def test_twenty_times_the_same_file_is_one_receipt(store: Store) -> None:
    with ThreadPoolExecutor(WRITERS) as pool:
        receipts = list(pool.map(lambda _: deliver(store, report(1)), range(WRITERS)))

    assert len({receipt.receipt_number for receipt in receipts}) == 1
    assert stored_numbers(store) == [1]


@pytest.mark.slow
def test_writers_in_stores_of_their_own_queue_as_well(settings: Settings) -> None:
    """As several processes do: each has its own engines and its own file handles."""

    def write(number: int) -> int:
        with closing(open_store(settings)) as own:
            return deliver(own, report(number), reason="更正").revision

    with ThreadPoolExecutor(WRITERS) as pool:
        numbers = sorted(pool.map(write, range(WRITERS)))

    with closing(open_store(settings)) as store:
        assert (numbers, broken(store)) == (list(range(1, WRITERS + 1)), [])
