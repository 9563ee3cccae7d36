"""KPI cards as markup: name, value, change with its sign, small chart, coverage.

Streamlit's own metric draws its small chart with Vega, a quarter of a megabyte that nothing else
on the pages needs, and sends a message per card. These rows are one message and no script.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from html import escape
from typing import Final

from figures.sparklines import sparkline_markup

_MARKS: Final = {True: "↑", False: "↓"}


_SOURCES_ZH: Final = "看由哪些填报相加"


class Tone(StrEnum):
    """What a change means; declared by the card, never guessed from its sign."""

    GOOD = "good"
    BAD = "bad"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Card:
    """One card, all of its texts as people read them; they are escaped here.

    Attributes:
        title_zh: name of the number.
        value_zh: the number with its unit.
        change_zh: the change with its sign; empty where there is none.
        rises: whether the arrow points up; None for no arrow, where the change rounds to nothing.
        tone: whether the change is good.
        note_zh: against what the change stands, and the coverage.
        help_zh: the definition, shown on pointing at the sign or reaching it by keyboard.
        points: the small chart, oldest first; None where nobody reported.
        partial: whether the last point is of a period that many have not reported yet.
        link: the address of what the number was made of; empty where there is none.
    """

    title_zh: str
    value_zh: str
    change_zh: str = ""
    rises: bool | None = None
    tone: Tone = Tone.PLAIN
    note_zh: str = ""
    help_zh: str = ""
    points: tuple[float | None, ...] = ()
    partial: bool = False
    link: str = ""


def cards_markup(cards: Sequence[Card]) -> str:
    """A row of cards that wraps on a narrow screen."""
    row = "".join(_card(card) for card in cards)
    return f'<div class="cards cards-{len(cards)}" role="list">{row}</div>'


def tone_of(change: float | None, *, higher_is_better: bool | None) -> Tone:
    """What a change means under the direction that the indicator declares.

    >>> tone_of(0.1, higher_is_better=True), tone_of(0.1, higher_is_better=None)
    (<Tone.GOOD: 'good'>, <Tone.PLAIN: 'plain'>)
    """
    if not change or higher_is_better is None:
        return Tone.PLAIN
    return Tone.GOOD if (change > 0) is higher_is_better else Tone.BAD


def _card(card: Card) -> str:
    return (
        '<div class="card" role="listitem">'
        f'<p class="card-name">{escape(card.title_zh)}{_help(card)}</p>'
        f'<p class="card-value">{_value(card)}</p>'
        f"{_told(card)}{sparkline_markup(card.points, partial=card.partial)}</div>"
    )


def _value(card: Card) -> str:
    if not card.link:
        return escape(card.value_zh)
    told = escape(f"{card.title_zh} {card.value_zh}，{_SOURCES_ZH}")
    link = f'href="{escape(card.link)}" target="_self" title="{_SOURCES_ZH}"'
    return f'<a {link} aria-label="{told}">{escape(card.value_zh)}</a>'


def _help(card: Card) -> str:
    if not card.help_zh:
        return ""
    told = escape(card.help_zh)
    return f'<span class="card-help" tabindex="0" role="note" aria-label="{told}"></span>'


def _told(card: Card) -> str:
    if not (card.change_zh or card.note_zh):
        return ""
    mark = "" if card.rises is None else f"{_MARKS[card.rises]} "
    change = f'<b class="{card.tone}">{mark}{escape(card.change_zh)}</b> ' if card.change_zh else ""
    return f'<p class="card-note">{change}{escape(card.note_zh)}</p>'
