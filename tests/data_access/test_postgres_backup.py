"""A backup of a PostgreSQL store is read back and compared; a damaged one changes nothing."""

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import pytest
from sqlalchemy import create_engine, func, select, text

from data_access.backup import MANIFEST, backups_in, make_backup, restore_backup
from data_access.errors import BackupRefusedError
from data_access.failed_sign_ins import note_failure
from data_access.settings import Settings
from data_access.store import Store, create_store, open_store
from data_access.submission_tables import Submission
from data_access.tables import columns_in
from data_access.verify import verify_store
from tests.data_access.conftest import run_sql
from tests.data_access.drawn_reports import (
    deliver,
    names_as_it_goes_on,
    register_drawn_units,
    rename_zone,
)

pytestmark = pytest.mark.postgres
NOW: Final = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
PROJECT: Final = Path(__file__).resolve().parents[2]
Damage = Callable[[Path], object]


@pytest.fixture
def live(postgres: Any, tmp_path: Path) -> Iterator[Settings]:
    """A store of its own database with a report, a correction and a failed sign-in."""
    run_sql(postgres.get_uri(), "CREATE DATABASE backed_up")
    settings = Settings(tmp_path / "live", postgres.get_uri(database="backed_up"))
    with closing(create_store(settings)) as store:
        register_drawn_units(store)
        for resumed in (50, 60):
            drawing = f"unit | week | enterprises_resumed\nHTZ057 | 04-05 | {resumed}"
            deliver(store, drawing, reason="漏统\t“两家”\\n")
        rename_zone(store, "芜湖高新区")
        with store.writing() as session:
            note_failure(session, "nobody", "10.0.0.7", NOW)
    yield settings
    run_sql(postgres.get_uri(), "DROP DATABASE backed_up WITH (FORCE)")


@pytest.fixture
def backup(live: Settings, tmp_path: Path) -> Path:
    return make_backup(live, tmp_path / "backups", NOW).folder


def submissions(settings: Settings) -> int:
    with closing(open_store(settings)) as store, store.reading() as session:
        return int(session.execute(select(func.count(columns_in(Submission).id))).scalar() or 0)


def schemas(settings: Settings) -> list[str]:
    engine = create_engine(settings.database_url.replace("postgresql:", "postgresql+psycopg:"))
    statement = text("SELECT nspname FROM pg_namespace WHERE nspname !~ '^(pg_|information)'")
    with engine.connect() as connection:
        found = sorted(connection.execute(statement).scalars())
    engine.dispose()
    return found


def test_the_command_alone_makes_one_that_can_be_read_back(live: Settings, tmp_path: Path) -> None:
    """Another process has only imported what the command imports."""
    surroundings = os.environ | {
        "DATA_DIR": str(live.data_folder), "DATABASE_URL": live.database_url,
    }  # fmt: skip
    command = [sys.executable, "-m", "data_access", "backup", "--to", str(tmp_path / "kept")]

    done = subprocess.run(
        command, check=False, cwd=PROJECT, env=surroundings, capture_output=True, text=True
    )

    assert done.returncode == 0, done.stderr


def more(store: Store) -> None:
    deliver(store, "unit | week\nHTZ058 | 04-05")
    with store.writing() as session:
        note_failure(session, "nobody", "10.0.0.7", NOW)


def test_what_came_later_is_gone_after_a_restore_and_kept_beside(
    live: Settings, backup: Path
) -> None:
    with closing(open_store(live)) as store:
        more(store)

    before = restore_backup(live, backup, NOW)

    assert (submissions(live), schemas(live)) == (2, [before, "public"])
    with closing(open_store(live)) as store:
        assert [proof.title_zh for proof in verify_store(store) if not proof.holds] == []
        more(store)
        with pytest.raises(Exception, match="immutable"), store.writing() as session:
            session.execute(text("DELETE FROM submission"))


def test_a_restored_register_has_its_past(live: Settings, backup: Path) -> None:
    with closing(open_store(live)) as store:
        rename_zone(store, "后来的名称")

    restore_backup(live, backup, NOW)

    before, after = names_as_it_goes_on(live)
    assert before == ["芜湖高新技术产业开发区"] * 3 + ["芜湖高新区"]
    assert after == [*before, "芜湖"]


def test_making_one_leaves_the_live_data_and_no_schema_behind(live: Settings, backup: Path) -> None:
    told = json.loads((backup / MANIFEST).read_text())

    assert (told["kind"], told["tables"]["submission"]["rows"]) == ("postgresql", 2)
    assert (submissions(live), schemas(live)) == (2, ["public"])


def cut(backup: Path) -> object:
    path = backup / "tables" / "revision.copy"
    return path.write_bytes(path.read_bytes()[:-10])


def altered(backup: Path) -> object:
    path = backup / "tables" / "weekly_report.copy"
    return path.write_text(path.read_text().replace("\t60\t", "\t61\t"))


def emptied(backup: Path) -> object:
    return (backup / "tables" / "audit_line.copy").write_bytes(b"")


def without_a_table(backup: Path) -> None:
    (backup / "tables" / "head.copy").unlink()


def without_a_raw_file(backup: Path) -> None:
    next(path for path in (backup / "raw").rglob("*") if path.is_file()).unlink()


def of_another_version(backup: Path) -> object:
    path = backup / MANIFEST
    return path.write_text(path.read_text().replace('"schema": "', '"schema": "9'))


def of_another_kind(backup: Path) -> object:
    path = backup / MANIFEST
    return path.write_text(path.read_text().replace("postgresql", "sqlite"))


def packed(backup: Path) -> object:
    path = backup / "tables" / "revision.copy"
    return path.write_bytes(gzip.compress(path.read_bytes()))


@pytest.mark.parametrize(
    "damage",
    [
        cut, altered, emptied, without_a_table, without_a_raw_file, of_another_version,
        of_another_kind, packed,
    ],
)  # fmt: skip
def test_a_damaged_or_foreign_backup_changes_nothing(
    live: Settings, backup: Path, damage: Damage
) -> None:
    damage(backup)

    with pytest.raises(BackupRefusedError):
        restore_backup(live, backup, NOW)

    assert (submissions(live), schemas(live)) == (2, ["public"])


def test_a_backup_that_cannot_be_made_leaves_nothing_behind(live: Settings, tmp_path: Path) -> None:
    gone = Settings(live.data_folder, live.database_url.replace("backed_up", "no_such"))

    with pytest.raises(BackupRefusedError, match="原数据未动"):
        make_backup(gone, tmp_path / "backups", NOW)

    assert backups_in(tmp_path / "backups") == []
    assert list((tmp_path / "backups").iterdir()) == []
