"""An address that asks for an area beyond the scope is told what is shown instead."""

from pathlib import Path

import pytest

from tests.pages.conftest import RunPage

pytestmark = pytest.mark.ui

TOLD = "您的账号只能查看安徽省，已为您显示安徽省"


@pytest.mark.parametrize(
    ("user", "area_zh", "told"),
    [
        ("demo-anhui", "湖北省", [TOLD]),
        ("demo-anhui", "安徽省", []),
        ("demo-ministry", "湖北省", []),
    ],
)
def test_a_link_to_an_area_beyond_the_scope_says_what_is_shown_instead(
    full_store: Path, run_page: RunPage, user: str, area_zh: str, told: list[str]
) -> None:
    page = run_page("overview", user, area=area_zh)

    said = [one.value for one in page.info if "您的账号" in one.value]

    assert not page.exception
    assert said == told
