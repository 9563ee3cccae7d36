"""A full store, an empty store, and a page run in either."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
import streamlit as st
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from data_access.settings import Settings
from data_access.store import create_store
from tests.loaded_store import copy_store, loaded_sample
from tests.signed_in import MINISTRY, session_for

PROJECT = Path(__file__).resolve().parents[2]
SECONDS = 60

RunPage = Callable[..., AppTest]
_looked_at: list[Path] = []


@pytest.fixture(scope="session", autouse=True)
def _packages_looked_through_once() -> Iterator[None]:
    """Every AppTest looks through all installed packages for components; they stay the same."""
    with pytest.MonkeyPatch.context() as patch:
        scan = manifest_scanner.scan_component_manifests
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(scan))
        yield


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
    _forget(tmp_path)


@pytest.fixture
def empty_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The pages read a store in which nobody reported yet."""
    create_store(Settings(tmp_path)).close()
    yield from _in_force(tmp_path, monkeypatch)
    _forget(tmp_path)


@pytest.fixture
def run_page() -> RunPage:
    """Run app.py at a page for a demo account, with the query of its address."""

    def run(name: str, user: str = MINISTRY, **query: str) -> AppTest:
        app = AppTest.from_file(str(PROJECT / "app.py"), default_timeout=SECONDS)
        app.user = {"local_id": _signed_in(_looked_at[-1], user)}
        if name != "overview":
            app.run()  # st.navigation must have run once, or Streamlit lists the folder itself
            app.switch_page(f"pages/{name}.py")
        for key, value in query.items():
            app.query_params[key] = value
        return app.run()

    return run


@cache
def _signed_in(folder: Path, user: str) -> str:
    return session_for(folder, user)


def _in_force(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Point the pages at a folder; what they cached stays while it is the same one."""
    monkeypatch.setenv("DATA_DIR", str(folder))
    if _looked_at[-1:] != [folder]:
        st.cache_resource.clear()
        st.cache_data.clear()
        _looked_at[:] = [folder]
    yield folder


def _forget(folder: Path) -> None:
    """A test's own folder goes with it, and the next may get its name."""
    _looked_at.remove(folder)
    _signed_in.cache_clear()
