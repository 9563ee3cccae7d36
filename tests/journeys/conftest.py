"""A real browser against a real server: the fixtures of every journey."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Request,
    ViewportSize,
    sync_playwright,
)

from tests.journeys.steps import sign_in
from tests.loaded_store import copy_store, loaded_sample
from tests.serving.live_server import PROJECT, LiveServer, running
from tests.setup_browser import find_chromium

DESK: Final[ViewportSize] = {"width": 1440, "height": 900}
# No sandbox in a container, and no graphics card: pages are painted as they are, without one.
FLAGS = ["--no-sandbox", "--disable-gpu"]


@pytest.fixture(scope="session")
def data_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole sample, in a copy that the journeys of one test process may write to."""
    loaded = loaded_sample(tmp_path_factory.getbasetemp().parent)
    return copy_store(loaded, tmp_path_factory.mktemp("journeys"))


@pytest.fixture(scope="session")
def server(data_folder: Path) -> Iterator[LiveServer]:
    """The product as people start it."""
    with running(PROJECT / "app.py", data_folder) as started:
        yield started


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all journeys of a test process."""
    executable = find_chromium()
    assert executable is not None, "no Chromium: run `make browser`"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that keeps what it has loaded; each page it opens is a session of its own."""
    context = browser.new_context(
        locale="zh-CN", timezone_id="Asia/Shanghai", viewport=DESK, reduced_motion="reduce"
    )
    yield context
    context.close()


@pytest.fixture
def page(visitor: BrowserContext, server: LiveServer) -> Iterator[Page]:
    """A fresh session of the ministry; the test fails when anything is asked of another machine."""
    sign_in(visitor, server.url)  # a cookie belongs to the host: another server's took its place
    outside: list[str] = []

    def note(request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in {"data", "blob"} and address.hostname != "127.0.0.1":
            outside.append(request.url)

    visitor.on("request", note)
    yield visitor.new_page()
    visitor.remove_listener("request", note)
    for opened in visitor.pages:
        opened.close()
    assert outside == []
