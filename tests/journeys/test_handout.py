"""The hand-out from a stick: opened by a double click, it draws its maps and asks for nothing."""

import io
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from data_access.settings import Settings
from data_access.store import open_store
from data_access.versions import Basis, resolve_as_of
from serving.briefing_facts import Wanted, read_facts
from serving.briefing_files import briefing_of
from serving.handout import handout_of, read_over_weeks
from tests.actors import MINISTRY
from tests.journeys.steps import SETTLE_MS, open_page, sign_in
from tests.serving.live_server import LiveServer

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


def test_the_page_gives_the_hand_out_as_a_file_and_as_a_folder(
    browser: Browser, server: LiveServer
) -> None:
    context = browser.new_context(locale="zh-CN", viewport={"width": 1440, "height": 900})
    sign_in(context, server.url, "demo-presenter")
    page = context.new_page()
    open_page(page, server.url, "briefing", week="2020-06-14")

    name, content = downloaded(page, "讲义（一个 HTML 文件")
    folder_name, folder = downloaded(page, "讲义文件夹")

    assert name == "复工复产全国讲义_2020-06-14.html"
    assert "<h1>国家高新区复工复产情况</h1>" in content.decode()
    assert folder_name == "复工复产全国讲义_2020-06-14.zip"
    with ZipFile(io.BytesIO(folder)) as archive:
        assert len([one for one in archive.namelist() if "/zones/" in one]) == 169
    context.close()


def downloaded(page: Page, label: str) -> tuple[str, bytes]:
    with page.expect_download(timeout=SETTLE_MS) as waiting:
        page.get_by_role("button", name=label).first.click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


@pytest.mark.parametrize("name", ["index.html", "zones/HTZ099.html"])
def test_no_page_is_wider_than_a_telephone(browser: Browser, stick: Path, name: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()

    page.goto((stick / name).as_uri())

    assert page.evaluate(WIDER) <= 0
    context.close()
