"""A full store, an empty store, and a page run in either."""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from data_access.settings import Settings
from data_access.store import create_store
from sample_data.load import load_sample

PROJECT = Path(__file__).resolve().parents[2]
SECONDS = 60

RunPage = Callable[..., AppTest]


@pytest.fixture(scope="session")
def loaded_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder that holds the whole sample; made once, never written by a test."""
    return loaded_sample(tmp_path_factory.getbasetemp().parent)


@pytest.fixture
def full_store(loaded_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The pages read the whole sample."""
    yield from _in_force(loaded_folder, monkeypatch)


@pytest.fixture
def own_store(
    loaded_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """A copy of the whole sample that the test may write to."""
    copy_store(loaded_folder, tmp_path)
    yield from _in_force(tmp_path, monkeypatch)


@pytest.fixture
def empty_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The pages read a store in which nobody reported yet."""
    create_store(Settings(tmp_path)).close()
    yield from _in_force(tmp_path, monkeypatch)


@pytest.fixture
def run_page() -> RunPage:
    """Run app.py at a page, with the query of its address."""

    def run(name: str, **query: str) -> AppTest:
        app = AppTest.from_file(str(PROJECT / "app.py"), default_timeout=SECONDS)
        for key, value in query.items():
            app.query_params[key] = value
        app.run()
        return app if name == "overview" else app.switch_page(f"pages/{name}.py").run()

    return run


def loaded_sample(parent: Path) -> Path:
    """The sample, loaded once per test run even where several workers ask for it."""
    folder = parent / "sample-store"
    lock = sqlite3.connect(parent / "sample-store.lock", timeout=600, isolation_level=None)
    try:
        lock.execute("BEGIN EXCLUSIVE")
        if not (folder / "complete").is_file():
            store = create_store(Settings(folder))
            load_sample(store, lambda _done, _total, _note: None)
            store.close()
            (folder / "complete").touch()
    finally:
        lock.close()
    return folder


def copy_store(source: Path, target: Path) -> None:
    """A consistent copy of the database; raw files are not needed by the pages."""
    target.mkdir(parents=True, exist_ok=True)
    reading = sqlite3.connect(source / "resumption.db")
    writing = sqlite3.connect(target / "resumption.db")
    reading.backup(writing)
    reading.close()
    writing.close()
    for name in ("raw", "quarantine"):
        (target / name).mkdir(exist_ok=True)


def _in_force(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("DATA_DIR", str(folder))
    st.cache_resource.clear()
    st.cache_data.clear()
    yield folder
    st.cache_resource.clear()
