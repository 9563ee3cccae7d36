"""A picture of every page at three sizes: nothing fails, nothing is English, nothing is cut."""

import os
import re
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Page, ViewportSize

from indicators.catalogue import every_card
from pages.components.navigation import PAGES
from tests.journeys.steps import open_page, rest, sign_in
from tests.journeys.test_frame import ENGLISH_LEFT
from tests.serving.live_server import LiveServer

pytestmark = pytest.mark.browser

SIZES: Final[dict[str, ViewportSize]] = {
    "desk": {"width": 1440, "height": 900},
    "wall": {"width": 1920, "height": 1080},
    "phone": {"width": 390, "height": 844},
}
DEVICES: Final = {"screen": ("desk", "wall"), "phone": ("phone",)}
USERS: Final = {
    "register": "demo-system",
    "accounts": "demo-security",
    "audit": "demo-auditor",
}
MONTHS: Final = {"rollout": "2020-05-31"}  # reported by month
NO_FAULTS: Final = {"errors": 0, "english": [], "too_wide": 0}
KEPT = Path(__file__).parent / "screenshots"
INDICATOR_CODES = {card.code for card in every_card()}
NAMES = [name for name, *_ in PAGES]
CODE = re.compile(
    r"(HTZ|CAR|BCY)\d+|[0-9a-f]{64}|[a-z0-9]+(_[a-z0-9]+)+|[\w.-]+\.(csv|xlsx)"
    r"|demo-[a-z0-9-]+|(• )?CSV, XLSX(, GZ)?|CSV|XLSX|(• )?PPTX|(https?://|github:)\S+.*"
)
WIDER_THAN_SCREEN = "() => document.documentElement.scrollWidth - window.innerWidth"


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """Where pictures go: into the repository when PICTURES=1 asks for those of the README."""
    return KEPT if os.environ.get("PICTURES") else tmp_path


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("device", DEVICES)
def test_every_page_is_whole_and_chinese(
    page: Page, server: LiveServer, pictures: Path, name: str, device: str
) -> None:
    sizes = DEVICES[device]
    if user := USERS.get(name):
        sign_in(page.context, server.url, user)
    page.set_viewport_size(SIZES[sizes[0]])
    week = MONTHS.get(name, "2020-04-05")
    open_page(page, server.url, "" if name == "overview" else name, week=week)

    for size in sizes:
        page.set_viewport_size(SIZES[size])
        rest(page)
        page.screenshot(path=pictures / f"{name}_{size}.png")
        assert faults(page) == NO_FAULTS, size


def faults(page: Page) -> dict[str, object]:
    return {
        "errors": page.get_by_text("抱歉，本页出错").count(),
        "english": [text for text in page.evaluate(ENGLISH_LEFT) if not _is_code(text)],
        "too_wide": page.evaluate(WIDER_THAN_SCREEN),
    }


def _is_code(text: str) -> bool:
    """Codes, digests, file names and addresses are the same in every language."""
    return CODE.fullmatch(text) is not None or text in INDICATOR_CODES
