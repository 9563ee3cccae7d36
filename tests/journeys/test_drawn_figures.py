"""Figures in the browser: changed where they stand, as wide as their place, named for a reader."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.steps import SETTLE_MS, choose, open_page, rest
from tests.serving.live_server import LiveServer

pytestmark = pytest.mark.browser

TREND = "企业复工率逐周走势"


def figure(page: Page, named: str) -> Locator:
    found = page.get_by_role("figure", name=named)
    expect(found.locator(".main-svg").first).to_be_visible(timeout=SETTLE_MS)
    return found


def drawn_width(found: Locator) -> int:
    return round(float(found.locator(".main-svg").first.get_attribute("width") or 0))


def test_another_week_changes_the_chart_that_is_there(page: Page, server: LiveServer) -> None:
    open_page(page, server.url, week="2020-04-05")
    bars = figure(page, "五类困难企业占企业总数的比重")
    bars.locator(".main-svg").first.evaluate("drawing => { drawing.dataset.seen = 'before'; }")
    words = bars.inner_text()

    choose(page, "报告周（截至周日）", "2020-03-15")
    rest(page)

    assert bars.inner_text() != words
    assert bars.locator(".main-svg[data-seen=before]").count() == 1


def test_a_chart_follows_the_width_of_the_window(page: Page, server: LiveServer) -> None:
    open_page(page, server.url)
    trend = figure(page, TREND)
    wide = drawn_width(trend)

    page.set_viewport_size({"width": 1000, "height": 900})

    expect(trend.locator(".main-svg").first).not_to_have_attribute("width", str(wide))
    place = trend.bounding_box()
    assert place is not None
    assert drawn_width(trend) == round(place["width"]) < wide


def test_a_chart_is_there_again_after_another_page(page: Page, server: LiveServer) -> None:
    open_page(page, server.url)
    figure(page, TREND)

    page.get_by_role("link", name="百城百园").first.click()
    rest(page)
    page.get_by_role("link", name="总览").first.click()
    rest(page)

    expect(figure(page, TREND).locator(".trace").first).to_be_visible()


def test_without_the_drawing_library_the_page_says_so(page: Page, server: LiveServer) -> None:
    page.route("**/figures/plotly-*.js", lambda route: route.abort())
    page.goto(server.url)

    expect(page.get_by_text("绘图组件没有取到").first).to_be_visible(timeout=SETTLE_MS)
