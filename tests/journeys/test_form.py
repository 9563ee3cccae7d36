"""One unit reports without a sheet: by a form that checks while one types, or by a button."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.steps import SETTLE_MS, open_page, rest, submitted
from tests.serving.live_server import LiveServer

pytestmark = pytest.mark.browser

REPORTER = "园区填报员"


def test_a_form_is_mended_while_typing_and_becomes_a_receipt(
    page: Page, server: LiveServer
) -> None:
    _open_form(page, server, "在线填写", "长沙")
    _type(page, "企业总数", "1200")
    _type(page, "已复工企业数", "1300")
    expect(page.get_by_text("已复工企业数 1,300 大于企业总数 1,200", exact=False)).to_be_visible(
        timeout=SETTLE_MS
    )

    _type(page, "已复工企业数", "1100")
    page.get_by_role("button", name="核对变化并提交").click(timeout=SETTLE_MS)

    assert submitted(page, REPORTER).startswith("Z20200701-")


def test_a_unit_with_nothing_to_report_says_so_with_a_button(
    page: Page, server: LiveServer
) -> None:
    _open_form(page, server, "零报告", "株洲")

    page.get_by_role("button", name="报零报告").click()

    assert submitted(page, REPORTER).startswith("Z20200701-")


def test_a_half_filled_form_survives_the_closed_tab(page: Page, server: LiveServer) -> None:
    _open_form(page, server, "在线填写", "湘潭")
    _type(page, "企业总数", "1234")
    expect(page.get_by_text("草稿已自动保存", exact=False)).to_be_visible(timeout=SETTLE_MS)
    rest(page)
    address = page.url

    page.close()
    again = page.context.new_page()
    again.goto(address)

    expect(again.get_by_role("textbox", name="企业总数")).to_have_value("1234", timeout=SETTLE_MS)


def _open_form(page: Page, server: LiveServer, way: str, zone: str) -> None:
    open_page(page, server.url, "upload", way=way)
    page.get_by_role("combobox", name="单位").first.click()
    page.keyboard.type(zone)
    page.get_by_role("option", name=zone, exact=False).first.click()
    rest(page)


def _type(page: Page, header: str, text: str) -> None:
    page.get_by_role("textbox", name=header).first.fill(text)
    rest(page)
