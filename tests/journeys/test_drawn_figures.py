"""Figures in the browser: changed where they stand, as wide as their place, named for a reader."""

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.journeys.steps import SETTLE_MS, choose, open_page, rest
from tests.serving.live_server import LiveServer

pytestmark = pytest.mark.browser

TREND = "企业复工率逐周走势"
MAP = "高新区按疫情风险等级标注"
WEEK = "报告周（截至周日）"


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

    choose(page, WEEK, "2020-03-15")
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


def test_a_week_that_is_changed_while_the_map_waits_is_the_one_that_is_drawn(
    page: Page, server: LiveServer
) -> None:
    held: list[Route] = []
    page.route("**/geo/*/province.json", lambda route: held.extend([route]))
    open_page(page, server.url, week="2020-03-15")
    choose(page, WEEK, "2020-04-05")
    rest(page)

    for route in held:
        route.continue_()

    drawn = page.get_by_role("figure", name=MAP)
    expect(drawn.locator(".choroplethlayer path").first).to_be_visible(timeout=SETTLE_MS)
    expect(drawn).to_contain_text("157 家")
    expect(drawn).to_have_count(1)


def test_a_map_without_its_ground_says_so_and_comes_with_the_next_week(
    page: Page, server: LiveServer
) -> None:
    page.route("**/geo/**", lambda route: route.abort())
    open_page(page, server.url, week="2020-03-15")
    expect(page.get_by_text("图没有画出来").first).to_be_visible(timeout=SETTLE_MS)

    page.unroute("**/geo/**")
    choose(page, WEEK, "2020-04-05")

    drawn = page.get_by_role("figure", name=MAP)
    expect(drawn.locator(".choroplethlayer path").first).to_be_visible(timeout=SETTLE_MS)
    expect(page.get_by_text("图没有画出来")).to_have_count(0)


def test_a_chart_that_was_closed_while_the_window_changed_fits_when_it_opens(
    page: Page, server: LiveServer
) -> None:
    open_page(page, server.url)
    figure(page, TREND)
    tabs = page.get_by_role("tab", name="表")
    tabs.last.click()
    rest(page)
    page.set_viewport_size({"width": 1000, "height": 900})

    page.get_by_role("tab", name="图").last.click()
    rest(page)

    bars = figure(page, "各省企业复工率由高到低排列")
    place = bars.bounding_box()
    assert place is not None
    assert drawn_width(bars) == round(place["width"])


def test_what_the_mouse_was_told_goes_with_the_week_it_was_told_of(
    page: Page, server: LiveServer
) -> None:
    open_page(page, server.url, "risk_map", week="2020-04-05")
    drawn = page.locator(".js-plotly-plot", has=page.locator(".choroplethlayer"))
    name = drawn.locator("text", has_text="新疆").first
    expect(name).to_be_visible(timeout=SETTLE_MS)
    label = name.bounding_box()
    assert label is not None
    page.mouse.move(label["x"] + 60, label["y"] + 40)
    expect(drawn.locator(".hoverlayer .hovertext")).to_have_count(1)

    page.get_by_role("button", name="下一周").press("Enter")
    rest(page)

    expect(drawn.locator(".hoverlayer .hovertext")).to_have_count(0)
