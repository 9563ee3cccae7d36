"""One real server for all tests of this room."""

from collections.abc import Iterator

import pytest

from tests.serving.live_server import PROJECT, LiveServer, make_empty_store, running


@pytest.fixture(scope="session")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    """The trial page behind the real gate, routes and layers, on an empty store."""
    folder = make_empty_store(tmp_path_factory.mktemp("serving"))
    with running(PROJECT / "tests" / "serving" / "trial_app.py", folder) as started:
        yield started
