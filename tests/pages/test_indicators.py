"""指标口径: every definition, found by word and by code."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from indicators.catalogue import every_card
from tests.pages.conftest import RunPage

pytestmark = pytest.mark.ui

PARTS = ["数据字典", "名词解释", "校验规则", "风险分级", "公布数与来源", "政策节点"]


def shown_cards(page: AppTest) -> list[str]:
    written = "".join(html.proto.body for html in page.get("html"))
    return [card.code for card in every_card() if f'id="{card.code}"' in written]


def test_every_indicator_has_its_card(full_store: Path, run_page: RunPage) -> None:
    page = run_page("indicators")

    assert not page.exception
    assert shown_cards(page) == [card.code for card in every_card()]


def test_an_address_with_a_code_shows_that_card(full_store: Path, run_page: RunPage) -> None:
    page = run_page("indicators", card="leverage")

    assert shown_cards(page) == ["leverage"]


@pytest.mark.parametrize("part", PARTS)
def test_every_part_opens(full_store: Path, run_page: RunPage, part: str) -> None:
    page = run_page("indicators", part=part)

    assert not page.exception
    assert shown_cards(page) == []


def test_the_definitions_need_no_data(empty_store: Path, run_page: RunPage) -> None:
    page = run_page("indicators")

    assert not page.exception
    assert shown_cards(page) == [card.code for card in every_card()]


@pytest.mark.parametrize(
    ("query", "shown", "absent"),
    [
        ({}, ["F01", "T07", "S02"], []),
        ({"rule": "r16"}, ["R16"], ["R15", "T07"]),
        ({"rule": "中位数"}, ["T07"], ["R16"]),
        ({"level": "强制性"}, ["R16"], ["T07"]),
        ({"rule": "没有这样的规则"}, [], ["R16"]),
    ],
)
def test_a_rule_is_found_by_code_word_and_level(
    full_store: Path, run_page: RunPage, query: dict[str, str], shown: list[str], absent: list[str]
) -> None:
    page = run_page("indicators", part="校验规则", **query)

    written = "".join(html.proto.body for html in page.get("html"))
    assert not page.exception
    assert [code for code in shown if f">{code}</td>" in written] == shown
    assert [code for code in absent if f">{code}</td>" in written] == []
