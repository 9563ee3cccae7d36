"""汇报: slides are chosen and words written, and the page says what cannot be."""

from pathlib import Path

import pytest

from tests.pages.briefing_page import PRESENTER, labels, press, words
from tests.pages.conftest import RunPage

pytestmark = pytest.mark.ui


def test_every_slide_is_told_and_every_file_offered(full_store: Path, run_page: RunPage) -> None:
    page = run_page("briefing", PRESENTER)

    assert not page.exception
    assert labels(page)[0].startswith("1　封面")
    assert any("总体情况：全国企业复工率为" in label for label in labels(page))
    assert len(page.get("download_button")) == 6


def test_an_empty_store_says_what_to_do(empty_store: Path, run_page: RunPage) -> None:
    page = run_page("briefing", PRESENTER)

    assert not page.exception
    assert page.info


def test_a_reporter_has_no_briefing(full_store: Path, run_page: RunPage) -> None:
    page = run_page("briefing", "demo-hefei")

    assert "不能打开本页" in page.error[0].value


def test_a_slide_without_its_tick_is_not_told(full_store: Path, run_page: RunPage) -> None:
    page = run_page("briefing", PRESENTER)
    before = labels(page)

    page = next(one for one in page.checkbox if one.label == "走势").uncheck().run()

    assert len(labels(page)) == len(before) - 1
    assert not any("走势" in label for label in labels(page))


def test_words_written_by_hand_give_way_to_the_generated_ones_again(
    full_store: Path, run_page: RunPage
) -> None:
    page = run_page("briefing", PRESENTER)
    generated = page.text_area[1].value

    page = page.text_area[1].set_value("只说一句").run()
    assert "手写的讲稿，不随数字变" in words(page)
    page = press(page, "恢复自动生成")

    assert page.text_area[1].value == generated


def test_words_that_are_too_long_are_told_and_not_cut(own_store: Path, run_page: RunPage) -> None:
    page = run_page("briefing", PRESENTER)

    page = page.text_area[1].set_value("\n".join(["甲\x02乙"] * 45)).run()
    told = words(page)
    page = press(page, "保存汇报")

    assert "这样不能保存：一页的讲稿最多 40 条，现有 45 条" in told
    assert "没有完成：一页的讲稿最多 40 条，现有 45 条" in words(page)
    assert str(page.text_area[1].value).count("乙") == 45


def test_the_mark_below_a_slide_is_text(own_store: Path, run_page: RunPage) -> None:
    mark = "内部资料 [点此](x)"

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("pages.components.briefing_parts._notice", lambda _view: mark)
        page = run_page("briefing", PRESENTER)

    assert r"内部资料 \[点此\]\(x\)" in words(page)
    assert mark not in words(page)


def test_how_long_a_page_stands_goes_into_both_addresses(
    full_store: Path, run_page: RunPage
) -> None:
    page = run_page("briefing")
    page.number_input(key="every").set_value(30).run()

    addresses = [link.proto.url for link in page.get("link_button")]

    assert [address.count("every=30") for address in addresses] == [1, 1]
