"""A real server in a process of its own, for what AppTest does not cross: HTTP and headers."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from data_access.settings import Settings
from data_access.store import create_store
from serving.identity import COOKIE
from tests.signed_in import token_for

PROJECT: Final = Path(__file__).resolve().parents[2]
START_SECONDS: Final = 60.0
READY_ZH: Final = "请在浏览器打开"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, header names in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class LiveServer:
    """Where a running server answers, the file its terminal is written to, and a cookie for it."""

    port: int
    log: Path
    token: str = ""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def ask(self, path: str, method: str = "GET", body: str = "", **headers: str) -> Answer:
        """One request by whoever is signed in; underscores in header names stand for hyphens."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        cookie = {"Cookie": f"{COOKIE}={self.token}"} if self.token else {}
        named = cookie | {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            connection.request(method, path, body=body or None, headers=named)
            answer = connection.getresponse()
            return Answer(answer.status, dict(answer.getheaders()), answer.read())
        finally:
            connection.close()

    def terminal(self) -> str:
        return self.log.read_text(encoding="utf-8")


@contextmanager
def running(script: Path, data_folder: Path, port: int = 0, **extra: str) -> Iterator[LiveServer]:
    """The script, started on a free port on the store of that folder; stopped on leaving."""
    token = "" if "APP_MODE" in extra else token_for(data_folder)
    server = LiveServer(port or free_port(), data_folder / "server.log", token)
    with server.log.open("w", encoding="utf-8") as terminal:
        process = subprocess.Popen(
            [sys.executable, str(script)],
            cwd=PROJECT,
            env=environment(data_folder, PORT=str(server.port), **extra),
            stdout=terminal,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait_until_ready(process, server)
            yield server
        finally:
            process.terminate()
            process.wait(timeout=20)


def start_and_refuse(
    data_folder: Path, script: Path = PROJECT / "app.py", cwd: Path = PROJECT, **extra: str
) -> subprocess.CompletedProcess[str]:
    """What a start that must fail prints, and its exit code."""
    return subprocess.run(
        [sys.executable, str(script)],
        cwd=cwd,
        env=environment(data_folder, **extra),
        capture_output=True,
        text=True,
        timeout=START_SECONDS,
        check=False,
    )


def environment(data_folder: Path, **extra: str) -> Mapping[str, str]:
    """Our environment with a home of its own, so that no setting of the machine leaks in."""
    inherited = {
        name: value
        for name, value in os.environ.items()
        if name not in {"PORT", "HOST", "ALLOWED_HOSTS", "DATABASE_URL", "APP_MODE"}
    }
    own = {"DATA_DIR": str(data_folder), "HOME": str(data_folder), "PYTHONPATH": str(PROJECT)}
    return inherited | own | {"PYTHONUTF8": "1"} | extra


def make_empty_store(data_folder: Path) -> Path:
    """A store at this program's schema without reports."""
    create_store(Settings(data_folder)).close()
    return data_folder


def free_port() -> int:
    """A port nobody listens on just now."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port: int = trial.getsockname()[1]
        return port


def _wait_until_ready(process: subprocess.Popen[bytes], server: LiveServer) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if READY_ZH in server.terminal():
            return
        if process.poll() is not None:
            break
        time.sleep(0.05)
    raise AssertionError(f"the server did not get ready:\n{server.terminal()}")
