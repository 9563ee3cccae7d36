"""The moves that journeys share: open a page, wait until it rests, read its numbers."""

from urllib.parse import quote

from playwright.sync_api import Page, expect

SETTLE_MS = 40_000
_AT_REST = """() => document.querySelector("[data-testid='stApp']") !== null
  && !document.querySelector("[data-testid='stStatusWidget']")
  && document.querySelector("[data-testid='stApp']").dataset.testScriptState !== "running"
"""


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
