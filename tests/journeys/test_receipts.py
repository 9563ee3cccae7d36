"""A receipt found again: printed, looked through and taken back."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.steps import SETTLE_MS, answer_all, open_page, rest
from tests.serving.live_server import PROJECT, LiveServer

pytestmark = pytest.mark.browser

SHEET = PROJECT / "sample_data" / "uploads" / "good_one_zone_gb18030.csv"
EXPLAINED = "核对台账后更正"


def test_a_receipt_is_found_again_and_printed(
    page: Page, server: LiveServer, tmp_path: Path
) -> None:
    number = _correct(page, server, tmp_path, "1680")

    open_page(page, server.url, "my_reports", find=number)
    expect(page.get_by_role("heading", name=f"回执 {number}")).to_be_visible(timeout=SETTLE_MS)
    page.goto(f"{server.url}/print/receipt/{number}")

    expect(page.get_by_role("heading", name="校验表")).to_be_visible()
    assert page.get_by_text(number, exact=False).count() > 0
    assert page.get_by_text("（单位盖章）").is_visible()


def test_a_correction_is_taken_back_with_a_reason(
    page: Page, server: LiveServer, tmp_path: Path
) -> None:
    number = _correct(page, server, tmp_path, "1681")
    open_page(page, server.url, "my_reports", receipt=number)

    page.get_by_role("button", name="撤回…").click()
    page.get_by_label("撤回原因（必填）").fill("报错了周")
    page.get_by_role("button", name="确认撤回").click()

    expect(page.get_by_text(f"已撤回 {number}", exact=False)).to_be_visible(timeout=SETTLE_MS)


def _correct(page: Page, server: LiveServer, folder: Path, short: str) -> str:
    """Correct 尚缺工人数 of last week's report, with every 说明 asked for; the receipt's number."""
    sheet = folder / "周报.csv"
    content = SHEET.read_bytes().replace(b"2020-06-30,", b"2020-06-28,")
    sheet.write_bytes(content.replace(b",1792,", f",{short},".encode()))
    open_page(page, server.url, "upload")
    page.set_input_files("input[type=file]", sheet)
    answer_all(page, EXPLAINED)
    page.get_by_role("button", name="提交", exact=False).last.click()
    heading = page.get_by_role("heading", name="回执 Z", exact=False)
    expect(heading).to_be_visible(timeout=SETTLE_MS)
    rest(page)
    return heading.inner_text().removeprefix("回执").strip()
