"""The leader: another week, a province, a zone, and a link that shows the same again."""

from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.steps import SETTLE_MS, choose, headline, open_page, rest
from tests.serving.live_server import LiveServer

pytestmark = pytest.mark.browser

WEEK = "报告周（截至周日）"
ON_THE_MAP = ".js-plotly-plot text"
FIRST_ROW = {"x": 18, "y": 52}  # the box before the first row, below the header


def test_another_week_shows_its_own_numbers(page: Page, server: LiveServer) -> None:
    open_page(page, server.url)

    choose(page, WEEK, "2020-04-05")

    assert headline(page)["企业复工率"] == "79.0%"


def test_a_click_on_a_province_narrows_the_page_to_it(page: Page, server: LiveServer) -> None:
    open_page(page, server.url, week="2020-04-05")
    name = page.locator(".js-plotly-plot text", has_text="新疆").first
    expect(name).to_be_visible(timeout=SETTLE_MS)
    label = name.bounding_box()
    assert label is not None

    page.mouse.move(label["x"] + 60, label["y"] + 40)
    page.wait_for_timeout(300)
    page.mouse.click(label["x"] + 60, label["y"] + 40)
    rest(page)

    expect(page.get_by_text("覆盖 新疆维吾尔自治区")).to_be_visible()
    assert "area=" in page.url


def test_a_choice_in_the_menu_of_a_phone_shows_the_page(page: Page, server: LiveServer) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_page(page, server.url)
    page.get_by_test_id("stExpandSidebarButton").click()

    page.get_by_test_id("stSidebarNavLink").filter(has_text="风险地图").click()

    expect(page.locator("h1").first).to_contain_text("风险地图", timeout=SETTLE_MS)
    expect(page.get_by_test_id("stSidebarNavLink").first).not_to_be_in_viewport()


def test_a_row_of_the_lagging_zones_opens_the_zone(page: Page, server: LiveServer) -> None:
    open_page(page, server.url, week="2020-04-05")
    table = page.get_by_test_id("stDataFrame").first
    table.scroll_into_view_if_needed()
    box = table.bounding_box()
    assert box is not None

    page.mouse.click(box["x"] + FIRST_ROW["x"], box["y"] + FIRST_ROW["y"])

    page.wait_for_url("**/zone_detail?*zone=HTZ*")
    expect(page.locator("h1").first).to_contain_text("园区详情")


def test_a_link_with_filters_reopens_the_same_view(page: Page, server: LiveServer) -> None:
    open_page(page, server.url)
    choose(page, WEEK, "2020-03-15")
    choose(page, "地区", "江苏省")
    shown, link = headline(page), page.url

    page.goto("about:blank")
    page.goto(link)

    assert headline(page) == shown
    assert page.url == link


def test_the_choices_survive_moving_between_pages(page: Page, server: LiveServer) -> None:
    open_page(page, server.url)
    choose(page, WEEK, "2020-03-15")
    shown = headline(page)

    page.get_by_role("link", name="指标口径").first.click()
    rest(page)
    page.get_by_role("link", name="总览").first.click()
    rest(page)

    assert headline(page) == shown


def test_the_choices_of_a_link_go_along_to_each_page_and_into_its_address(
    page: Page, server: LiveServer
) -> None:
    chosen = "week=2020-04-05&area=" + quote("江苏省")
    open_page(page, server.url, week="2020-04-05", area="江苏省")
    shown = headline(page)

    for title in ("风险地图", "租金减免", "指标口径", "总览"):
        page.get_by_role("link", name=title).first.click()
        page.wait_for_url(f"**{chosen}*")
        rest(page)

    assert headline(page) == shown


def test_the_weeks_of_the_map_are_slid_along_and_play_to_the_last(
    page: Page, server: LiveServer
) -> None:
    open_page(page, server.url, "risk_map", week="2020-06-07")
    slider = page.locator(".st-key-week-strip input[type=range]")

    slider.focus()
    page.keyboard.press("ArrowRight")
    rest(page)
    assert page.url.endswith("week=2020-06-14")

    page.get_by_text("播放").click()
    expect(slider).to_have_attribute("aria-valuetext", "06-28", timeout=SETTLE_MS)
    expect(page.locator("input[aria-label=播放]")).not_to_be_checked(timeout=SETTLE_MS)


def test_a_number_leads_to_the_reports_it_was_summed_from(page: Page, server: LiveServer) -> None:
    open_page(page, server.url, week="2020-04-05")
    name = page.locator(".card-name").nth(2).inner_text().strip()

    page.locator(".card-value a").nth(2).click()

    expect(page.locator("h1").first).to_contain_text("数据来源", timeout=SETTLE_MS)
    rest(page)
    expect(page.get_by_label("指标").first).to_have_value(name)
    expect(page.get_by_label(WEEK).first).to_have_value("2020-04-05")


def test_a_click_opens_a_province_then_a_city_and_the_path_leads_back(
    page: Page, server: LiveServer
) -> None:
    open_page(page, server.url, "risk_map", week="2020-03-15")

    for name in ("新疆", "喀什"):
        label = page.locator(ON_THE_MAP, has_text=name).first
        label.scroll_into_view_if_needed(timeout=SETTLE_MS)
        spot = label.bounding_box()
        assert spot is not None
        page.mouse.click(spot["x"] + 4, spot["y"] + spot["height"] + 6)
        rest(page)

    expect(page.locator(ON_THE_MAP, has_text="莎车县").first).to_be_visible(timeout=SETTLE_MS)
    assert "place=653100" in page.url
    page.get_by_role("button", name="新疆维吾尔自治区").click()
    expect(page.locator(ON_THE_MAP, has_text="和田").first).to_be_visible(timeout=SETTLE_MS)
    assert "place=" not in page.url


def test_going_back_shows_what_the_address_says(page: Page, server: LiveServer) -> None:
    open_page(page, server.url, "risk_map", week="2020-03-01", area="湖北省")
    left = page.locator(".st-key-under-title").inner_text()
    page.get_by_role("link", name="对比").first.click()
    rest(page)

    page.go_back()
    page.wait_for_url("**/risk_map?*")
    rest(page)

    assert "week=2020-03-01" in page.url
    assert page.locator(".st-key-under-title").inner_text() == left
