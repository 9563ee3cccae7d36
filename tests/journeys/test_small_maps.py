"""Twelve weeks to print: drawn when somebody opens them, taken along as SVG and PNG."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.steps import SETTLE_MS, open_page
from tests.serving.live_server import LiveServer

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("label", "begins"), [("SVG", b"<svg"), ("PNG", b"\x89PNG")])
def test_the_small_maps_are_shown_and_taken_along(
    page: Page, server: LiveServer, tmp_path: Path, label: str, begins: bytes
) -> None:
    open_page(page, server.url, "risk_map", week="2020-05-31")

    page.get_by_text("十二周小图（打印用）").click()
    box = page.locator(".st-key-small-maps")
    expect(box.get_by_role("img")).to_be_visible(timeout=SETTLE_MS)
    with page.expect_download() as taken:
        box.get_by_text(label, exact=True).click()

    taken.value.save_as(tmp_path / label)
    assert taken.value.suggested_filename == f"十二周小图_2020-05-31.{label.lower()}"
    assert (tmp_path / label).read_bytes().startswith(begins)
