"""The reviewer: a tick belongs to the report it was set at."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import DESK
from tests.journeys.steps import SETTLE_MS, open_page, rest, sign_in
from tests.loaded_store import copy_store, loaded_sample
from tests.serving.live_server import PROJECT, LiveServer, running

pytestmark = pytest.mark.browser
FIRST_ROW = {"x": 18, "y": 52}  # the box before the first row, below the header


@pytest.fixture(scope="module")
def own_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    """The sample in a copy of its own: here reports are approved."""
    loaded = loaded_sample(tmp_path_factory.getbasetemp().parent)
    folder: Path = copy_store(loaded, tmp_path_factory.mktemp("reviewing"))
    with running(PROJECT / "app.py", folder) as started:
        yield started


@pytest.fixture
def reviewer(browser: Browser, own_server: LiveServer) -> Iterator[Page]:
    context = browser.new_context(locale="zh-CN", viewport=DESK, reduced_motion="reduce")
    sign_in(context, own_server.url, "demo-anhui")
    yield context.new_page()
    context.close()


def test_what_was_not_ticked_is_not_approved(reviewer: Page, own_server: LiveServer) -> None:
    open_page(reviewer, own_server.url, "review", week="2020-06-28")
    table = reviewer.get_by_test_id("stDataFrame").first
    box = table.bounding_box()
    assert box is not None

    reviewer.mouse.click(box["x"] + FIRST_ROW["x"], box["y"] + FIRST_ROW["y"])
    ticked = reviewer.get_by_role("button", name="通过选中（1 家）")
    expect(ticked).to_be_enabled(timeout=SETTLE_MS)
    ticked.click()
    rest(reviewer)

    expect(reviewer.get_by_text("已通过 1 家")).to_be_visible()
    expect(reviewer.get_by_role("button", name="通过选中（0 家）")).to_be_disabled()
