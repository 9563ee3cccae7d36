"""What others must not see, in a real browser: after signing out, by a link, by an old download."""

import csv
import io
from contextlib import closing
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, expect

from data_access.settings import Settings
from data_access.store import open_store
from indicators.vocabulary import Dataset
from tests.data_access.drawn_reports import deliver
from tests.journeys.steps import SETTLE_MS, open_page, rest, sign_in
from tests.serving.live_server import LiveServer

pytestmark = pytest.mark.browser

MIB = 1 << 20
FOREIGN = "HTZ099"
WEEK = "2020-06-28"
RATE = "在孵企业（团队）复工率"


def own_page(browser: Browser, server: LiveServer, username: str) -> Page:
    """A page of a browser of its own, signed in as somebody else than the other journeys."""
    context = browser.new_context(locale="zh-CN", timezone_id="Asia/Shanghai")
    sign_in(context, server.url, username)
    return context.new_page()


def test_signing_out_ends_the_tab_that_is_still_open(browser: Browser, server: LiveServer) -> None:
    left_open = own_page(browser, server, "demo-leader")
    open_page(left_open, server.url)
    other = left_open.context.new_page()
    other.goto(f"{server.url}/account/")
    other.get_by_role("button", name="退出登录").click()
    expect(other.get_by_role("heading", name="账号登录")).to_be_visible()

    left_open.get_by_role("link", name="租金减免").first.click()

    expect(left_open.get_by_text("您已退出登录", exact=False)).to_be_visible(timeout=SETTLE_MS)
    assert left_open.locator(".card-value").count() == 0
    left_open.context.close()


def test_a_tab_that_nobody_touches_closes_too(browser: Browser, server: LiveServer) -> None:
    left_open = own_page(browser, server, "demo-leader")
    open_page(left_open, server.url)
    signed_out = left_open.request.post(
        f"{server.url}/account/sign-out", headers={"Origin": server.url}
    )
    assert signed_out.ok

    expect(left_open.get_by_text("您已退出登录", exact=False)).to_be_visible(timeout=SETTLE_MS)
    expect(left_open.locator(".card-value")).to_have_count(0)
    left_open.context.close()


@pytest.mark.parametrize(
    ("path", "query", "told"),
    [
        ("zone_detail", {"zone": FOREIGN}, "园区填报员不能打开本页"),
        ("review", {"week": WEEK}, "园区填报员不能打开本页"),
        ("sources", {"find": FOREIGN, "week": WEEK}, "没有符合条件的填报"),
        ("sources", {"area": "湖北省", "find": FOREIGN}, "没有符合条件的填报"),
        ("my_reports", {"receipt": "Z20200629-000001"}, "查无此回执"),
    ],
)
def test_a_link_beyond_the_scope_shows_nothing_of_it(
    browser: Browser, server: LiveServer, path: str, query: dict[str, str], told: str
) -> None:
    page = own_page(browser, server, "demo-hefei")
    page.goto(f"{server.url}/{path}?{urlencode(query)}")

    expect(page.get_by_text(told, exact=False).first).to_be_visible(timeout=SETTLE_MS)
    assert page.get_by_text("武汉东湖", exact=False).count() == 0
    page.context.close()


def downloaded(page: Page, folder: Path) -> bytes:
    with page.expect_download(timeout=SETTLE_MS) as waiting:
        page.get_by_role("button", name="CSV", exact=True).first.click()
    path = folder / "export.csv"
    waiting.value.save_as(path)
    return path.read_bytes()


def numbers(content: bytes) -> dict[str, list[str]]:
    """The lines of an export by their last cell, the unit's code."""
    lines = csv.reader(io.StringIO(content.decode("utf-8-sig")))
    return {line[-1]: line for line in lines if len(line) > 1}


def test_an_export_after_a_correction_holds_the_correction(
    page: Page, server: LiveServer, data_folder: Path, tmp_path: Path
) -> None:
    link = {"dataset": "创业孵化机构周报", "week": WEEK, "relief_indicator": RATE}
    open_page(page, server.url, "sources", **link)
    content = downloaded(page, tmp_path)
    before = numbers(content)
    code = next(code for code in before if code.startswith("CAR"))

    with closing(open_store(Settings(data_folder))) as store:
        drawing = f"unit | week | tenants | tenants_resumed\n{code} | 06-28 | 7 | 3"
        deliver(store, drawing, Dataset.CARRIERS, reason="漏统")
    open_page(page, server.url, "sources", **link)
    rest(page)
    after = numbers(downloaded(page, tmp_path))

    assert len(content) > MIB
    assert {one for one in after if after[one] != before.get(one)} == {code}
