"""A backup is restored and compared before it counts; a damaged one changes nothing."""

import errno
import json
import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from data_access import sqlite_backup
from data_access.backup import (
    MANIFEST,
    age_of_newest,
    backups_in,
    check_backup,
    make_backup,
    restore_backup,
)
from data_access.commands.command_line import main
from data_access.errors import BackupRefusedError
from data_access.settings import Settings
from data_access.sqlite_backup import DATABASE
from data_access.store import Store, create_store, open_store
from data_access.verify import verify_store
from tests.data_access.drawn_reports import (
    deliver,
    names_as_it_goes_on,
    register_drawn_units,
    rename_zone,
)

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
FLIPS = 60

Damage = Callable[[Path], object]


@pytest.fixture
def live(tmp_path: Path) -> Settings:
    """A store with two reports."""
    settings = Settings(tmp_path / "live")
    with closing(create_store(settings)) as store:
        register_drawn_units(store)
        for day in ("03-29", "04-05"):
            deliver(store, f"unit | week\nHTZ057 | {day}")
        rename_zone(store, "芜湖高新区")
    return settings


@pytest.fixture
def backup(live: Settings, tmp_path: Path) -> Path:
    return make_backup(live, tmp_path / "backups", NOW).folder


def submissions(settings: Settings) -> int:
    with closing(sqlite3.connect(settings.database_file)) as reading:
        return int(reading.execute("SELECT count(*) FROM submission").fetchone()[0])


def more(store: Store) -> None:
    deliver(store, "unit | week\nHTZ058 | 04-05")


def test_what_came_later_is_gone_after_a_restore_and_kept_beside(
    live: Settings, backup: Path
) -> None:
    with closing(open_store(live)) as store:
        more(store)

    before = restore_backup(live, backup, NOW)

    assert (submissions(live), submissions(Settings(Path(before)))) == (2, 3)
    with closing(open_store(live)) as store:
        assert all(proof.holds for proof in verify_store(store))
        more(store)


def test_a_restored_register_has_its_past(live: Settings, backup: Path) -> None:
    with closing(open_store(live)) as store:
        rename_zone(store, "后来的名称")

    restore_backup(live, backup, NOW)

    before, after = names_as_it_goes_on(live)
    assert before == ["芜湖高新技术产业开发区"] * 3 + ["芜湖高新区"]
    assert after == [*before, "芜湖"]


def test_a_backup_holds_what_is_still_in_the_log(live: Settings, tmp_path: Path) -> None:
    with closing(open_store(live)) as store:
        more(store)  # in the write-ahead log, while the store stays open
        made = make_backup(live, tmp_path / "backups", NOW)

    assert submissions(Settings(made.folder)) == 3
    assert not list(made.folder.glob("*-wal"))


def cut(folder: Path) -> None:
    database = folder / DATABASE
    database.write_bytes(database.read_bytes()[:-4096])


def change_a_row(folder: Path) -> None:
    with closing(sqlite3.connect(folder / DATABASE)) as writing:
        writing.execute("DROP TRIGGER weekly_report_no_update")
        writing.execute("UPDATE weekly_report SET enterprises = enterprises + 1")
        writing.commit()


def lose_a_row(folder: Path) -> None:
    with closing(sqlite3.connect(folder / DATABASE)) as writing:
        writing.execute("DELETE FROM head")
        writing.commit()


def lose_a_raw_file(folder: Path) -> None:
    next(path for path in (folder / "raw").rglob("*") if path.is_file()).unlink()


def change_a_raw_file(folder: Path) -> None:
    next(path for path in (folder / "raw").rglob("*") if path.is_file()).write_bytes(b"else")


def rewrite(folder: Path, **told: object) -> None:
    manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
    (folder / MANIFEST).write_text(json.dumps(manifest | told), "utf-8")


DAMAGES: dict[str, Damage] = {
    "cut": cut,
    "no database": lambda folder: (folder / DATABASE).unlink(),
    "no manifest": lambda folder: (folder / MANIFEST).unlink(),
    "manifest of something else": lambda folder: (folder / MANIFEST).write_text("[1]"),
    "no JSON": lambda folder: (folder / MANIFEST).write_text("manifest"),
    "another schema": lambda folder: rewrite(folder, schema="0001"),
    "a table too few": lambda folder: rewrite(folder, tables={}),
    "another database": lambda folder: (folder / DATABASE).write_bytes(b"no database" * 999),
    "a row changed": change_a_row,
    "rows lost": lose_a_row,
    "a raw file lost": lose_a_raw_file,
    "a raw file changed": change_a_raw_file,
    "an empty folder": shutil.rmtree,
}


