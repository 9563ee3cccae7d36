"""Indicators over the weeks, from the kept sums."""

from collections.abc import Sequence
from datetime import date

import pandas as pd
from sqlmodel import Session

from data_access.actor import Actor
from data_access.kept_sums import read_sums, reported_weeks
from data_access.versions import AsOf
from data_access.views.coverage import expected_groups
from indicators.cards import IndicatorCard
from indicators.measures import add_rate
from indicators.periods import weeks_between
from indicators.vocabulary import Dataset


def weeks_known(session: Session, as_of: AsOf, dataset: Dataset) -> list[date]:
    """Every week from the first anybody reported to the last, without gaps.

    百城百园 reports by month: a week between two reports owes nothing and is left out.
    """
    weeks = reported_weeks(session, as_of, dataset)
    if dataset is Dataset.ROLLOUT:
        return weeks
    return weeks_between(weeks[0], weeks[-1]) if weeks else []


def indicator_weeks(
    session: Session,
    as_of: AsOf,
    actor: Actor,
    cards: Sequence[IndicatorCard],
    weeks: Sequence[date],
    by: Sequence[str] = (),
) -> pd.DataFrame:
    """Indicators of one dataset, week by week.

    Returns:
        indicator, week_ending, the grouping columns, value [0–1 or amount], numerator,
        denominator, units, carried, expected. A week in which nobody reported is absent.
    """
    dataset = cards[0].dataset
    codes = [card.code for card in cards]
    sums = read_sums(session, as_of, actor, dataset, codes, weeks, by)
    expected = expected_groups(session, as_of, actor, dataset, weeks, by)
    groups = zip(*(sums[name] for name in ("week_ending", *by)), strict=True)
    return add_rate(sums.assign(expected=[expected[group] for group in groups]))
