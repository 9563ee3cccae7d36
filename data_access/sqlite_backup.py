"""Backup of the embedded store: one snapshot copied whole, and digested table by table.

A copy of the database file alone may lack everything that is still in the write-ahead log.
"""

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from data_access.audit import GENESIS
from data_access.errors import BackupRefusedError

DATABASE: Final = "resumption.db"


def copy_tables(source: Path, folder: Path) -> dict[str, Any]:
    """Copy what one read transaction sees, and tell what that was."""
    with closing(_reading(source)) as reading:
        reading.execute("BEGIN")
        facts = _facts(reading)
        with closing(sqlite3.connect(folder / DATABASE)) as writing:
            reading.backup(writing)
            writing.execute("PRAGMA journal_mode = DELETE")  # one file, and nothing beside it
    return facts


def read_back(folder: Path) -> dict[str, Any]:
    """What a copy holds, once it has been found sound.

    Raises:
        BackupRefusedError: there is none, or it is damaged.
    """
    try:
        return _facts_of(folder / DATABASE)
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise BackupRefusedError("备份里的数据库已损坏") from error


def raw_names(folder: Path) -> list[str]:
    """The raw files that the copied database names."""
    with closing(_reading(folder / DATABASE)) as reading:
        return [name for (name,) in reading.execute("SELECT sha256 FROM raw_file")]


def _reading(database: Path) -> sqlite3.Connection:
    """A connection that cannot write; transactions begin where they are asked for."""
    address = f"{database.absolute().as_uri()}?mode=ro"
    return sqlite3.connect(address, uri=True, isolation_level=None)


def _facts_of(database: Path) -> dict[str, Any]:
    if not database.is_file():
        raise BackupRefusedError("备份里没有数据库")
    with closing(_reading(database)) as reading:
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
