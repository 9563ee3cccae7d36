"""Backup (备份): copied from one snapshot, restored at once, compared; of either kind of store.

A backup that nobody has restored is a hope.
"""

import errno
import hashlib
import json
import shutil
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from data_access import postgres_backup, sqlite_backup
from data_access.audit_heads import note_restored
from data_access.errors import BackupRefusedError
from data_access.raw_files import raw_path
from data_access.schema import CURRENT_REVISION
from data_access.settings import Settings
from indicators.system_refusals import REASONS_ZH, system_reason_zh

MANIFEST: Final = "manifest.json"
KEPT: Final = 14
FRESH: Final = timedelta(hours=26)
_UNFINISHED: Final = ".unfinished-"
_DISK: Final[Mapping[int, int]] = {
    sqlite3.SQLITE_FULL: errno.ENOSPC,
    sqlite3.SQLITE_READONLY: errno.EROFS,
    sqlite3.SQLITE_IOERR: errno.EIO,
}
_FOREIGN_ZH: Final = "这份备份是另一种数据库的，请核对 DATABASE_URL"


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was restored and compared.

    Attributes:
        folder: holds the database, the raw files and the manifest.
        made_at: when.
        rows: of all tables.
        raw_files: how many.
        audit_head: the hash of the trail's last line; a tail cut off later shows against it.
        audit_lines: how many lines the trail has.
    """

    folder: Path
    made_at: datetime
    rows: int
    raw_files: int
    audit_head: str
    audit_lines: int


def make_backup(settings: Settings, into: Path, now: datetime, kept: int = KEPT) -> Backup:
    """Copy the store, restore the copy beside it, compare every table, and only then name it.

    Raises:
        BackupRefusedError: there is no store, no room, or the copy differs.
    """
    if not settings.database_url and not settings.database_file.is_file():
        raise BackupRefusedError(f"没有数据库可备份：{settings.database_file}")
    folder = into / f"{now:%Y%m%d-%H%M%S}"
    unfinished = _begin(folder)
    try:
        facts = _copy_tables(settings, unfinished)
        _copy_raw_files(settings, settings.raw_folder, unfinished)
        told = facts | {"made_at": now.isoformat(), "kind": _kind(settings)}
        text = json.dumps(told, ensure_ascii=False, indent=1)
        (unfinished / MANIFEST).write_text(text, encoding="utf-8")
        made = check_backup(settings, unfinished)
        unfinished.rename(folder)
    except (*postgres_backup.FAILURES, sqlite3.DatabaseError, BackupRefusedError) as error:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise BackupRefusedError(f"备份没有完成（{_reason_zh(error)}）；原数据未动") from error
    for old in backups_in(into)[kept:]:
        shutil.rmtree(old)
    return replace(made, folder=folder)


def _begin(folder: Path) -> Path:
    """A folder of its own for a backup that is being made; another's is never touched."""
    unfinished = folder.with_name(f"{_UNFINISHED}{folder.name}")
    if folder.exists() or unfinished.exists():
        raise BackupRefusedError(f"同一时刻已有一份备份 {folder}，请稍后再试")
    try:
        unfinished.mkdir(parents=True)
    except OSError as error:
        raise BackupRefusedError(
            f"备份目录 {folder.parent} 不能写入（{system_reason_zh(error)}）"
        ) from error
    return unfinished


def restore_backup(settings: Settings, backup: Path, now: datetime) -> str:
    """Put a backup in the place of the live data, once a copy of it has been proved whole.

    Returns:
        Where the data that stood there before is now: a folder, a schema, or "" for nowhere.

    Raises:
        BackupRefusedError: the backup is damaged or foreign, or the disk fails; the live data are
            as they were, or the reason tells where they are.
    """
    proved = check_backup(settings, backup)
    stamp = f"{now:%Y%m%d%H%M%S}"
    try:
        if settings.database_url:
            before = _restore_tables(settings, backup, f"before_{stamp}")
        else:
            before = _restore_folder(settings, backup, stamp)
    except postgres_backup.FAILURES as error:
        raise BackupRefusedError(f"恢复没有完成（{_reason_zh(error)}）；原数据未动") from error
    note_restored(settings, proved.audit_lines)
    return before


def _restore_folder(settings: Settings, backup: Path, stamp: str) -> str:
    target = settings.data_folder
    fresh = target.with_name(f"{target.name}{_UNFINISHED}{stamp}")
    before = target.with_name(f"{target.name}.before-{stamp}")
    try:
        shutil.copytree(backup, fresh)
        check_backup(settings, fresh)
        (fresh / MANIFEST).unlink()
        _exchange(target, fresh, before)
    except (OSError, BackupRefusedError):
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    return str(before) if before.exists() else ""


def _exchange(target: Path, fresh: Path, before: Path) -> None:
    """Set the live folder aside and the fresh one in its place, or leave both where they were."""
    if target.exists():
        target.rename(before)
    try:
        fresh.rename(target)
    except OSError:
        if before.exists() and not target.exists():
            _put_back(before, target)
        raise


