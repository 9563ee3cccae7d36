"""A province may have no national high-tech zone: every page says so, none fails."""

from pathlib import Path

import pytest

from indicators.vocabulary import Role
from pages.components.roles import ROLES_OF_PAGE
from tests.pages.conftest import RunPage

pytestmark = pytest.mark.ui

TIBET = "西藏自治区"
NAMES = [name for name, roles in ROLES_OF_PAGE.items() if Role.MINISTRY_REVIEWER in roles]


@pytest.mark.parametrize("name", NAMES)
def test_a_page_narrowed_to_a_province_without_zones_stands(
    full_store: Path, run_page: RunPage, name: str
) -> None:
    page = run_page(name)
    if any(box.key == "area" for box in page.selectbox):
        page.selectbox(key="area").set_value(TIBET).run()

    assert not page.exception
