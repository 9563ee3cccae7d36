"""The store finds out what somebody with full rights over database and disk did to it."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from data_access.all_tables import IMMUTABLE_TABLES
from data_access.raw_files import raw_path, sha256_of
from data_access.settings import Settings
from data_access.store import Store, open_store
from data_access.verify import rebuild_store, verify_store
from indicators.vocabulary import Dataset
from tests.actors import MINISTRY
from tests.data_access.conftest import copied
from tests.data_access.drawn_reports import deliver, rename_zone
from tests.data_access.intruder import as_intruder

KEEPERS = [f"{table}_no_{act}" for table in IMMUTABLE_TABLES for act in ("update", "delete")]

FIRST = "unit | week | enterprises_resumed\nHTZ057 | 04-05 | 60\nHTZ099 | 04-05 | 10"
OLD_HEAD = "UPDATE head SET revision_id = 1, revision = 1 WHERE unit_code = 'HTZ057'"
SECOND = FIRST.replace("60", "70")


@pytest.fixture(scope="module")
def full_template(
    drawn_template: Settings, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Settings]:
    """A closed store with two revisions of a zone and two reports of carriers."""
    with copied(drawn_template, tmp_path_factory.mktemp("full") / "store") as settings:
        with closing(open_store(settings)) as store:
            deliver(store, FIRST)
            deliver(store, SECOND, reason="漏报")
            deliver(
                store, "unit | week | zero\nCAR1 | 04-05 | 是\nCAR3 | 04-05 |", Dataset.CARRIERS
            )
        yield settings


@pytest.fixture
def full(full_template: Settings, tmp_path: Path) -> Iterator[Store]:
    with (
        copied(full_template, tmp_path / "store") as settings,
        closing(open_store(settings)) as store,
    ):
        yield store


def broken(store: Store) -> dict[str, tuple[str, ...]]:
    return {proof.title_zh: proof.problems_zh for proof in verify_store(store) if not proof.holds}


def test_an_untouched_store_proves_everything(full: Store) -> None:
    assert broken(full) == {}


def test_an_empty_store_proves_everything(store: Store) -> None:
    assert broken(store) == {}


@pytest.mark.parametrize(
    ("tampering", "found_by"),
    [
        (
            "UPDATE weekly_report SET enterprises_resumed = 99 WHERE revision_id = 3",
            {"数值与摘要", "汇总"},
        ),
        ("DELETE FROM carrier_report", {"数值与摘要", "汇总"}),
        ("UPDATE revision SET digest = 'x' WHERE id = 1", {"数值与摘要"}),
        ("UPDATE revision SET revision = 5 WHERE id = 3", {"版本号", "现版"}),
        ("UPDATE submission SET values_digest = 'x' WHERE id = 1", {"回执与审计", "数值与摘要"}),
        ("UPDATE submission SET receipt_number = 'Z1' WHERE id = 1", {"回执与审计"}),
        ("UPDATE audit_line SET actor_name = '别人' WHERE id = 1", {"审计链"}),
        ("DELETE FROM audit_line WHERE id = 2", {"审计链", "链尾记录", "回执与审计"}),
        ("DELETE FROM audit_line WHERE id = 3", {"链尾记录", "回执与审计"}),  # the tail: no gap
        ("UPDATE data_version SET id = 9 WHERE id = 3", {"数据版本"}),
        ("DELETE FROM head WHERE unit_code = 'HTZ057'", {"现版", "汇总"}),
        (OLD_HEAD, {"现版", "汇总"}),
        ("UPDATE indicator_sum SET numerator = numerator + 1", {"汇总"}),
        ("DELETE FROM indicator_sum WHERE zone_code <> ''", {"汇总"}),
    ],
)  # fmt: skip
def test_tampering_with_the_database_is_found(
    full: Store, tampering: str, found_by: set[str]
) -> None:
    as_intruder(full, tampering, KEEPERS)

    assert set(broken(full)) == found_by


@pytest.mark.parametrize(
    "tampering",
    [
        "DELETE FROM past_unit WHERE since_version = 0",
        "DELETE FROM past_unit WHERE since_version > 0",
        "UPDATE past_unit SET until_version = 1 WHERE since_version = 0",
    ],
)
def test_a_past_of_the_register_that_was_cut_is_found(full: Store, tampering: str) -> None:
    for name in ("甲", "乙"):
        rename_zone(full, name)
    assert broken(full) == {}

    as_intruder(full, tampering, KEEPERS)

    assert set(broken(full)) == {"名录沿革"}


def removed(store: Store) -> None:
    raw_path(store.settings.raw_folder, sha256_of(FIRST.encode())).unlink()


def altered(store: Store) -> None:
    path = raw_path(store.settings.raw_folder, sha256_of(FIRST.encode()))
    path.write_bytes(path.read_bytes().replace(b"60", b"61"))


def cut(store: Store) -> None:
    path = raw_path(store.settings.raw_folder, sha256_of(FIRST.encode()))
    path.write_bytes(path.read_bytes()[:-1])


@pytest.mark.parametrize("damage", [removed, altered, cut])
def test_a_damaged_raw_file_is_found(full: Store, damage: Callable[[Store], None]) -> None:
    damage(full)

    found = broken(full)

    assert list(found) == ["原始文件"]
    assert len(found["原始文件"]) == 1


@pytest.mark.parametrize(
    "tampering",
    [
        "DELETE FROM head",
        OLD_HEAD,
        "DELETE FROM indicator_sum",
    ],
)
def test_rebuilding_mends_what_is_derived_and_is_audited(full: Store, tampering: str) -> None:
    as_intruder(full, tampering, KEEPERS)

    rebuild_store(full, MINISTRY)

    with full.reading() as session:
        last = session.execute(text("SELECT action FROM audit_line ORDER BY id DESC")).scalar()
    assert (broken(full), last) == ({}, "rebuild")
