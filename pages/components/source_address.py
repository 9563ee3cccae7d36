"""The address of 来源 for one number: the same week, area and moment, at its own indicator."""

from typing import Final
from urllib.parse import urlencode

from indicators.cards import IndicatorCard
from indicators.vocabulary import Dataset
from pages.components.choices import choices
from pages.components.roles import ROLES_OF_PAGE
from pages.components.visit import current_actor

# An indicator chosen on the page of a dataset goes along.
INDICATOR_KEYS: Final = {
    Dataset.WEEKLY: "indicator",
    Dataset.CARRIERS: "relief_indicator",
    Dataset.ROLLOUT: "rollout_indicator",
}
_CARRIED: Final = ("week", "area", "as_of", "unreviewed")


def source_address(card: IndicatorCard) -> str:
    """Where the reports behind a card stand; "" for roles that have no such page."""
    if current_actor().role not in ROLES_OF_PAGE["sources"]:
        return ""
    carried = {key: said for key, said in choices().items() if key in _CARRIED}
    own = {"dataset": card.dataset.label_zh, INDICATOR_KEYS[card.dataset]: card.title_zh}
    return f"/sources?{urlencode(carried | own)}"
