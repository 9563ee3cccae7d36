"""What every measurement shares: a store of the whole sample, and the table at the end."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from data_access.errors import StoreUnavailableError
from data_access.settings import Settings, settings_from_environment
from data_access.store import Store, open_store
from sample_data.load import is_loaded
from tests.benchmarks.report import Results, machine_load
from tests.benchmarks.server import MeasuredServer, measured_server
from tests.loaded_store import copy_store
from tests.serving.live_server import PROJECT, environment

RESULTS: Final = pytest.StashKey[Results]()
RESULTS_FILE: Final = PROJECT / "var" / "bench.json"
LOAD_SECONDS: Final = 60


def pytest_configure(config: pytest.Config) -> None:
    config.stash[RESULTS] = Results(machine_load())


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    results = config.stash[RESULTS]
    if results.measurements:
        results.write(RESULTS_FILE)
        terminalreporter.section("性能测量")
        for line in [*results.table(), f"已写入 {RESULTS_FILE.relative_to(PROJECT)}"]:
            terminalreporter.write_line(line)


@pytest.fixture(scope="session")
def results(request: pytest.FixtureRequest) -> Results:
    """Where figures are noted."""
    return request.config.stash[RESULTS]


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory, results: Results) -> Path:
    """A folder with the whole sample: the one already loaded in DATA_DIR, else loaded now.

    BENCH_LOAD=1 loads it in any case, to say how long that takes.
    """
    folder = tmp_path_factory.mktemp("sample")
    if os.environ.get("BENCH_LOAD") != "1" and _holds_the_sample():
        copy_store(settings_from_environment().data_folder, folder)
        return folder
    begun = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "sample_data", "load"],
        cwd=PROJECT,
        env=environment(folder),
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    seconds = time.perf_counter() - begun
    results.add("装入演示数据", seconds, "秒", LOAD_SECONDS, note_zh="python -m sample_data load")
    return folder


@pytest.fixture(scope="module")
def server(
    sample_store: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[MeasuredServer]:
    """The product on a copy of the sample, on a core of its own."""
    with measured_server(own_copy(sample_store, tmp_path_factory), pinned=True) as started:
        yield started


@pytest.fixture(scope="module")
def store(sample_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A copy of the sample that the measurements of one module may write to."""
    opened = open_store(Settings(own_copy(sample_store, tmp_path_factory)))
    yield opened
    opened.close()


def own_copy(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sample that may be written to."""
    folder = tmp_path_factory.mktemp("store")
    copy_store(sample, folder)
    return folder


def _holds_the_sample() -> bool:
    try:
        store = open_store(settings_from_environment())
    except StoreUnavailableError:
        return False
    try:
        return not store.settings.database_url and is_loaded(store)
    finally:
        store.close()
