"""Backup (备份) of the embedded store: copied from one snapshot, restored at once, compared.

A copy of the database file alone may lack everything that is still in the write-ahead log; and a
backup that nobody has restored is a hope. PostgreSQL has tools of its own, which the README names.
"""

import hashlib
import json
import shutil
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from data_access.audit import GENESIS
from data_access.errors import BackupRefusedError
from data_access.migrate import CURRENT_REVISION
from data_access.raw_files import raw_path
from data_access.settings import Settings

DATABASE: Final = "resumption.db"
MANIFEST: Final = "manifest.json"
KEPT: Final = 14
FRESH: Final = timedelta(hours=26)
_UNFINISHED: Final = ".unfinished-"
_NO_SQLITE_ZH: Final = "数据在 PostgreSQL 里，请用 pg_dump 备份；本命令只备份内置数据库"


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was restored and compared.

    Attributes:
        folder: holds the database, the raw files and the manifest.
        made_at: when.
        rows: of all tables.
        raw_files: how many.
        audit_head: the hash of the trail's last line; a tail cut off later shows against it.
    """

    folder: Path
    made_at: datetime
    rows: int
    raw_files: int
    audit_head: str


def make_backup(settings: Settings, into: Path, now: datetime, kept: int = KEPT) -> Backup:
    """Copy the store, restore the copy beside it, compare every table, and only then name it.

    Raises:
        BackupRefusedError: there is no embedded store, no room, or the copy differs.
    """
    if settings.database_url:
        raise BackupRefusedError(_NO_SQLITE_ZH)
    if not settings.database_file.is_file():
        raise BackupRefusedError(f"没有数据库可备份：{settings.database_file}")
    folder = into / f"{now:%Y%m%d-%H%M%S}"
    unfinished = into / f"{_UNFINISHED}{folder.name}"
    try:
        unfinished.mkdir(parents=True)
        facts = _copy_snapshot(settings.database_file, unfinished / DATABASE)
        _copy_raw_files(settings.raw_folder, unfinished)
        told = facts | {"made_at": now.isoformat()}
        text = json.dumps(told, ensure_ascii=False, indent=1)
        (unfinished / MANIFEST).write_text(text, encoding="utf-8")
        made = check_backup(unfinished)
        unfinished.rename(folder)
    except (OSError, sqlite3.Error, BackupRefusedError) as error:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise BackupRefusedError(f"备份没有完成（{error}）；原数据未动") from error
    for old in backups_in(into)[kept:]:
        shutil.rmtree(old)
    return Backup(folder, made.made_at, made.rows, made.raw_files, made.audit_head)


def restore_backup(settings: Settings, backup: Path, now: datetime) -> Path | None:
    """Put a backup in the place of the data folder, once a copy of it has been proved whole.

    Returns:
        Where the data that stood there before lies now; None where there was none.

    Raises:
        BackupRefusedError: the backup is damaged or foreign; the data folder is as it was.
    """
    if settings.database_url:
        raise BackupRefusedError(_NO_SQLITE_ZH)
    check_backup(backup)
    target = settings.data_folder
    fresh = target.with_name(f"{target.name}{_UNFINISHED}{now:%Y%m%d%H%M%S}")
    try:
        shutil.copytree(backup, fresh)
        check_backup(fresh)
        (fresh / MANIFEST).unlink()
        before = target.with_name(f"{target.name}.before-{now:%Y%m%d%H%M%S}")
        if target.exists():
            target.rename(before)
        fresh.rename(target)
    except OSError as error:
        shutil.rmtree(fresh, ignore_errors=True)
        raise BackupRefusedError(f"恢复没有完成（{error.strerror}）；原数据未动") from error
    return before if before.exists() else None


def check_backup(folder: Path) -> Backup:
    """Prove a backup whole: its manifest, every table's digest, every raw file.

    Raises:
        BackupRefusedError: it is damaged, incomplete, or of another program or version.
    """
    manifest = _manifest(folder)
    if manifest.get("schema") != CURRENT_REVISION:
        raise BackupRefusedError(
            f"备份的数据库版本是 {manifest.get('schema')}，本程序是 {CURRENT_REVISION}；未恢复"
        )
    try:
        found = _facts_of(folder / DATABASE)
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise BackupRefusedError("备份里的数据库已损坏") from error
    for table, facts in manifest["tables"].items():
        if found["tables"].get(table) != facts:
            raise BackupRefusedError(f"备份里的表 {table} 与备份时不同")
    if found["tables"].keys() != manifest["tables"].keys():
        raise BackupRefusedError("备份里的表多于或少于备份时")
    raw_files = _check_raw_files(folder)
    made_at = datetime.fromisoformat(manifest["made_at"])
    rows = sum(facts["rows"] for facts in found["tables"].values())
    return Backup(folder, made_at, rows, raw_files, manifest["audit_head"])


def backups_in(folder: Path) -> list[Path]:
    """The finished backups of a folder, newest first."""
    if not folder.is_dir():
        return []
    return sorted((path.parent for path in folder.glob(f"[0-9]*/{MANIFEST}")), reverse=True)


def age_of_newest(folder: Path, now: datetime) -> timedelta | None:
    """How old the newest backup is; None where there is none."""
    newest = backups_in(folder)[:1]
    return now - datetime.fromisoformat(_manifest(newest[0])["made_at"]) if newest else None


def _copy_snapshot(source: Path, target: Path) -> dict[str, Any]:
    """Copy what one read transaction sees, and tell what that was."""
    address = f"file:{source}?mode=ro"
    with closing(sqlite3.connect(address, uri=True, isolation_level=None)) as reading:
        reading.execute("BEGIN")
        facts = _facts(reading)
        with closing(sqlite3.connect(target)) as writing:
            reading.backup(writing)
            writing.execute("PRAGMA journal_mode = DELETE")  # one file, and nothing beside it
    return facts


def _facts_of(database: Path) -> dict[str, Any]:
    if not database.is_file():
        raise BackupRefusedError("备份里没有数据库")
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as reading:
        if reading.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise BackupRefusedError("备份里的数据库已损坏")
        return _facts(reading)


def _facts(reading: sqlite3.Connection) -> dict[str, Any]:
    """The schema, rows and digest of every table, and the head of the trail."""
    statement = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    names = [name for (name,) in reading.execute(statement) if not name.startswith("sqlite_")]
    tables = {name: _digest(reading, name) for name in names}
    last = reading.execute("SELECT hash FROM audit_line ORDER BY id DESC LIMIT 1").fetchone()
    schema = reading.execute("SELECT version_num FROM alembic_version").fetchone()
    return {
        "schema": schema[0] if schema else None,
        "tables": tables,
        "audit_head": last[0] if last else GENESIS,
    }


def _digest(reading: sqlite3.Connection, table: str) -> dict[str, Any]:
    """How many rows a table has, and a digest of them in the order of its key."""
    columns = reading.execute(f"PRAGMA table_info({table})").fetchall()
    keys = [name for _, name, *_, rank in sorted(columns, key=lambda one: one[-1]) if rank]
    order = ", ".join(keys or [name for _, name, *_ in columns])
    digest, rows = hashlib.sha256(), 0
    for row in reading.execute(f"SELECT * FROM {table} ORDER BY {order}"):  # noqa: S608
        digest.update(repr(row).encode())
        rows += 1
    return {"rows": rows, "sha256": digest.hexdigest()}


def _copy_raw_files(source: Path, unfinished: Path) -> None:
    """The raw files that the copied database names; they never change, so a link would do."""
    target = Settings(unfinished).raw_folder
    for sha256 in _raw_names(unfinished / DATABASE):
        path = raw_path(target, sha256)
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(raw_path(source, sha256), path)


def _check_raw_files(folder: Path) -> int:
    names = _raw_names(folder / DATABASE)
    for sha256 in names:
        path = raw_path(Settings(folder).raw_folder, sha256)
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != sha256:
            raise BackupRefusedError(f"备份里的原始文件 {sha256[:12]}… 缺失或已损坏")
    return len(names)


def _raw_names(database: Path) -> list[str]:
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as reading:
        return [name for (name,) in reading.execute("SELECT sha256 FROM raw_file")]


def _manifest(folder: Path) -> Mapping[str, Any]:
    try:
        told: Mapping[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        if not {"tables", "made_at", "audit_head"} <= told.keys():
            raise BackupRefusedError(f"{folder} 不是本程序的备份")
    except (OSError, ValueError, AttributeError) as error:
        raise BackupRefusedError(f"{folder} 不是本程序的备份") from error
    return told
