"""租金减免: how much, by whom and for whom."""

from datetime import date
from pathlib import Path

import pytest

from tests.pages.conftest import RunPage
from tests.pages.shown_cards import values_of

pytestmark = pytest.mark.ui


def test_as_known_on_the_third_of_april_relief_is_what_was_published(
    full_store: Path, run_page: RunPage
) -> None:
    page = run_page("rent_relief")
    page.selectbox(key="week").set_value("2020-04-05")
    page.date_input(key="as_of").set_value(date(2020, 4, 3)).run()

    shown = values_of(page)

    assert not page.exception
    assert shown == {
        "减免租金总额": "24.4 亿元",
        "开展减免的机构占比": "80.7%",
        "惠及面": "48.7%",
        "户均减免": "8,615 元",
        "机构复工率": "93.2%",
        "在孵企业（团队）复工率": "66.2%",
        "在孵人员复工率": "72.1%",
        "获政策补贴": "3.3 亿元",
    }


def test_a_province_is_not_held_against_national_figures(
    full_store: Path, run_page: RunPage
) -> None:
    page = run_page("rent_relief", relief_indicator="户均减免")
    page.selectbox(key="area").set_value("海南省").run()

    headings = [heading.value for heading in page.subheader]

    assert not page.exception
    assert "各高新区户均减免" in headings
    assert "公布数与本系统" not in headings


def test_rent_relief_of_an_empty_store_says_what_to_do_next(
    empty_store: Path, run_page: RunPage
) -> None:
    page = run_page("rent_relief")

    told = [info.value for info in page.info]

    assert not page.exception
    assert len(told) == 1
    assert "还没有数据" in told[0]
