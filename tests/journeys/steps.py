"""The moves that journeys share: open a page, wait until it rests, read its numbers."""

from urllib.parse import quote

from playwright.sync_api import BrowserContext, Page, expect

from tests.signed_in import MINISTRY

SETTLE_MS = 40_000
_AT_REST = """() => document.querySelector("[data-testid='stApp']") !== null
  && !document.querySelector("[data-testid='stStatusWidget']")
  && document.querySelector("[data-testid='stApp']").dataset.testScriptState !== "running"
"""


def sign_in(visitor: BrowserContext, address: str, username: str = MINISTRY) -> None:
    """Sign in as a demo account, as its button on the sign-in page does."""
    form: dict[str, str | float | bool] = {"username": username, "next": "/healthz"}
    answer = visitor.request.post(f"{address}/account/demo", form=form, headers={"Origin": address})
    assert answer.ok, answer.text()


def open_page(page: Page, address: str, path: str = "", **query: str) -> None:
    """Open a page by its address and wait until it rests."""
    asked = "&".join(f"{key}={quote(value)}" for key, value in query.items())
    page.goto(f"{address}/{path}{'?' + asked if asked else ''}")
    expect(page.locator("h1").first).to_be_visible(timeout=SETTLE_MS)
    rest(page)


def rest(page: Page) -> None:
    """Wait until the script has run and the page stopped moving."""
    page.wait_for_timeout(400)
    page.wait_for_function(_AT_REST, timeout=SETTLE_MS)
    page.wait_for_timeout(600)


def headline(page: Page) -> dict[str, str]:
    """The KPI cards by name, once they are there."""
    expect(page.locator(".card-value").first).to_be_visible(timeout=SETTLE_MS)
    rest(page)
    names = page.locator(".card-name").all_inner_texts()
    values = page.locator(".card-value").all_inner_texts()
    return dict(zip((name.strip() for name in names), values, strict=True))


def choose(page: Page, label: str, option: str) -> None:
    """Choose an option of a select box."""
    page.get_by_label(label).first.click()
    page.get_by_role("option", name=option, exact=True).click()
    rest(page)


def answer_all(page: Page, text: str) -> None:
    """Write a text into every field that must be filled before a submit."""
    expect(page.get_by_text("填报人：")).to_be_visible(timeout=SETTLE_MS)
    rest(page)
    for box in page.get_by_label("（必填）").all():
        box.fill(text)
    rest(page)


def press_submit(page: Page) -> None:
    """Click 提交 at the foot of the window."""
    page.get_by_test_id("stBottomBlockContainer").get_by_role("button").click()


def submitted(page: Page, text: str) -> str:
    """Answer whatever is asked, submit, and read the receipt's number."""
    answer_all(page, text)
    press_submit(page)
    heading = page.get_by_role("heading", name="回执 Z", exact=False)
    expect(heading).to_be_visible(timeout=SETTLE_MS)
    return heading.inner_text().removeprefix("回执").strip()
