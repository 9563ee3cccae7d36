"""汇报: the files are offered, the messages are the page's numbers."""

from pathlib import Path

import pytest

from tests.pages.conftest import RunPage

pytestmark = pytest.mark.ui


def test_every_slide_is_told_and_every_file_offered(full_store: Path, run_page: RunPage) -> None:
    page = run_page("briefing", "demo-presenter")

    assert not page.exception
    labels = [box.label for box in page.expander]
    assert labels[0].startswith("1　封面")
    assert any("总体情况：全国企业复工率为" in label for label in labels)
    assert len(page.get("download_button")) == 5


def test_an_empty_store_says_what_to_do(empty_store: Path, run_page: RunPage) -> None:
    page = run_page("briefing", "demo-presenter")

    assert not page.exception
    assert page.info


def test_a_reporter_has_no_briefing(full_store: Path, run_page: RunPage) -> None:
    page = run_page("briefing", "demo-hefei")

    assert "不能打开本页" in page.error[0].value
