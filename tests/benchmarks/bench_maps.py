"""风险地图 from week to week at each level: what the browser receives, when the map is there."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any, Final
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.benchmarks.conftest import own_copy
from tests.benchmarks.report import KIB, Results
from tests.benchmarks.server import MeasuredServer, measured_server
from tests.journeys.conftest import DESK, FLAGS
from tests.journeys.steps import SETTLE_MS, rest, sign_in
from tests.setup_browser import find_chromium

WEEK: Final = "2020-03-08"
STEPS: Final = 8
QUIET_MS: Final = 700  # nothing of the map drawn for so long: it is there
# Notes when the map last changed, and when somebody last pressed a button.
_WATCH: Final = """(() => {
  const seen = window.drawing = {map: 0, clicked: 0};
  const inside = (node) => (node.nodeType === 1 ? node : node.parentElement)?.closest(".geolayer");
  new MutationObserver((changes) => {
    if (changes.some((one) => inside(one.target))) seen.map = performance.now();
  }).observe(document, {subtree: true, childList: true, characterData: true, attributes: true});
  addEventListener("pointerdown", () => { seen.clicked = performance.now(); }, true);
})()"""
_PAINTED: Final = f"""() => drawing.map > drawing.clicked
  && performance.now() - drawing.map > {QUIET_MS}"""


@dataclass(frozen=True, slots=True)
class Level:
    """A map of the page, and how long a step may take [s]."""

    name_zh: str
    query: dict[str, str]
    seconds: float


LEVELS: Final = (
    Level("全国（省）", {}, 0.3),
    Level("全国（各市按等级）", {"shade": "按风险等级"}, 0.3),
    Level("一省（市）", {"area": "江苏省"}, 0.3),
    Level("一市（县）", {"area": "湖北省", "place": "420100"}, 0.6),
    Level("一省（县）", {"area": "重庆市"}, 0.6),
)


@pytest.fixture(scope="module")
def server(
    sample_store: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[MeasuredServer]:
    with measured_server(own_copy(sample_store, tmp_path_factory)) as started:
        yield started


@pytest.fixture(scope="module")
def browser(server: MeasuredServer) -> Iterator[Browser]:
    executable = find_chromium()
    assert executable is not None, "no Chromium: run `make browser`"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield started
        started.close()


@pytest.mark.parametrize("level", LEVELS, ids=lambda level: level.name_zh)
def test_a_step_of_the_week(
    browser: Browser, server: MeasuredServer, level: Level, results: Results
) -> None:
    context = browser.new_context(locale="zh-CN", timezone_id="Asia/Shanghai", viewport=DESK)
    context.add_init_script(_WATCH)
    sign_in(context, server.url)
    page = context.new_page()
    received = _counted(page)
    _open(page, f"{server.url}/risk_map?{urlencode({'week': WEEK} | level.query)}")
    _steps(page, "下一周")  # every figure once, so that only the way to the browser is measured
    received.clear()

    took = _steps(page, "上一周")
    context.close()

    assert min(took) > 0  # each step painted something after its press
    assert received
    results.add(f"{level.name_zh}：换周到地图画好", median(took), "秒", level.seconds)
    kib = sum(received) / STEPS / KIB
    results.add(f"{level.name_zh}：换周的WebSocket字节（解压后）", kib, "KiB", 130)


def _open(page: Page, url: str) -> None:
    page.goto(url)
    page.wait_for_selector(".geolayer .choroplethlayer path", state="attached", timeout=SETTLE_MS)
    rest(page)


def _steps(page: Page, button_zh: str) -> list[float]:
    """Seconds from each press to the painted map."""
    took = []
    for _ in range(STEPS):
        page.get_by_role("button", name=button_zh).click()
        page.wait_for_function(_PAINTED, polling=50, timeout=SETTLE_MS)
        took.append(float(page.evaluate("drawing.map - drawing.clicked")) / 1000)
    return took


def _counted(page: Page) -> list[float]:
    """The sizes of the frames that the browser receives, unpacked [bytes]."""
    sizes: list[float] = []

    def note(event: dict[str, Any]) -> None:
        sizes.append(len(event["response"]["payloadData"]) * 3 / 4)  # base64

    devtools = page.context.new_cdp_session(page)
    devtools.on("Network.webSocketFrameReceived", note)
    devtools.send("Network.enable")
    return sizes
