"""The hand-out from a stick: opened by a double click, it draws its maps and asks for nothing."""

from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Request, expect

from data_access.settings import Settings
from data_access.store import open_store
from data_access.versions import Basis, resolve_as_of
from serving.briefing_facts import Wanted, read_facts
from serving.briefing_files import briefing_of
from serving.handout import handout_of, read_over_weeks
from tests.actors import MINISTRY

pytestmark = pytest.mark.browser

WIDER = "() => document.documentElement.scrollWidth - window.innerWidth"
PATHS = ".slide.map svg path"


@pytest.fixture(scope="module")
def stick(data_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a national hand-out."""
    with closing(open_store(Settings(data_folder))) as store, store.reading() as session:
        as_of = replace(resolve_as_of(session), basis=Basis.APPROVED)
        wanted = Wanted(date(2020, 6, 14), as_of)
        told = briefing_of(read_facts(session, MINISTRY, wanted))
        handout = handout_of(told, read_over_weeks(session, MINISTRY, wanted))
    return handout.write(tmp_path_factory.mktemp("stick"))


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)])
def test_it_opens_from_a_file_and_asks_for_nothing(
    browser: Browser, stick: Path, size: tuple[int, int]
) -> None:
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, java_script_enabled=False
    )
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    context.on("request", note)
    page = context.new_page()

    page.goto((stick / "index.html").as_uri())
    expect(page.locator(".slide.headline h1")).to_contain_text("企业复工率为")
    drawn = page.locator(PATHS).count()
    page.get_by_role("link", name="武汉东湖新技术开发区").click()
    expect(page.locator("h1")).to_have_text("武汉东湖新技术开发区")
    expect(page.locator(".zone svg").first).to_be_visible()
    page.get_by_role("link", name="讲义首页").click()
    expect(page.locator(".slide.cover h1")).to_be_visible()
    context.close()

    outside = [url for url in asked if not url.startswith(("file:", "data:"))]
    assert outside == []
    assert drawn > 300


@pytest.mark.parametrize("name", ["index.html", "zones/HTZ099.html"])
def test_no_page_is_wider_than_a_telephone(browser: Browser, stick: Path, name: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()

    page.goto((stick / name).as_uri())

    assert page.evaluate(WIDER) <= 0
    context.close()
