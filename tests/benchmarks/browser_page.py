"""A page in Chromium that tells when it was drawn and what it received."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

from playwright.sync_api import Browser, Page

from tests.journeys.conftest import DESK
from tests.journeys.steps import sign_in

QUIET_MS: Final = 1000  # nothing drawn for so long: the page is there
DRAWN_TIMEOUT_MS: Final = 90_000
# Notes when anything to be seen in a figure, card or table last changed, and when somebody last
# clicked. A table on a canvas is its painted text: the elements inside the canvas, which a screen
# reader reads, are never painted, and come after a rest of 200 ms.
_WATCH: Final = """(() => {
  const seen = window.drawing = {last: 0, clicked: 0};
  const parts = ".js-plotly-plot, .card, table, [data-testid=stDataFrame]";
  const holds = (node) => node.nodeType === 1 && (node.closest(parts) || node.querySelector(parts));
  const isPainted = ({target, type, addedNodes}) => {
    const element = target.nodeType === 1 ? target : target.parentElement;
    const canvas = element?.closest("canvas");
    if (canvas) return type === "attributes" && canvas === target;
    return element?.closest(parts) || [...addedNodes].some(holds);
  };
  new MutationObserver((changes) => {
    if (changes.some(isPainted)) seen.last = performance.now();
  }).observe(document, {subtree: true, childList: true, characterData: true, attributes: true});
  const brush = CanvasRenderingContext2D.prototype, fillText = brush.fillText;
  brush.fillText = function (...words) {
    if (this.canvas.isConnected) seen.last = performance.now();
    return fillText.apply(this, words);
  };
  addEventListener("pointerdown", () => { seen.clicked = performance.now(); }, true);
})()"""
_FIGURES: Final = """[...document.querySelectorAll(".js-plotly-plot .main-svg")].length >= 8
  && document.querySelectorAll(".choroplethlayer path").length >= 34"""
APP_DRAWN: Final = f"""{_FIGURES}
  && document.querySelectorAll(".cards .card").length === 4
  && document.querySelectorAll("[data-testid=stDataFrame] canvas").length >= 2
  && !document.querySelector("[data-stale=true]")
  && document.querySelector("[data-testid=stApp]").dataset.testScriptState === "notRunning" """
STATIC_DRAWN: Final = f"""{_FIGURES}
  && document.querySelectorAll(".card").length === 4
  && document.querySelectorAll("#zones tbody tr").length > 100"""


@dataclass
class WatchedPage:
    """One open page and what it received since `forget`.

    Attributes:
        page: Playwright's page.
        drawn_when: the condition, in JavaScript, under which everything is there.
        http_bytes: as they came over the wire, headers included.
        socket_bytes: payload of WebSocket frames.
    """

    page: Page
    drawn_when: str
    http_bytes: float = 0.0
    socket_bytes: float = 0.0

    def open(self, url: str) -> float:
        """Open an address; seconds from the start of the navigation to the drawn page."""
        self.page.goto(url, wait_until="commit")
        return self._wait(self.drawn_when) / 1000

    def reload(self) -> float:
        """Reload it; seconds to the drawn page."""
        self.page.reload(wait_until="commit")
        return self._wait(self.drawn_when) / 1000

    def seconds_since_click(self, shown_when: str) -> float:
        """Seconds from the last click to the drawn page."""
        last = self._wait(f"{self.drawn_when} && {shown_when}")
        return (last - float(self.page.evaluate("drawing.clicked"))) / 1000

    def drawn_at(self) -> float:
        """When it was drawn, in seconds since the epoch."""
        return float(self.page.evaluate("performance.timeOrigin + drawing.last")) / 1000

    def forget(self) -> None:
        """Count bytes anew."""
        self.http_bytes = self.socket_bytes = 0.0

    def _wait(self, condition: str) -> float:
        quiet = f"performance.now() - drawing.last > {QUIET_MS}"
        self.page.wait_for_function(
            f"() => {condition} && {quiet}", polling=50, timeout=DRAWN_TIMEOUT_MS
        )
        return float(self.page.evaluate("drawing.last"))

    def count(self) -> None:
        """Begin to count what the browser receives."""
        devtools = self.page.context.new_cdp_session(self.page)
        devtools.on("Network.loadingFinished", self._note_file)
        devtools.on("Network.webSocketFrameReceived", self._note_frame)
        devtools.send("Network.enable")

    def _note_file(self, event: dict[str, Any]) -> None:
        self.http_bytes += event["encodedDataLength"]

    def _note_frame(self, event: dict[str, Any]) -> None:
        self.socket_bytes += len(event["response"]["payloadData"]) * 3 / 4  # base64


@contextmanager
def fresh_page(browser: Browser, drawn_when: str, signed_in_at: str = "") -> Iterator[WatchedPage]:
    """A visitor who was never here before: nothing in the browser's cache but a sign-in."""
    context = browser.new_context(locale="zh-CN", timezone_id="Asia/Shanghai", viewport=DESK)
    context.add_init_script(_WATCH)
    if signed_in_at:
        sign_in(context, signed_in_at)
    watched = WatchedPage(context.new_page(), drawn_when)
    watched.count()
    yield watched
    context.close()
