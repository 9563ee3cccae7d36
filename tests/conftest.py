"""Shared fixtures: where the project is, and where the reference facts may lie beside it."""

from pathlib import Path

import pytest
from hypothesis import settings

import data_access  # noqa: F401 - its settings come before any library that reads them

PROJECT = Path(__file__).resolve().parents[1]
# How long an example takes depends on the machine's neighbours; benchmarks measure time.
settings.register_profile("project", deadline=None)
settings.load_profile("project")


@pytest.fixture(scope="session")
def reference() -> Path:
    """The folder of reference facts beside the project; tests that need it skip without it."""
    folder = PROJECT.parent / "shared" / "reference"
    if not folder.is_dir():
        pytest.skip("the reference facts are not beside the project")
    return folder


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put one test of the whole sample first: a worker loads it while others do the rest."""
    for place, item in enumerate(items):
        if "loaded_folder" in getattr(item, "fixturenames", ()):
            items.insert(0, items.pop(place))
            return