def _put_back(before: Path, target: Path) -> None:
    try:
        before.rename(target)
    except OSError as error:
        raise BackupRefusedError(
            f"恢复没有完成；原数据完好，但移到了 {before}，请改名为 {target.name}"
        ) from error


def _restore_tables(settings: Settings, backup: Path, before: str) -> str:
    """The raw files first: one too many is in order, one too few is not."""
    for sha256 in _raw_names(settings, backup):
        path = raw_path(settings.raw_folder, sha256)
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(raw_path(Settings(backup).raw_folder, sha256), path)
    postgres_backup.restore_tables(settings.database_url, backup, before)
    return before


def check_backup(settings: Settings, folder: Path) -> Backup:
    """Prove a backup whole: its manifest, every table's digest, every raw file.

    Raises:
        BackupRefusedError: it is damaged, incomplete, or of another program or version.
    """
    manifest = _manifest(folder)
    if manifest.get("kind", "sqlite") != _kind(settings):
        raise BackupRefusedError(_FOREIGN_ZH)
    if manifest.get("schema") != CURRENT_REVISION:
        raise BackupRefusedError(
            f"备份的数据库版本是 {manifest.get('schema')}，本程序是 {CURRENT_REVISION}；未恢复"
        )
    found = _read_back(settings, folder)
    for table, facts in manifest["tables"].items():
        if found["tables"].get(table) != facts:
            raise BackupRefusedError(f"备份里的表 {table} 与备份时不同")
    if found["tables"].keys() != manifest["tables"].keys():
        raise BackupRefusedError("备份里的表多于或少于备份时")
    raw_files = _check_raw_files(settings, folder)
    made_at = datetime.fromisoformat(manifest["made_at"])
    rows = sum(facts["rows"] for facts in found["tables"].values())
    lines = found["tables"]["audit_line"]["rows"]
    return Backup(folder, made_at, rows, raw_files, manifest["audit_head"], lines)


def backups_in(folder: Path) -> list[Path]:
    """The finished backups of a folder, newest first."""
    if not folder.is_dir():
        return []
    return sorted((path.parent for path in folder.glob(f"[0-9]*/{MANIFEST}")), reverse=True)


def age_of_newest(folder: Path, now: datetime) -> timedelta | None:
    """How old the newest backup is; None where there is none."""
    newest = backups_in(folder)[:1]
    return now - datetime.fromisoformat(_manifest(newest[0])["made_at"]) if newest else None


def _reason_zh(error: Exception) -> str:
    """Why it failed: what the database says of itself is English, and not for an operator."""
    if isinstance(error, BackupRefusedError):
        return error.reason_zh
    if isinstance(error, OSError):
        return system_reason_zh(error)
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # without what extends it
    return REASONS_ZH[_DISK[code]] if code in _DISK else "数据库连不上或读写出错"


def _kind(settings: Settings) -> str:
    return "postgresql" if settings.database_url else "sqlite"


def _copy_tables(settings: Settings, folder: Path) -> dict[str, Any]:
    if settings.database_url:
        return postgres_backup.copy_tables(settings.database_url, folder)
    return sqlite_backup.copy_tables(settings.database_file, folder)


def _read_back(settings: Settings, folder: Path) -> dict[str, Any]:
    """What the copy holds when it is read; a copy of the other kind of store is foreign."""
    if settings.database_url:
        try:
            return postgres_backup.read_back(settings.database_url, folder)
        except postgres_backup.FAILURES as error:
            raise BackupRefusedError("备份里的表读不回数据库") from error
    return sqlite_backup.read_back(folder)


def _raw_names(settings: Settings, folder: Path) -> list[str]:
    if settings.database_url:
        return postgres_backup.raw_names(folder)
    return sqlite_backup.raw_names(folder)


def _copy_raw_files(settings: Settings, source: Path, folder: Path) -> None:
    """The raw files that the copied tables name, where they are not yet."""
    target = Settings(folder).raw_folder
    for sha256 in _raw_names(settings, folder):
        path = raw_path(target, sha256)
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(raw_path(source, sha256), path)


def _check_raw_files(settings: Settings, folder: Path) -> int:
    names = _raw_names(settings, folder)
    for sha256 in names:
        path = raw_path(Settings(folder).raw_folder, sha256)
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != sha256:
            raise BackupRefusedError(f"备份里的原始文件 {sha256[:12]}… 缺失或已损坏")
    return len(names)


def _manifest(folder: Path) -> Mapping[str, Any]:
    try:
        told: Mapping[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        if not {"tables", "made_at", "audit_head"} <= told.keys():
            raise BackupRefusedError(f"{folder} 不是本程序的备份")
    except (OSError, ValueError, AttributeError) as error:
        raise BackupRefusedError(f"{folder} 不是本程序的备份") from error
    return told
