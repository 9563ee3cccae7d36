"""The very first visitor after a start may come by a link to any page."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from indicators.vocabulary import Role
from pages.components.navigation import PAGES
from pages.components.roles import ROLES_OF_PAGE
from tests.journeys.steps import open_page, sign_in
from tests.serving.live_server import PROJECT, running

pytestmark = pytest.mark.browser


def test_a_link_to_a_page_opens_it_with_the_whole_menu(page: Page, data_folder: Path) -> None:
    role = Role.MINISTRY_REVIEWER
    with running(PROJECT / "app.py", data_folder) as fresh:
        sign_in(page.context, fresh.url)
        open_page(page, fresh.url, "indicators")

        menu = page.get_by_test_id("stTopNavLinkContainer")
        page.get_by_test_id("stTopNavSection").click()

        expect(menu).to_have_count(sum(role in ROLES_OF_PAGE[name] for name, *_ in PAGES))
        expect(page.locator("h1").first).to_contain_text("指标口径")
