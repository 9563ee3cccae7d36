"""百城百园: every site, its stage and its money."""

from pathlib import Path

import pytest

from tests.pages.conftest import RunPage
from tests.pages.shown_cards import changes_of, shown_cards

pytestmark = pytest.mark.ui


def test_the_newest_period_shows_what_started_and_what_is_in_place(
    full_store: Path, run_page: RunPage
) -> None:
    page = run_page("rollout")

    shown = changes_of(page)

    assert not page.exception
    assert shown == {
        "启动及以后的单位": ("138 家（67.3%）", "↑ +29.3 个百分点"),
        "中央资金到位": ("5.3 亿元", "↑ +3.7 亿元"),
        "杠杆比": ("4.7 倍", "↓ −0.2 倍"),
        "推广技术与产品": ("2,610 项", "↑ +1,697 项"),
        "惠及企业": ("12,447 家", "↑ +8,066 家"),
    }


def test_only_reported_periods_are_offered(full_store: Path, run_page: RunPage) -> None:
    page = run_page("rollout")

    assert page.selectbox(key="week").options == ["2020-06-28", "2020-05-31", "2020-04-26"]


def test_the_first_period_of_one_province_has_no_change_yet(
    full_store: Path, run_page: RunPage
) -> None:
    page = run_page("rollout")
    page.selectbox(key="area").set_value("西藏自治区")
    page.selectbox(key="week").set_value("2020-04-26").run()

    assert not page.exception
    assert {card.change for card in shown_cards(page)} == {""}


def test_the_rollout_of_an_empty_store_says_what_to_do_next(
    empty_store: Path, run_page: RunPage
) -> None:
    page = run_page("rollout")

    told = [info.value for info in page.info]

    assert not page.exception
    assert len(told) == 1
    assert "还没有数据" in told[0]
