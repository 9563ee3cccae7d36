"""Indicator cards, found by code and by word."""

from indicators.catalogue import cards_matching, every_card


def test_a_code_finds_its_card_alone() -> None:
    assert [card.code for card in cards_matching("employee_return_rate")] == [
        "employee_return_rate"
    ]


def test_a_word_finds_every_card_that_says_it() -> None:
    found = {card.code for card in cards_matching("户均")}

    assert found == {"relief_per_tenant_cny"}


def test_nothing_sought_is_every_card() -> None:
    assert cards_matching("") == every_card()
