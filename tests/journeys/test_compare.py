"""对比: whom somebody chose stays in the address, goes along, and comes back."""

import pytest
from playwright.sync_api import Page, expect

from indicators.peers import MOST_MEMBERS
from tests.journeys.steps import SETTLE_MS, open_page, rest
from tests.serving.live_server import LiveServer

pytestmark = pytest.mark.browser


def chosen(page: Page) -> list[str]:
    box = page.get_by_test_id("stMultiSelect")
    expect(box).to_be_visible(timeout=SETTLE_MS)
    rest(page)
    return [
        text.strip() for text in box.locator(".react-aria-ComboBox [data-tag]").all_inner_texts()
    ]


def test_a_zone_found_by_name_joins_the_figure_and_the_address(
    page: Page, server: LiveServer
) -> None:
    open_page(page, server.url, "compare", week="2020-04-05", members="安徽省")

    box = page.get_by_test_id("stMultiSelect").locator("input")
    box.fill("合肥")
    page.get_by_role("option").filter(has_text="HTZ057").click()
    rest(page)

    assert "HTZ057" in page.url
    lines = page.locator(".js-plotly-plot").first
    expect(lines.get_by_text("合肥 87.8%")).to_be_visible(timeout=SETTLE_MS)
    expect(lines.get_by_text("安徽省 90.1%")).to_be_visible()


def test_a_link_reopens_the_same_members_and_they_survive_other_pages(
    page: Page, server: LiveServer
) -> None:
    open_page(page, server.url, "compare", week="2020-04-05", members="size-small,HTZ001")
    first = chosen(page)

    page.get_by_role("link", name="指标口径").first.click()
    rest(page)
    page.get_by_role("link", name="对比").first.click()
    page.wait_for_url("**/compare*size-small*")

    assert len(first) == 2
    assert chosen(page) == first


def test_a_zone_leads_to_the_comparison_with_those_that_are_like_it(
    page: Page, server: LiveServer
) -> None:
    open_page(page, server.url, "zone_detail", week="2020-04-05", zone="HTZ057")

    page.get_by_test_id("stMain").get_by_role("link", name="对比").click()
    expect(page.locator("h1").first).to_contain_text("对比", timeout=SETTLE_MS)

    assert [text.split("（")[0].split("，")[0] for text in chosen(page)] == [
        "合肥高新技术产业开发区　安徽省　HTZ057", "安徽省", "规模：特大规模", "风险等级：低风险",
    ]  # fmt: skip


def test_a_ninth_member_is_refused_in_chinese(page: Page, server: LiveServer) -> None:
    eight = ",".join(f"HTZ{number:03}" for number in range(1, MOST_MEMBERS + 1))
    open_page(page, server.url, "compare", week="2020-04-05", members=eight)

    page.get_by_test_id("stMultiSelect").locator("input").click()

    expect(page.get_by_text(f"最多选 {MOST_MEMBERS} 项，请先移除一项。")).to_be_visible()
