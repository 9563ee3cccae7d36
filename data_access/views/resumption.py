"""Resumption of work: headline, zones and provinces of a week (总览)."""

from collections.abc import Sequence
from datetime import date

import pandas as pd
from sqlmodel import Session

from data_access.actor import Actor
from data_access.versions import AsOf
from data_access.views.card_lines import card_lines
from indicators.cards import IndicatorCard
from indicators.resumption import DIFFICULTY_SHARES


def headline(
    session: Session, as_of: AsOf, actor: Actor, week_ending: date, cards: Sequence[IndicatorCard]
) -> pd.DataFrame:
    """The cards of a week with their change on the same units.

    Returns:
        indicator, value, numerator, denominator, units, expected, change, units_compared; one
        row per card, values missing where nobody reported.
    """
    lines = card_lines(session, as_of, actor, week_ending, cards)
    return lines.drop(columns="carried")


def by_province(
    session: Session, as_of: AsOf, actor: Actor, week_ending: date, card: IndicatorCard
) -> pd.DataFrame:
    """One indicator by province, with its change on the same units.

    Returns:
        province_zh, value, numerator, denominator, units, expected, change; provinces that owe
        a report and gave none have a missing value.
    """
    lines = card_lines(session, as_of, actor, week_ending, [card], ["province_zh"])
    return lines.drop(columns=["indicator", "carried"])


def difficulties(session: Session, as_of: AsOf, actor: Actor, week_ending: date) -> pd.DataFrame:
    """The five difficulties: share this week and the week before, and their change."""
    cards = list(DIFFICULTY_SHARES.values())
    table = headline(session, as_of, actor, week_ending, cards)
    titles = [kind.label_zh for kind in DIFFICULTY_SHARES]
    return table.assign(difficulty_zh=titles, previous=table["value"] - table["change"])
