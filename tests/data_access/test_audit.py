"""The trail: each line hangs on the one before, and any tampering shows."""

import copy
from collections.abc import Callable

import pytest
from sqlalchemy import select

from data_access.audit import GENESIS, broken_lines, hash_of
from data_access.audit_tables import AuditLine
from data_access.store import Store
from data_access.tables import columns_in
from tests.data_access.drawn_reports import deliver, instant

Lines = list[AuditLine]


def lines_of(store: Store) -> Lines:
    with store.reading() as session:
        found = session.execute(select(AuditLine).order_by(columns_in(AuditLine).id))
        lines = list(found.scalars())
        session.expunge_all()
        return lines


@pytest.fixture
def lines(store: Store) -> Lines:
    for resumed in (10, 20, 30, 40, 50):
        deliver(
            store,
            f"unit | week | enterprises_resumed\nHTZ057 | 04-05 | {resumed}",
            reason="更正",
            at=instant("04-06 09:00"),
        )
    return lines_of(store)


def changed(lines: Lines) -> Lines:
    lines[2].details = lines[2].details.replace("revisions", "rows")
    return lines


def changed_with_a_new_hash(lines: Lines) -> Lines:
    lines[2].actor_name = "别人"
    lines[2].hash = hash_of(lines[2])
    return lines


def deleted(lines: Lines) -> Lines:
    return lines[:2] + lines[3:]


def first_deleted(lines: Lines) -> Lines:
    return lines[1:]


def inserted(lines: Lines) -> Lines:
    extra = copy.copy(lines[2])
    extra.previous_hash = lines[2].hash
    extra.hash = hash_of(extra)
    return [*lines[:3], extra, *lines[3:]]


def swapped(lines: Lines) -> Lines:
    return [lines[0], lines[2], lines[1], *lines[3:]]


def test_untouched_lines_are_whole(lines: Lines) -> None:
    assert [line.id for line in lines] == [1, 2, 3, 4, 5]
    assert (lines[0].previous_hash, broken_lines(lines)) == (GENESIS, [])


@pytest.mark.parametrize(
    ("tamper", "shows_at"),
    [
        (changed, [3]),
        (changed_with_a_new_hash, [4]),
        (deleted, [4]),
        (first_deleted, [2]),
        (inserted, [3, 4]),
        (swapped, [3, 2, 4]),
    ],
)
def test_tampering_shows_at_the_line(
    lines: Lines, tamper: Callable[[Lines], Lines], shows_at: list[int]
) -> None:
    assert broken_lines(tamper(lines)) == shows_at


def test_the_hash_does_not_depend_on_the_zone_an_instant_is_written_in(lines: Lines) -> None:
    before = hash_of(lines[0])
    lines[0].at = lines[0].at.astimezone(instant("04-06 09:00").tzinfo)

    assert hash_of(lines[0]) == before


def test_a_clock_that_runs_backwards_is_overruled_and_audited(store: Store) -> None:
    deliver(store, "unit | week\nHTZ057 | 04-05", at=instant("04-06 09:00"))

    receipt = deliver(store, "unit | week\nHTZ058 | 04-05", at=instant("04-04 09:00"))

    first, second = lines_of(store)
    assert receipt.committed_at == instant("04-06 09:00")
    assert "clock_ran_backwards_to" not in first.details
    assert '"clock_ran_backwards_to": "2020-04-04 09:00:00+08:00"' in second.details
