"""Backup of a PostgreSQL store: tables copied out of one snapshot and read back into a schema.

`COPY` writes what the database says in a text that depends on no version's file format; the
digests are of that text, so what was read back is compared byte by byte.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import psycopg
from sqlalchemy import Connection, Engine, NullPool, Table, create_engine, make_url, text
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import SQLModel

import data_access.all_tables  # noqa: F401  a copy holds every table
from data_access.audit import GENESIS
from data_access.migrate import migrate
from data_access.schema import stored_revision

TABLES_FOLDER: Final = "tables"
_CHUNK: Final = 1 << 20
_LIVE: Final = "public"
FAILURES: Final = (OSError, UnicodeDecodeError, SQLAlchemyError, psycopg.Error)


def copy_tables(address: str, folder: Path) -> dict[str, Any]:
    """Write every table as one read-only transaction sees it; returns what that was."""
    (folder / TABLES_FOLDER).mkdir(parents=True)
    with _engine(address).connect() as connection:
        connection.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"))
        tables = {
            table.name: _copy_out(connection, table, _file_of(folder, table)) for table in _tables()
        }
        head = connection.execute(text("SELECT hash FROM audit_line ORDER BY id DESC LIMIT 1"))
        return {
            "schema": stored_revision(connection),
            "tables": tables,
            "audit_head": head.scalar() or GENESIS,
        }


def read_back(address: str, folder: Path) -> dict[str, Any]:
    """Restore the tables into a schema of their own, and tell what came of each."""
    with _scratch(address, f"check_{_suffix(folder)}") as engine:
        return _read_in(engine, folder)


def restore_tables(address: str, folder: Path, before: str) -> None:
    """Put the tables in the place of the live ones, whose schema is renamed in the same step."""
    fresh = f"restored_{_suffix(folder)}"
    with _scratch(address, fresh) as engine:
        _read_in(engine, folder)
        with _engine(address).begin() as connection:
            connection.execute(text(f"ALTER SCHEMA {_LIVE} RENAME TO {before}"))
            connection.execute(text(f"ALTER SCHEMA {fresh} RENAME TO {_LIVE}"))


def raw_names(folder: Path) -> list[str]:
    """The raw files that the copied tables name: the first column of their table's text."""
    lines = (folder / TABLES_FOLDER / "raw_file.copy").read_text("utf-8").splitlines()
    return [line.partition("\t")[0] for line in lines]


def _read_in(engine: Engine, folder: Path) -> dict[str, Any]:
    migrate(engine)
    with engine.begin() as connection:
        for table in _tables():
            _copy_in(connection, table, _file_of(folder, table))
        return {"tables": {table.name: _copy_out(connection, table) for table in _tables()}}


def _copy_out(connection: Connection, table: Table, target: Path | None = None) -> dict[str, Any]:
    """A table in the order of its key: into a file, or only for its digest."""
    order = ", ".join(f'"{column.name}"' for column in table.primary_key)
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    statement = f'COPY (SELECT {names} FROM "{table.name}" ORDER BY {order}) TO STDOUT'  # noqa: S608
    digest, rows = hashlib.sha256(), 0
    opened = target.open("wb") if target else None
    try:
        with _driver(connection).cursor() as cursor, cursor.copy(statement) as copy:
            for block in copy:
                digest.update(block)
                rows += bytes(block).count(b"\n")
                if opened:
                    opened.write(block)
    finally:
        if opened:
            opened.close()
    return {"rows": rows, "sha256": digest.hexdigest()}


def _copy_in(connection: Connection, table: Table, source: Path) -> None:
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    statement = f'COPY "{table.name}" ({names}) FROM STDIN'
    with (
        source.open("rb") as opened,
        _driver(connection).cursor() as cursor,
        cursor.copy(statement) as copy,
    ):
        while block := opened.read(_CHUNK):
            copy.write(block)
    _continue_numbering(connection, table)


def _continue_numbering(connection: Connection, table: Table) -> None:
    """Let a table that numbers its rows itself go on after the last one."""
    if table.autoincrement_column is None:
        return
    key = table.autoincrement_column.name
    sequence = text("SELECT pg_get_serial_sequence(:table, :key)")
    found = connection.execute(sequence, {"table": table.name, "key": key}).scalar()
    if found:
        last = f'SELECT setval(:sequence, (SELECT coalesce(max("{key}"), 0) + 1 FROM "{table.name}"), false)'  # noqa: S608, E501
        connection.execute(text(last), {"sequence": found})


@contextmanager
def _scratch(address: str, schema: str) -> Iterator[Engine]:
    """An engine whose tables are in a new schema, which goes when it is left."""
    live = _engine(address)
    with live.begin() as connection:
        connection.execute(text(f"DROP SCHEMA IF EXISTS {schema} CASCADE"))
        connection.execute(text(f"CREATE SCHEMA {schema}"))
    engine = _engine(address, {"options": f"-csearch_path={schema}"})
    try:
        yield engine
    finally:
        with live.begin() as connection:
            connection.execute(text(f"DROP SCHEMA IF EXISTS {schema} CASCADE"))


def _engine(address: str, arguments: dict[str, str] | None = None) -> Engine:
    url = make_url(address).set(drivername="postgresql+psycopg")
    return create_engine(url, connect_args=arguments or {}, poolclass=NullPool)


def _tables() -> list[Table]:
    """Every table of ours, each after those it refers to."""
    return list(SQLModel.metadata.sorted_tables)


def _file_of(folder: Path, table: Table) -> Path:
    return folder / TABLES_FOLDER / f"{table.name}.copy"


def _driver(connection: Connection) -> Any:
    return connection.connection.driver_connection


def _suffix(folder: Path) -> str:
    return hashlib.sha256(str(folder).encode()).hexdigest()[:12]
