"""The park manager: a GB18030 sheet, the receipt, and the number that moves."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.steps import SETTLE_MS, headline, open_page, rest, sign_in
from tests.loaded_store import copy_store, loaded_sample
from tests.serving.live_server import PROJECT, LiveServer, running

pytestmark = pytest.mark.browser

SHEET = PROJECT / "sample_data" / "uploads" / "good_one_zone_gb18030.csv"
CURRENT_WEEK = "2020-07-05"


@pytest.fixture
def quiet_server(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    """A server of its own: other journeys report the same week, and its number is looked at."""
    loaded = loaded_sample(tmp_path_factory.getbasetemp().parent)
    with running(PROJECT / "app.py", copy_store(loaded, tmp_path / "own")) as started:
        yield started


def test_a_gb18030_sheet_becomes_a_receipt_and_moves_the_number(
    page: Page, quiet_server: LiveServer
) -> None:
    server = quiet_server
    sign_in(page.context, server.url)
    open_page(page, server.url, "upload")

    page.set_input_files("input[type=file]", SHEET)
    expect(page.get_by_text("填报人：")).to_be_visible(timeout=SETTLE_MS)
    submit = page.get_by_role("button", name="提交", exact=False).last
    expect(submit).to_be_enabled(timeout=SETTLE_MS)
    submit.click()
    expect(page.get_by_text("已入库。请保存回执号。")).to_be_visible(timeout=SETTLE_MS)
    open_page(page, server.url, week=CURRENT_WEEK)

    assert headline(page)["企业复工率"] == _rate_of(SHEET)


def test_the_same_sheet_twice_gives_the_same_receipt(page: Page, server: LiveServer) -> None:
    numbers = [_receipt_for(page, server) for _ in range(2)]

    assert numbers[0] == numbers[1]


def _receipt_for(page: Page, server: LiveServer) -> str:
    open_page(page, server.url, "upload")
    page.set_input_files("input[type=file]", SHEET)
    expect(page.get_by_text("填报人：")).to_be_visible(timeout=SETTLE_MS)
    submit = page.get_by_role("button", name="提交", exact=False).last
    expect(submit).to_be_enabled(timeout=SETTLE_MS)
    submit.click()
    heading = page.get_by_role("heading", name="回执 Z", exact=False)
    expect(heading).to_be_visible(timeout=SETTLE_MS)
    rest(page)
    return heading.inner_text()


def _rate_of(sheet: Path) -> str:
    """企业复工率 of the one zone in the sheet, as a card writes it."""
    _, header, row = csv.reader(sheet.read_text(encoding="gb18030").splitlines())
    cells = dict(zip(header, row, strict=True))
    return f"{int(cells['已复工企业数']) / int(cells['企业总数']):.1%}"
