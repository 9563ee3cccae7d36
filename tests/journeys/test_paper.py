"""A page on paper: one column, nothing over anything else, figures as wide as the paper at most."""

from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.steps import SETTLE_MS, open_page
from tests.serving.live_server import LiveServer

pytestmark = pytest.mark.browser

PAPER_WIDTH = 794  # [px] of A4
# What stands on the paper from top to bottom, with the ends of each and what it is.
_STANDING = """() => [...document.querySelectorAll(
    ".stMainBlockContainer :is(h1, h3, .cards, .js-plotly-plot, [data-testid='stDataFrame'])")]
  .map((one) => [one.getBoundingClientRect(), one])
  .filter(([place]) => place.height > 0)
  .map(([place, one]) => ({ name: one.innerText.slice(0, 20) || one.className,
    left: place.left, right: place.right, top: place.top, bottom: place.bottom }))
  .sort((one, other) => one.top - other.top)"""
_BOX_AND_PICTURE = """() => [...document.querySelectorAll(".js-plotly-plot")].map((one) => [
    one.parentElement.getBoundingClientRect().height,
    one.querySelector(".main-svg").getBoundingClientRect().height].map(Math.round))"""


@pytest.mark.parametrize("path", ["", "risk_map"])
def test_nothing_lies_over_anything_else_on_paper(
    page: Page, server: LiveServer, path: str
) -> None:
    open_page(page, server.url, path, week="2020-04-05")
    expect(page.locator(".main-svg").first).to_be_visible(timeout=SETTLE_MS)

    page.emulate_media(media="print")
    page.set_viewport_size({"width": PAPER_WIDTH, "height": 1123})
    page.wait_for_timeout(1500)
    shown = page.evaluate(_STANDING)

    torn = [
        (upper["name"], lower["name"])
        for upper, lower in pairwise(shown)
        if lower["top"] < upper["bottom"] - 1
    ]
    assert len(shown) > 8
    assert torn == []
    assert [one["name"] for one in shown if one["right"] > PAPER_WIDTH] == []
    assert all(abs(box - picture) < 12 for box, picture in page.evaluate(_BOX_AND_PICTURE))
    assert page.get_by_test_id("stSelectbox").filter(visible=True).count() == 0
