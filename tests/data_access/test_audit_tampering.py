"""Two thousand ways to bend the trail in the database itself; `verify` finds each."""

import random
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

import pytest
from sqlalchemy import Connection, func, select, text
from sqlmodel import Session

from data_access.announcements import announce
from data_access.audit import hash_of
from data_access.audit_heads import prove_audit_heads
from data_access.audit_tables import AuditLine
from data_access.errors import StoreUnavailableError
from data_access.evidence import prove_audit_chain
from data_access.settings import Settings
from data_access.store import Store, create_store, open_store
from data_access.tables import columns_in
from indicators.periods import SHANGHAI
from tests.actors import SYSTEM

LINES: Final = 40
TIMES: Final = 2_000
COPY: Final = """
    INSERT INTO audit_line
    SELECT :a + 1, at, actor_name, actor_role, action, subject, details, previous_hash, :h
    FROM audit_line WHERE id = :a
    """
Tamper = Callable[[Session, random.Random], None]


def run(session: Session, statement: str, **values: object) -> None:
    session.execute(text(statement), values)


def a_line(session: Session, draws: random.Random) -> AuditLine:
    return session.get_one(AuditLine, draws.randint(1, LINES))


def change_a_cell(session: Session, draws: random.Random) -> None:
    """Another value in any column but the number; half of the time with a hash that fits it."""
    line = a_line(session, draws)
    name = draws.choice(["at", "actor_name", "actor_role", "action", "subject", "details",
                         "previous_hash", "hash"])  # fmt: skip
    value = getattr(line, name)
    other: Any = value + timedelta(seconds=1) if name == "at" else f"{value}x"
    setattr(line, name, other)
    if name != "hash" and draws.random() < 0.5:
        line.hash = hash_of(line)


def rewrite_to_the_end(session: Session, draws: random.Random) -> None:
    """Change a line and every hash after it, as somebody who knows the program would."""
    first = draws.randint(1, LINES)
    previous = session.get_one(AuditLine, first - 1).hash if first > 1 else "0" * 64
    for number in range(first, LINES + 1):
        line = session.get_one(AuditLine, number)
        line.details = line.details.replace("检修", "维护") if number == first else line.details
        line.previous_hash, line.hash = previous, ""
        line.hash = previous = hash_of(line)


def delete_lines(session: Session, draws: random.Random) -> None:
    """One line or a few, the last ones as well."""
    first = draws.randint(1, LINES)
    last = draws.choice([first, min(first + 2, LINES), LINES])
    run(session, "DELETE FROM audit_line WHERE id BETWEEN :a AND :b", a=first, b=last)


def append_a_line(session: Session, draws: random.Random) -> None:
    """A line that nobody's act wrote, chained as it should be."""
    last = session.get_one(AuditLine, LINES)
    line = AuditLine(
        id=LINES + 1, at=last.at, actor_name=draws.choice(["张三", "部级审核员"]),
        actor_role=last.actor_role, action="review_locked", subject="weekly", details="{}",
        previous_hash=last.hash, hash="",
    )  # fmt: skip
    line.hash = hash_of(line)
    session.add(line)


def insert_a_line(session: Session, draws: random.Random) -> None:
    """A copy of a line in between; those after it move up by one."""
    after = draws.randint(1, LINES)
    run(session, "UPDATE audit_line SET id = -id - 1 WHERE id > :a", a=after)
    run(session, "UPDATE audit_line SET id = -id WHERE id < 0")
    run(session, COPY, a=after, h=draws.randbytes(32).hex())


def swap_lines(session: Session, draws: random.Random) -> None:
    """Two lines change places, hashes and all."""
    one, other = draws.sample(range(1, LINES + 1), 2)
    run(session, "UPDATE audit_line SET id = -id WHERE id = :a", a=one)
    run(session, "UPDATE audit_line SET id = :a WHERE id = :b", a=one, b=other)
    run(session, "UPDATE audit_line SET id = :b WHERE id = -:a", a=one, b=other)


TAMPERS: Final[tuple[Tamper, ...]] = (
    change_a_cell, rewrite_to_the_end, delete_lines, append_a_line, insert_a_line, swap_lines,
)  # fmt: skip


@pytest.fixture(scope="module")
def bent(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A store with forty lines, whose triggers somebody dropped."""
    settings = Settings(tmp_path_factory.mktemp("bent"))
    with closing(create_store(settings)) as store:
        day = store.clock().astimezone(SHANGHAI).date()
        for number in range(LINES):
            announce(store, SYSTEM, f"第 {number} 次检修", day)
        with store.writer.begin() as connection:
            drop_triggers(connection)
        yield store


def drop_triggers(connection: Connection) -> None:
    names = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'"))
    for name in list(names.scalars()):
        connection.execute(text(f"DROP TRIGGER {name}"))


def is_found(session: Session, settings: Settings) -> bool:
    proofs = (prove_audit_chain(session), prove_audit_heads(session, settings))
    return not all(proof.holds for proof in proofs)


def test_the_untouched_trail_is_whole(bent: Store) -> None:
    with bent.reading() as session:
        count = session.execute(select(func.count(columns_in(AuditLine).id))).scalar()

        assert count == LINES
        assert not is_found(session, bent.settings)


def test_two_thousand_tamperings_are_found(bent: Store) -> None:
    draws, missed = random.Random(20200401), []  # noqa: S311 - drawn, not secret
    for attempt in range(TIMES):
        tamper = TAMPERS[attempt % len(TAMPERS)]
        with Session(bent.writer) as session:
            session.begin()
            tamper(session, draws)
            session.flush()
            session.expire_all()
            if not is_found(session, bent.settings):
                missed.append((attempt, tamper.__name__))
            session.rollback()

    assert missed == []


def test_a_commit_that_was_killed_before_its_second_note_is_in_order(store: Store) -> None:
    day = store.clock().astimezone(SHANGHAI).date()
    announce(store, SYSTEM, "检修", day)
    file = store.settings.audit_heads_file
    noted = [line for line in file.read_text().splitlines() if not line.startswith("+")]
    file.write_text("\n".join([*noted, "? 2 abc", "+ torn"]))  # and one before its commit

    with store.reading() as session:
        assert prove_audit_heads(session, store.settings).holds


def test_nothing_is_committed_where_its_head_cannot_be_noted(store: Store, tmp_path: Path) -> None:
    nowhere = Settings(
        store.settings.data_folder, store.settings.database_url, audit_heads=tmp_path / "no" / "x"
    )
    with closing(open_store(nowhere)) as blocked:
        day = blocked.clock().astimezone(SHANGHAI).date()
        with pytest.raises(StoreUnavailableError, match="链尾记录写不进去，未入库"):
            announce(blocked, SYSTEM, "检修", day)

        with blocked.reading() as session:
            assert session.execute(select(func.count(columns_in(AuditLine).id))).scalar() == 0
