"""汇报 of somebody else: opened, kept as one's own, and what is refused or not there."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.pages.briefing_page import PRESENTER, labels, opened, press, words
from tests.pages.conftest import RunPage
from tests.pages.kept_briefing import OTHER, kept

pytestmark = pytest.mark.ui


def test_somebody_elses_is_opened_and_kept_as_ones_own(own_store: Path, run_page: RunPage) -> None:
    number = kept(own_store)

    page = run_page("briefing", PRESENTER, briefing=number)

    assert labels(page)[1].startswith("2　总体情况")
    assert page.text_area[1].value == "先说总数 <b>x</b>"
    assert not any(one.label.startswith(("更新", "确认删除")) for one in page.button)
    page = press(page, "另存为我的汇报")
    assert opened(page) != number


def test_what_somebody_is_called_is_text(own_store: Path, run_page: RunPage) -> None:
    number = kept(own_store, replace(OTHER, name="**甲**[点此](x)"))

    page = run_page("briefing", PRESENTER, briefing=number)

    told = [caption.value for caption in page.caption if "只有本人能改" in caption.value]
    assert told == [r"由\*\*甲\*\*\[点此\]\(x\)保存，只有本人能改"]
    assert "[点此](" not in words(page)


def test_a_briefing_beyond_the_scope_is_refused(own_store: Path, run_page: RunPage) -> None:
    number = kept(own_store)

    page = run_page("briefing", "demo-anhui", briefing=number)

    assert "全国不在您的管辖范围内" in page.error[0].value
    assert not labels(page)


@pytest.mark.parametrize("number", ["99", "x", "9" * 30])
def test_an_address_of_no_briefing_is_told(
    full_store: Path, run_page: RunPage, number: str
) -> None:
    page = run_page("briefing", PRESENTER, briefing=number)

    assert not page.exception
    assert "作者已把它删除" in page.warning[0].value
