"""The presenter before a full room: keys, notes, full size, and a wall that turns by itself."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.journeys.steps import open_page, sign_in
from tests.serving.live_server import LiveServer

pytestmark = pytest.mark.browser

OVERFLOW = """() => [...document.querySelectorAll('.slide.now .body')]
  .some((body) => body.scrollHeight > body.clientHeight + 1
    || body.scrollWidth > body.clientWidth + 1)"""


FILLED = """() => {
  const shown = document.querySelector('.slide.now .shown');
  const svg = shown && [...shown.querySelectorAll('svg')].find((one) => one.clientHeight);
  if (!svg) return 1;
  const box = svg.viewBox.baseVal;
  const scale = Math.min(svg.clientWidth / box.width, svg.clientHeight / box.height);
  const under = document.querySelector('.slide.now .beside');
  const foot = document.querySelector('.slide.now footer').getBoundingClientRect().top;
  const top = shown.getBoundingClientRect().top;
  const beside = under ? under.getBoundingClientRect() : null;
  const end = beside && beside.top > top + 20 ? beside.top : foot;
  return box.height * scale / (end - top);
}"""

CLASHES = """() => {
  if (document.querySelector('.slide.now.map')) return [];
  const texts = [...document.querySelectorAll('.slide.now .shown text')]
    .filter((one) => one.getClientRects().length)
    .map((one) => [one.textContent, one.getBoundingClientRect()]);
  const found = [];
  texts.forEach(([name, a], place) => texts.slice(place + 1).forEach(([other, b]) => {
    const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (wide > 1 && high > a.height * .35) found.push(name + ' ' + other);
  }));
  return found;
}"""

SMALLEST = """() => Math.min(99, ...[...document.querySelectorAll('.slide:not(.map) .shown text')]
  .filter((one) => one.getClientRects().length)
  .map((one) => parseFloat(getComputedStyle(one).fontSize)
    * one.ownerSVGElement.clientWidth / one.ownerSVGElement.viewBox.baseVal.width))"""


@pytest.fixture
def room(browser: Browser, server: LiveServer) -> Iterator[Page]:
    """A projector of 1920×1080, signed in as the presenter, at the briefing."""
    context = browser.new_context(
        locale="zh-CN", viewport={"width": 1920, "height": 1080}, reduced_motion="reduce"
    )
    sign_in(context, server.url, "demo-presenter")
    page = context.new_page()
    open_page(page, server.url, "briefing")
    link = page.get_by_role("link", name="汇报模式（全屏）").get_attribute("href")
    page.goto(f"{server.url}{link}")
    yield page
    context.close()


def shown(page: Page) -> str:
    return page.locator(".slide.now h1").inner_text()


def test_keys_turn_the_slides_and_the_address_keeps_the_place(room: Page) -> None:
    titles = room.locator(".slide h1").all_text_contents()

    for key, place in (("ArrowRight", 1), (" ", 2), ("ArrowLeft", 1), ("End", -1), ("Home", 0)):
        room.keyboard.press(key)
        assert shown(room) == titles[place]
    room.keyboard.press("PageDown")
    room.reload()

    assert shown(room) == titles[1]


@pytest.mark.parametrize("size", [(1920, 1080), (1024, 768), (1440, 900)])
def test_no_slide_is_cut_on_any_projector(room: Page, size: tuple[int, int]) -> None:
    room.set_viewport_size({"width": size[0], "height": size[1]})
    cut = []
    for _ in range(room.locator(".slide").count()):
        if room.evaluate(OVERFLOW):
            cut.append(shown(room))
        room.keyboard.press("ArrowRight")

    assert cut == []


def test_a_week_in_which_many_did_not_report_is_not_cut(room: Page, server: LiveServer) -> None:
    room.goto(f"{server.url}/present?week=2020-02-02")
    cut = []
    for _ in range(room.locator(".slide").count()):
        if room.evaluate(OVERFLOW):
            cut.append(shown(room))
        room.keyboard.press("ArrowRight")

    assert cut == []


@pytest.mark.parametrize("size", [(1920, 1080), (1024, 768), (1440, 900)])
def test_every_drawing_fills_its_room_and_no_words_lie_on_others(
    room: Page, size: tuple[int, int]
) -> None:
    room.set_viewport_size({"width": size[0], "height": size[1]})
    empty, clashing = {}, list[str]()
    for _ in range(room.locator(".slide").count()):
        if (share := room.evaluate(FILLED)) < 0.8:
            empty[shown(room)] = round(share, 2)
        clashing += room.evaluate(CLASHES)
        room.keyboard.press("ArrowRight")

    assert (empty, clashing) == ({}, [])


def test_the_letters_of_a_chart_are_read_on_a_phone(room: Page) -> None:
    room.set_viewport_size({"width": 390, "height": 844})
    told = []
    for _ in range(room.locator(".slide").count()):
        told.append(room.evaluate(SMALLEST))
        assert room.evaluate("document.documentElement.scrollWidth") <= 390
        room.keyboard.press("ArrowRight")

    assert min(told) >= 8.5


def test_the_notes_come_and_go(room: Page) -> None:
    room.keyboard.press("ArrowRight")

    room.keyboard.press("n")
    expect(room.locator(".slide.now .notes")).to_be_visible()
    room.keyboard.press("n")
    expect(room.locator(".slide.now .notes")).to_be_hidden()


def test_the_presenters_window_turns_with_the_room_and_back(room: Page) -> None:
    room.keyboard.press("ArrowRight")
    titles = room.locator(".slide h1").all_text_contents()
    with room.context.expect_page() as opened:
        room.keyboard.press("s")
    desk = opened.value
    expect(desk.locator(".slide.next h1")).to_have_text(titles[2])
    notes = desk.locator(".said li").all_text_contents()

    room.keyboard.press("ArrowRight")
    expect(desk.locator(".slide.now h1")).to_have_text(titles[2])
    desk.get_by_role("button", name="← 上一页").click()
    expect(room.locator(".slide.now h1")).to_have_text(titles[1])
    desk.keyboard.press("End")
    expect(room.locator(".slide.now h1")).to_have_text(titles[-1])

    assert notes == room.locator("#s2 .notes li").all_text_contents()
    expect(desk.locator(".next-title")).to_have_text("最后一页")
    expect(desk.locator(".elapsed")).not_to_have_text("00:00")


def test_the_presenters_view_works_when_it_is_opened_alone(room: Page) -> None:
    titles = room.locator(".slide h1").all_text_contents()
    room.goto(room.url.replace("#1", "") + "&view=presenter#2")

    room.keyboard.press("ArrowRight")

    assert shown(room) == titles[2]
    expect(room.locator(".place")).to_have_text(f"3 / {len(titles)}")


def test_what_is_pointed_at_stands_out_with_its_value(room: Page) -> None:
    room.keyboard.press("ArrowRight")
    bars = room.locator(".slide.now .told")

    bars.first.hover()

    opacity = "(bar) => getComputedStyle(bar).opacity"
    expect(bars.nth(1)).to_have_css("opacity", "0.28")
    assert bars.first.evaluate(opacity) == "1"
    assert re.fullmatch(
        r"企业复工率\n本周：[\d.]+%", bars.first.locator("title").text_content() or ""
    )


def test_the_end_of_a_talk_is_told_and_takes_nothing_away(room: Page) -> None:
    def nearly_over(route: Route) -> None:
        answer = route.fetch()
        body = re.sub(r'data-seconds="\d+"', 'data-seconds="1"', answer.text())
        route.fulfill(response=answer, body=body)

    room.route("**/present?*", nearly_over)
    room.reload()

    expect(room.locator(".stale")).to_contain_text("汇报模式的时限到了：可以继续翻页")
    before = shown(room)
    room.keyboard.press("ArrowRight")
    assert shown(room) != before


def test_a_wall_turns_by_itself_and_says_when_it_cannot_ask(room: Page, server: LiveServer) -> None:
    room.goto(f"{server.url}/present?wall=1&every=3")
    first = shown(room)

    expect(room.locator(".slide.now h1")).not_to_have_text(first, timeout=6_000)
    room.keyboard.press("End")
    room.context.clear_cookies()
    expect(room.locator(".stale")).to_be_visible(timeout=8_000)

    assert shown(room) != ""
