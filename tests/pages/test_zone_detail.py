"""园区详情: one zone's story, and what is said where it is silent."""

from pathlib import Path

import pytest

from tests.pages.conftest import RunPage
from tests.pages.shown_cards import shown_cards

pytestmark = pytest.mark.ui


def test_the_address_names_the_zone_and_its_places_are_told(
    full_store: Path, run_page: RunPage
) -> None:
    page = run_page("zone_detail", zone="HTZ099")
    page.selectbox(key="week").set_value("2020-04-05").run()

    rates = {card.name: card.value for card in shown_cards(page)[:4]}

    assert not page.exception
    assert page.selectbox(key="zone-picked").value == "HTZ099"
    assert rates == {
        "企业复工率": "44.9%",
        "规上企业复工率": "82.1%",
        "复岗率": "81.2%",
        "产能恢复率": "62.5%",
    }
    assert shown_cards(page)[0].note.endswith("较上周　全国第 168/169 · 省内第 12/12")


def test_the_place_among_zones_of_its_size_and_risk_level_stands_below_the_comparison(
    full_store: Path, run_page: RunPage
) -> None:
    page = run_page("zone_detail", zone="HTZ057")
    page.selectbox(key="week").set_value("2020-04-05").run()

    told = [caption.value for caption in page.caption if "同规模" in caption.value]

    assert told == [
        "同规模（特大规模）第 6 / 共 23 家已报 · 同风险等级（低风险）第 40 / 共 157 家已报"
    ]


def test_a_zero_report_is_neither_a_rate_nor_missing(full_store: Path, run_page: RunPage) -> None:
    page = run_page("zone_detail", zone="HTZ099")
    page.selectbox(key="week").set_value("2020-02-16").run()

    assert not page.exception
    assert [card.value for card in shown_cards(page)] == ["零报告"] * 4
    assert "零报告" in page.info[0].value


def test_a_missing_report_is_said_before_any_number(full_store: Path, run_page: RunPage) -> None:
    page = run_page("zone_detail", zone="HTZ099")
    page.selectbox(key="week").set_value("2020-02-02").run()

    assert not page.exception
    assert [card.value for card in shown_cards(page)] == ["未报"] * 4
    assert "未报" in page.warning[0].value
    assert "此前也没有填报过" in page.warning[0].value


def test_an_area_offers_its_zones_and_an_unknown_code_falls_back_to_the_first(
    full_store: Path, run_page: RunPage
) -> None:
    page = run_page("zone_detail", zone="<script>")
    page.selectbox(key="area").set_value("山东省").run()

    picked = page.selectbox(key="zone-picked")

    assert not page.exception
    assert all("山东省" in option for option in picked.options)
    assert picked.value == "HTZ079"


def test_the_next_zone_is_one_button_away(full_store: Path, run_page: RunPage) -> None:
    page = run_page("zone_detail", zone="HTZ001")

    page.button(key="zone-chevron_right").click().run()

    assert not page.exception
    assert page.selectbox(key="zone-picked").value == "HTZ002"


def test_the_page_of_an_empty_store_says_what_to_do_next(
    empty_store: Path, run_page: RunPage
) -> None:
    page = run_page("zone_detail")

    assert not page.exception
    assert ["还没有数据" in info.value for info in page.info] == [True]
