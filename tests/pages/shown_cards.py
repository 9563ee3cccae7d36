"""The KPI cards of a page as a reader sees them, read out of their markup."""

import re
from dataclasses import dataclass
from html import unescape

from streamlit.testing.v1 import AppTest

_CARD = re.compile(r'<div class="card" role="listitem">(.*?)</div>', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True)
class ShownCard:
    """One card: its name, its value, its change with the arrow, and the whole line under it."""

    name: str
    value: str
    change: str
    note: str


def shown_cards(page: AppTest) -> list[ShownCard]:
    """Every card of the page, from top to bottom."""
    bodies = [element.proto.body for element in page.get("html")]
    return [_read(card) for body in bodies for card in _CARD.findall(body)]


def values_of(page: AppTest) -> dict[str, str]:
    """The value of each card by its name."""
    return {card.name: card.value for card in shown_cards(page)}


def changes_of(page: AppTest) -> dict[str, tuple[str, str]]:
    """Value and change of each card by its name."""
    return {card.name: (card.value, card.change) for card in shown_cards(page)}


def _read(card: str) -> ShownCard:
    name, value = (_text(rf'<p class="card-{part}">(.*?)</p>', card) for part in ("name", "value"))
    return ShownCard(
        name,
        value,
        _text(r"<b[^>]*>(.*?)</b>", card),
        _text(r'<p class="card-note">(.*?)</p>', card),
    )


def _text(pattern: str, card: str) -> str:
    found = re.search(pattern, card, re.DOTALL)
    return unescape(_TAG.sub("", found[1])).strip() if found else ""
