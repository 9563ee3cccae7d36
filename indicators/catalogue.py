"""Every indicator card of the product, found by its code."""

from typing import Final

from indicators import rent_relief, resumption, rollout
from indicators.cards import IndicatorCard
from indicators.vocabulary import Dataset

CARDS: Final = {card.code: card for card in (*resumption.CARDS, *rent_relief.CARDS, *rollout.CARDS)}


def cards_of(dataset: Dataset) -> tuple[IndicatorCard, ...]:
    """The cards that read one dataset, in the order they are shown."""
    return tuple(card for card in CARDS.values() if card.dataset is dataset)


def every_card() -> tuple[IndicatorCard, ...]:
    """Every card with a definition to show, those on derived fields included."""
    return (*CARDS.values(), *rollout.DERIVED_CARDS)


def cards_matching(text: str) -> tuple[IndicatorCard, ...]:
    """The card with this code, else the cards whose words contain the text; all without one."""
    sought = text.strip().casefold()
    exact = tuple(card for card in every_card() if card.code == sought)
    return exact or tuple(card for card in every_card() if sought in _words(card))


def _words(card: IndicatorCard) -> str:
    said = (card.code, card.title_zh, card.formula_zh, card.numerator_zh, card.denominator_zh)
    return " ".join(said).casefold()
