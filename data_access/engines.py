"""The engines of a store and their settings: a writer that queues and a reader."""

from typing import Any, Final

from sqlalchemy import URL, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlmodel import Session

from data_access.errors import StoreUnavailableError
from data_access.settings import Settings

BUSY_TIMEOUT_MS: Final = 10_000
_NO_ADDRESS_ZH: Final = (
    "DATABASE_URL 不是 PostgreSQL 的地址；"
    "应为 postgresql://用户:口令@主机:端口/库名，留空则用内置数据库"
)


def writer_engine(settings: Settings) -> Engine:
    """The engine that writes: one transaction at a time where the store is a file.

    Raises:
        StoreUnavailableError: DATABASE_URL is not the address of a PostgreSQL.
    """
    if settings.database_url:
        return _postgresql_engine(settings.database_url)
    engine = create_engine(_address(str(settings.database_file)), isolation_level="AUTOCOMMIT")
    event.listen(engine, "connect", _set_writer_pragmas)
    event.listen(engine, "begin", _begin_immediate)
    event.listen(engine, "commit", _commit)
    event.listen(engine, "rollback", _rollback)
    return engine


def reader_engine(settings: Settings, writer: Engine) -> Engine:
    """The engine that reads one moment throughout and cannot write."""
    return _postgresql_reader(writer) if settings.database_url else _sqlite_reader(settings)


def database_is_sqlite(session: Session) -> bool:
    """Whether the session speaks to the embedded store."""
    return session.get_bind().dialect.name == "sqlite"


def _postgresql_engine(address: str) -> Engine:
    try:
        url = make_url(address)
    except (ArgumentError, ValueError) as error:
        raise StoreUnavailableError(_NO_ADDRESS_ZH) from error
    if url.get_backend_name() not in ("postgresql", "postgres"):
        raise StoreUnavailableError(_NO_ADDRESS_ZH)
    return create_engine(url.set(drivername="postgresql+psycopg"), pool_pre_ping=True)


def _postgresql_reader(writer: Engine) -> Engine:
    return writer.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def _sqlite_reader(settings: Settings) -> Engine:
    engine = create_engine(
        _address(settings.database_file.absolute().as_uri(), mode="ro", uri="true"),
        connect_args={"check_same_thread": False},
        isolation_level="AUTOCOMMIT",
    )
    event.listen(engine, "connect", _set_reader_pragmas)
    event.listen(engine, "begin", _begin_snapshot)
    event.listen(engine, "commit", _commit)
    event.listen(engine, "rollback", _rollback)
    return engine


def _address(database: str, **options: str) -> URL:
    """Of a file whose path may hold signs that mean something in an address."""
    return URL.create("sqlite", database=database, query=options)


def _set_writer_pragmas(connection: Any, _record: object) -> None:
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "recursive_triggers=ON",  # or INSERT OR REPLACE deletes past the triggers
        f"busy_timeout={BUSY_TIMEOUT_MS}",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _set_reader_pragmas(connection: Any, _record: object) -> None:
    for pragma in ("query_only=ON", f"busy_timeout={BUSY_TIMEOUT_MS}"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_immediate(connection: Any) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _begin_snapshot(connection: Any) -> None:
    connection.exec_driver_sql("BEGIN")


def _commit(connection: Any) -> None:
    connection.exec_driver_sql("COMMIT")


def _rollback(connection: Any) -> None:
    connection.exec_driver_sql("ROLLBACK")
