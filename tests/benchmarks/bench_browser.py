"""总览 in Chromium, held against a static page with the same figures in the same run."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median
from typing import Final

import pytest
import streamlit as st
from playwright.sync_api import Browser, sync_playwright

from indicators.periods import week_label_zh
from tests.benchmarks.browser_page import APP_DRAWN, STATIC_DRAWN, WatchedPage, fresh_page
from tests.benchmarks.conftest import own_copy
from tests.benchmarks.driver import WEEK_LABEL_ZH, visit_every_week, visitor
from tests.benchmarks.report import KIB, Results
from tests.benchmarks.server import MEGABYTE, MeasuredServer, measured_server
from tests.benchmarks.static_page import served, write_static_pages
from tests.journeys.conftest import FLAGS
from tests.setup_browser import find_chromium

WEEKS: Final = [date(2020, 6, 28), date(2020, 6, 7), date(2020, 5, 24), date(2020, 4, 26),
                date(2020, 4, 12), date(2020, 3, 29)]  # fmt: skip
ROUNDS: Final = 5  # in each, both pages: a machine that slows down slows both
RELOADS: Final = 3


@dataclass(frozen=True)
class Visit:
    """What a new visitor meets.

    Attributes:
        cold: seconds to the drawn page.
        reload: seconds to the drawn page after a reload; the median of several.
        files: bytes of the first opening.
        frames: bytes of its WebSocket.
    """

    cold: float
    reload: float
    files: float
    frames: float


@pytest.fixture(scope="module")
def warm_server(
    sample_store: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[MeasuredServer]:
    """The product, every week opened before, so that only what a visitor brings is new."""
    with measured_server(own_copy(sample_store, tmp_path_factory)) as started:
        asyncio.run(_warm(started.url))
        yield started


@pytest.fixture(scope="module")
def static_url(sample_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("static")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATA_DIR", str(sample_store))
        st.cache_resource.clear()
        write_static_pages(folder, WEEKS)
        st.cache_resource.clear()
    with served(folder) as url:
        yield url


@pytest.fixture(scope="module")
def browser(warm_server: MeasuredServer, static_url: str) -> Iterator[Browser]:
    executable = find_chromium()
    assert executable is not None, "no Chromium: run `make browser`"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield started
        started.close()


def test_a_first_visit_and_a_reload(
    browser: Browser, warm_server: MeasuredServer, static_url: str, results: Results
) -> None:
    app, static = [], []
    for _ in range(ROUNDS):
        app.append(_visit(browser, APP_DRAWN, warm_server.url, signed_in_at=warm_server.url))
        static.append(_visit(browser, STATIC_DRAWN, f"{static_url}/one.html"))

    _compare(results, "首次打开", _median("cold", app), _median("cold", static), 2)
    _compare(results, "刷新", _median("reload", app), _median("reload", static), 2.2)
    note = f"另有WebSocket {_median('frames', app) / KIB:.0f} KiB"
    files = _median("files", app) / MEGABYTE
    results.add("首次打开的下载量", files, "MB", 3.2, note_zh=note)


def test_a_change_of_week(
    browser: Browser, warm_server: MeasuredServer, static_url: str, results: Results
) -> None:
    with fresh_page(browser, APP_DRAWN, warm_server.url) as app:
        app.open(warm_server.url)
        app.forget()
        took = [_choose_in_app(app, week) for week in WEEKS[1:]]
        frames = app.socket_bytes / len(took)
    with fresh_page(browser, STATIC_DRAWN) as page:
        page.open(f"{static_url}/all.html")
        static = [_choose_in_static(page, week) for week in WEEKS[1:]]

    _compare(results, "换周", median(took), median(static), 3)
    results.add("换周的WebSocket字节（解压后）", frames / KIB, "KiB", 60, note_zh="浏览器所见")


def test_a_second_start(
    browser: Browser,
    sample_store: Path,
    tmp_path_factory: pytest.TempPathFactory,
    results: Results,
) -> None:
    folder = own_copy(sample_store, tmp_path_factory)
    with measured_server(folder) as started, fresh_page(browser, APP_DRAWN, started.url) as page:
        page.open(started.url)
        drawn = page.drawn_at() - started.begun_at

    results.add("再次启动到能够服务", started.started_in, "秒", 8, note_zh="/healthz 应答")
    results.add("再次启动到第一页画好", drawn, "秒", note_zh="浏览器首次打开，服务器无任何缓存")


async def _warm(url: str) -> None:
    async with visitor(url) as viewer:
        await visit_every_week(viewer)


def _visit(browser: Browser, drawn_when: str, url: str, signed_in_at: str = "") -> Visit:
    with fresh_page(browser, drawn_when, signed_in_at) as page:
        cold = page.open(url)
        files, frames = page.http_bytes, page.socket_bytes
        reload = median(page.reload() for _ in range(RELOADS))
    return Visit(cold, reload, files, frames)


def _median(of: str, visits: list[Visit]) -> float:
    return median(float(getattr(visit, of)) for visit in visits)


def _choose_in_app(app: WatchedPage, week: date) -> float:
    app.page.get_by_label(WEEK_LABEL_ZH).click()
    app.page.keyboard.type(str(week))
    app.page.get_by_role("option", name=str(week)).click()
    return app.seconds_since_click(f"document.body.innerText.includes({week_label_zh(week)!r})")


def _choose_in_static(page: WatchedPage, week: date) -> float:
    page.page.get_by_role("button", name=str(week)).click()
    return page.seconds_since_click(f"document.body.dataset.week === '{week}'")


def _compare(results: Results, name_zh: str, took: float, static: float, target: float) -> None:
    note = f"{took:.2f} 秒，静态页 {static:.2f} 秒"
    results.add(f"{name_zh}，为静态页的", took / static, "倍", target, note_zh=note)
