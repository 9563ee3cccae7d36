"""Every rule an uploaded file is checked against, by code; the one place that sets a severity."""

from typing import Final

from data_access.uploads.file_cards import FILE_CARDS, HEADER_CARDS
from data_access.uploads.issues import Issue
from data_access.uploads.row_cards import ROW_CARDS, TIME_CARDS, UNIT_CARDS
from data_access.uploads.rule_card import RuleCard
from data_access.uploads.store_cards import STORE_CARDS
from data_access.uploads.value_cards import DATE_CARDS, VALUE_CARDS
from data_access.uploads.wording import shown

RULES: Final[dict[str, RuleCard]] = {
    card.code: card
    for cards in (
        FILE_CARDS,
        HEADER_CARDS,
        VALUE_CARDS,
        DATE_CARDS,
        UNIT_CARDS,
        ROW_CARDS,
        TIME_CARDS,
        STORE_CARDS,
    )
    for card in cards
}


def rules_matching(text: str) -> tuple[RuleCard, ...]:
    """The rule with this code, else those whose words contain the text; all without one."""
    sought = text.strip().casefold()
    if exact := RULES.get(sought.upper()):
        return (exact,)
    return tuple(card for card in RULES.values() if sought in _words(card))


def found(
    code: str, message_zh: str, *, row: int | None = None, column_zh: str = "", value: str = ""
) -> Issue:
    """An issue under a rule's code, at the level of its card; the value is shortened and masked."""
    return Issue(row, column_zh, shown(value), code, RULES[code].level, message_zh)


def _words(card: RuleCard) -> str:
    said = (card.code, card.title_zh, card.level.label_zh, card.explanation_zh, card.example_zh)
    return " ".join(said).casefold()
