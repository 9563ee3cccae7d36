"""A briefing saved by one and opened by another: its words, its slides, whole at every size."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.steps import SETTLE_MS, open_page, rest, sign_in
from tests.journeys.test_frame import ENGLISH_LEFT
from tests.journeys.test_pictures import CODE, SIZES, WIDER_THAN_SCREEN
from tests.serving.live_server import LiveServer

pytestmark = pytest.mark.browser


def page_of(browser: Browser, server: LiveServer, user: str) -> Page:
    context = browser.new_context(locale="zh-CN", viewport=SIZES["desk"], reduced_motion="reduce")
    sign_in(context, server.url, user)
    return context.new_page()


def write_words(page: Page, place: int, text: str) -> None:
    box = page.get_by_label("讲稿（一行一条）").nth(place)
    box.fill(text)
    box.blur()
    rest(page)


def test_what_one_saves_another_opens_and_presents(
    browser: Browser, server: LiveServer, tmp_path: Path
) -> None:
    author = page_of(browser, server, "demo-presenter")
    open_page(author, server.url, "briefing", week="2020-04-05")
    author.get_by_text("总体情况：全国").click()
    write_words(author, 1, "先说总数 <b>再说变化</b>")
    author.get_by_test_id("stCheckbox").filter(has_text="五类困难").locator("label").click()
    rest(author)
    author.get_by_role("button", name="保存汇报").click()
    expect(author.get_by_text("汇报已保存")).to_be_visible(timeout=SETTLE_MS)
    address = author.url
    author.context.close()

    reader = page_of(browser, server, "demo-ministry")
    reader.goto(address)
    expect(reader.get_by_text("填报的数和应报家数都定格，不随新填报和名录变")).to_be_visible(timeout=SETTLE_MS)
    for size, measures in SIZES.items():
        reader.set_viewport_size(measures)
        rest(reader)
        reader.screenshot(path=tmp_path / f"briefing_opened_{size}.png")
        english = [text for text in reader.evaluate(ENGLISH_LEFT) if not CODE.fullmatch(text)]
        assert (english, reader.evaluate(WIDER_THAN_SCREEN)) == ([], 0), size
    link = reader.get_by_role("link", name="汇报模式（全屏）").get_attribute("href")
    reader.goto(f"{server.url}{link}")
    reader.keyboard.press("ArrowRight")
    reader.keyboard.press("n")

    expect(reader.locator(".slide.now .notes li")).to_have_text("先说总数 <b>再说变化</b>")
    assert reader.locator(".slide.difficulties").count() == 0
    assert re.search(r"briefing=\d+&revision=1", reader.url)
    reader.context.close()
