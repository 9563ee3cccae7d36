"""Every indicator card of the product, found by its code."""

from typing import Final

from indicators import rent_relief, resumption, rollout
from indicators.cards import IndicatorCard
from indicators.vocabulary import Dataset

CARDS: Final = {card.code: card for card in (*resumption.CARDS, *rent_relief.CARDS, *rollout.CARDS)}


def cards_of(dataset: Dataset) -> tuple[IndicatorCard, ...]:
    """The cards that read one dataset, in the order they are shown."""
    return tuple(card for card in CARDS.values() if card.dataset is dataset)
