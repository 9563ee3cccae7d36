"""The product in a process of its own, on a core of its own, and what it costs."""

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import psutil  # type: ignore[import-untyped]

from tests.serving.live_server import PROJECT, environment, free_port

SERVER_CORE: Final = 0
DRIVER_CORE: Final = 1
START_SECONDS: Final = 90.0
MEGABYTE: Final = 1_000_000


@dataclass(frozen=True)
class MeasuredServer:
    """A running server.

    Attributes:
        port: where it listens.
        process: to ask what it used.
        started_in: seconds from its start until /healthz answered.
        begun_at: when it was started, in seconds since the epoch.
    """

    port: int
    process: psutil.Process
    started_in: float
    begun_at: float

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    def cpu_seconds(self) -> float:
        """Processor time it has used so far, in all its threads."""
        used = self.process.cpu_times()
        return float(used.user + used.system)

    def resident_megabytes(self) -> float:
        """Memory it holds now [MB]."""
        return float(self.process.memory_info().rss) / MEGABYTE


@contextmanager
def measured_server(data_folder: Path, *, pinned: bool = False) -> Iterator[MeasuredServer]:
    """Start `python app.py` on the store of a folder; stop it on leaving."""
    port = free_port()
    log = data_folder / "server.log"
    begun_at = time.time()
    with log.open("w", encoding="utf-8") as terminal, on_core(SERVER_CORE, only_if=pinned):
        process = subprocess.Popen(
            [sys.executable, "app.py"],
            cwd=PROJECT,
            env=environment(data_folder, PORT=str(port)),
            stdout=terminal,
            stderr=subprocess.STDOUT,
        )
    try:
        _wait_until_healthy(port, process, log)
        started_in = time.time() - begun_at
        yield MeasuredServer(port, psutil.Process(process.pid), started_in, begun_at)
    finally:
        process.terminate()
        process.wait(timeout=20)


@contextmanager
def on_core(core: int, *, only_if: bool = True) -> Iterator[None]:
    """Keep this thread, and what it starts, on one core where the system can do that."""
    if not only_if or not hasattr(os, "sched_setaffinity"):
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {core} & before or before)
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def _wait_until_healthy(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.02)
    raise AssertionError(f"the server did not get healthy:\n{log.read_text(encoding='utf-8')}")
