"""The store: one embedded file or one PostgreSQL, made, opened, written and read."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Engine, func, select
from sqlalchemy.exc import DBAPIError, InternalError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlmodel import Session

from data_access.audit_heads import HEADS, note_committed, note_intended
from data_access.engines import reader_engine, writer_engine
from data_access.errors import StoreUnavailableError
from data_access.schema import CURRENT_REVISION, stored_revision
from data_access.settings import Settings
from data_access.submission_tables import DataVersion
from indicators.periods import DEMO_START, Clock, demo_clock, real_clock
from indicators.system_refusals import system_reason_zh

WRITER_LOCK: Final = 2_020_0217  # one advisory lock for all writers on PostgreSQL
_UNAVAILABLE_ZH: Final = "系统暂不能保存，未入库，请勿重复填报；请稍后再试或联系系统管理员"


@dataclass(frozen=True)
class Store:
    """Both engines of a store and the clock it stamps commits with."""

    settings: Settings
    writer: Engine
    reader: Engine
    clock: Clock

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """One transaction, queued behind every other writer; commits on leaving.

        Raises:
            StoreUnavailableError: the database is locked, read-only or full.
        """
        try:
            with Session(self.writer) as session, session.begin():
                if self.writer.dialect.name == "postgresql":
                    session.execute(select(func.pg_advisory_xact_lock(WRITER_LOCK)))
                yield session
                heads = session.info.get(HEADS, [])
                note_intended(self.settings, heads)
            note_committed(self.settings, heads)
        except (OperationalError, InternalError, PoolTimeoutError) as error:
            raise StoreUnavailableError(_UNAVAILABLE_ZH) from error

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session on the reader engine, which cannot write and sees one moment throughout.

        Raises:
            StoreUnavailableError: the database cannot be read.
        """
        try:
            with Session(self.reader) as session:
                yield session
        except (DBAPIError, PoolTimeoutError) as error:
            raise StoreUnavailableError("数据库暂时读不出来，请稍后再试") from error

    def ready(self) -> bool:
        """Whether the store answers and stands at this program's schema."""
        try:
            with self.reader.connect() as connection:
                return stored_revision(connection) == CURRENT_REVISION
        except DBAPIError:
            return False

    def close(self) -> None:
        """Give all connections back."""
        self.writer.dispose()
        self.reader.dispose()


def create_store(settings: Settings) -> Store:
    """Open the store, making it or bringing its schema up to date first.

    Raises:
        StoreUnavailableError: the folder or the database cannot be written.
    """
    _make_folders(settings)
    writer = writer_engine(settings)
    try:
        _bring_up_to_date(writer)
    except DBAPIError as error:
        writer.dispose()
        raise StoreUnavailableError(f"数据库无法建立或升级：{_place_zh(settings)}") from error
    except StoreUnavailableError:
        writer.dispose()
        raise
    return _assemble(settings, writer)


def _bring_up_to_date(writer: Engine) -> None:
    with writer.begin() as connection:  # as a writer, so that a folder that refuses tells now
        if stored_revision(connection) == CURRENT_REVISION:
            return
    from data_access.migrate import UnknownSchemaError, migrate  # noqa: PLC0415 - 12 MB, seldom

    try:
        migrate(writer)
    except UnknownSchemaError as error:
        raise StoreUnavailableError(
            f"数据库由更新的程序建立，本程序只认识版本 {CURRENT_REVISION}；请换用更新的程序"
        ) from error


def is_made(settings: Settings) -> bool:
    """Whether there is a store already, at whatever schema; so it is taken out of reach too."""
    if not settings.database_url:
        return settings.database_file.exists()
    engine = writer_engine(settings)
    try:
        with engine.connect() as connection:
            return stored_revision(connection) is not None
    except DBAPIError:
        return True
    finally:
        engine.dispose()


def open_store(settings: Settings) -> Store:
    """Open an existing store that stands at this program's schema.

    Raises:
        StoreUnavailableError: there is none, or it stands at another schema revision.
    """
    if not settings.database_url and not settings.database_file.is_file():
        raise StoreUnavailableError(
            f"还没有数据库（{settings.database_file}）；请先运行 python -m data_access init"
        )
    writer = writer_engine(settings)
    try:
        with writer.connect() as connection:
            found = stored_revision(connection)
    except DBAPIError as error:
        writer.dispose()
        raise StoreUnavailableError(f"数据库打不开：{_place_zh(settings)}") from error
    if found != CURRENT_REVISION:
        writer.dispose()
        raise StoreUnavailableError(
            f"数据库版本是 {found or '空'}，程序需要 {CURRENT_REVISION}；"
            "请先备份，再运行 python -m data_access init 升级"
        )
    return _assemble(settings, writer)


def _assemble(settings: Settings, writer: Engine) -> Store:
    reader = reader_engine(settings, writer)
    return Store(settings, writer, reader, _clock(settings, reader))


def _clock(settings: Settings, reader: Engine) -> Clock:
    """The product clock; in demo mode it never starts before the last commit."""
    if not settings.demo:
        return real_clock
    with Session(reader) as session:
        last = session.execute(select(func.max(DataVersion.committed_at))).scalar()
    return demo_clock(max(DEMO_START, last) if last else DEMO_START)


def _make_folders(settings: Settings) -> None:
    try:
        for folder in (
            settings.data_folder,
            settings.raw_folder,
            settings.quarantine_folder,
            settings.drafts_folder,
        ):
            folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreUnavailableError(
            f"数据目录 {settings.data_folder} 不能写入（{system_reason_zh(error)}）；"
            "请换一个目录（DATA_DIR）或修改权限"
        ) from error


def _place_zh(settings: Settings) -> str:
    return (
        "DATABASE_URL 所指的 PostgreSQL" if settings.database_url else str(settings.database_file)
    )
