"""One real server for all tests of this room; the whole sample and the briefing of a week."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from data_access.settings import Settings
from data_access.store import Store, open_store
from data_access.versions import resolve_as_of
from data_access.views.resumption import headline
from figures.formats import percent
from indicators.resumption import ENTERPRISE_RESUMPTION_RATE
from serving.briefing_files import Briefing
from tests.actors import MINISTRY
from tests.loaded_store import copy_store, loaded_sample
from tests.serving.live_server import PROJECT, LiveServer, make_empty_store, running
from tests.serving.sample_briefing import WEEK, made


@pytest.fixture(scope="session")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    """The trial page behind the real gate, routes and layers, on an empty store."""
    folder = make_empty_store(tmp_path_factory.mktemp("serving"))
    with running(PROJECT / "tests" / "serving" / "trial_app.py", folder) as started:
        yield started


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the whole sample, which the tests of a file may write to."""
    loaded = loaded_sample(tmp_path_factory.getbasetemp().parent)
    return copy_store(loaded, tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="module")
def store(folder: Path) -> Iterator[Store]:
    """The whole sample."""
    with closing(open_store(Settings(folder))) as opened:
        yield opened


@pytest.fixture(scope="module")
def briefing(store: Store) -> Briefing:
    """The briefing of a week of the whole sample."""
    return made(store)


@pytest.fixture(scope="module")
def rate(store: Store) -> str:
    """企业复工率 as the overview shows it."""
    with store.reading() as session:
        lines = headline(session, resolve_as_of(session), MINISTRY, WEEK,
                         [ENTERPRISE_RESUMPTION_RATE])  # fmt: skip
    return percent(float(lines["value"].iloc[0]))