@pytest.mark.parametrize("damage", list(DAMAGES))
def test_a_damaged_or_foreign_backup_is_refused_and_changes_nothing(
    live: Settings, backup: Path, damage: str
) -> None:
    before = live.database_file.read_bytes()
    DAMAGES[damage](backup)

    with pytest.raises(BackupRefusedError):
        restore_backup(live, backup, NOW)

    assert live.database_file.read_bytes() == before
    assert [path.name for path in live.data_folder.parent.glob("live*")] == ["live"]


def test_a_flipped_byte_is_found_or_harmless(live: Settings, backup: Path) -> None:
    """A byte that no row and no page uses may change; every other is found."""
    whole = (backup / DATABASE).read_bytes()
    chance = random.Random(1)  # noqa: S311 - places, not secrets
    for _ in range(FLIPS):
        at = chance.randrange(len(whole))
        flipped = whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :]
        (backup / DATABASE).write_bytes(flipped)
        try:
            check_backup(live, backup)
        except BackupRefusedError:
            continue
        shutil.copy(backup / DATABASE, live.database_file)
        with closing(open_store(live)) as store:
            assert all(proof.holds for proof in verify_store(store)), at


def test_a_failed_backup_leaves_nothing_behind(
    live: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copyfile", full)

    with pytest.raises(BackupRefusedError, match=r"^备份没有完成（磁盘已满）；原数据未动$"):
        make_backup(live, tmp_path / "backups", NOW)

    assert list((tmp_path / "backups").iterdir()) == []


@pytest.mark.parametrize("failures", [1, 2])
def test_a_restore_that_fails_at_the_last_step_keeps_the_live_data_or_tells_where_they_are(
    live: Settings, backup: Path, monkeypatch: pytest.MonkeyPatch, failures: int
) -> None:
    renamed: list[Path] = []
    rename = Path.rename

    def failing(path: Path, target: Path) -> Path:
        renamed.append(path)
        if 1 < len(renamed) <= 1 + failures:  # the live data stand aside already
            raise OSError(errno.EIO, "Input/output error")
        return rename(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", failing)
        with pytest.raises(BackupRefusedError) as refused:
            restore_backup(live, backup, NOW)

    said = refused.value.reason_zh
    aside = "live.before-20260302010000"
    kept = "live" if failures == 1 else aside
    assert [path.name for path in live.data_folder.parent.glob("live*")] == [kept]
    assert ("原数据未动" in said, aside in said) == (failures == 1, failures == 2)
    assert submissions(Settings(live.data_folder.with_name(kept))) == 2


def test_a_second_backup_of_the_same_second_leaves_the_first_alone(
    live: Settings, tmp_path: Path
) -> None:
    begun = tmp_path / "backups" / ".unfinished-20260302-010000"
    begun.mkdir(parents=True)
    (begun / "of the first").touch()

    with pytest.raises(BackupRefusedError, match="同一时刻"):
        make_backup(live, tmp_path / "backups", NOW)
    begun.rename(begun.with_name("20260302-010000"))
    with pytest.raises(BackupRefusedError, match="同一时刻"):
        make_backup(live, tmp_path / "backups", NOW)

    assert [path.name for path in (tmp_path / "backups").rglob("*")] == [
        "20260302-010000",
        "of the first",
    ]


def test_a_database_that_does_not_fit_on_the_disk_is_told_in_chinese(
    live: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise error

    monkeypatch.setattr(sqlite_backup, "copy_tables", full)

    with pytest.raises(BackupRefusedError, match=r"^备份没有完成（磁盘已满）；原数据未动$"):
        make_backup(live, tmp_path / "backups", NOW)


def test_old_backups_go(live: Settings, tmp_path: Path) -> None:
    for day in range(4):
        make_backup(live, tmp_path / "backups", NOW + timedelta(days=day), kept=2)

    kept = backups_in(tmp_path / "backups")

    assert [folder.name for folder in kept] == ["20260305-010000", "20260304-010000"]
    later = NOW + timedelta(days=3, hours=5)
    assert age_of_newest(tmp_path / "backups", later) == timedelta(hours=5)


def test_the_commands_back_up_restore_and_remind(
    live: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATA_DIR", str(live.data_folder))
    monkeypatch.setenv("APP_MODE", "production")
    codes = [main(["backup", "--json"])]
    folder = json.loads(capsys.readouterr().out)["backup"]

    codes.append(main(["restore", folder]))
    codes.append(main(["restore", str(live.data_folder)]))
    told = capsys.readouterr()

    main(["accounts", "add", "wu-1", "--person", "甲", "--role", "ministry_reviewer"])
    codes.append(main(["status", "--week", "2020-04-05", "--by", "wu-1"]))
    shutil.rmtree(live.backups_folder)
    main(["status", "--week", "2020-04-05", "--by", "wu-1"])
    reminded = capsys.readouterr().err

    assert codes == [0, 0, 3, 0]
    assert reminded == "提醒：还没有备份；请运行 python -m data_access backup\n"
    assert "原数据保留在" in told.out
    assert "不是本程序的备份" in told.err
