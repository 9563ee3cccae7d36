"""Every zone's rates over all weeks, and its level on each: read once for a whole hand-out."""

from collections.abc import Sequence
from datetime import date

import pandas as pd
from sqlmodel import Session

from data_access.actor import Actor
from data_access.reports import read_reports
from data_access.versions import AsOf
from data_access.views.risk import risk_of_weeks
from indicators.cards import IndicatorCard
from indicators.measures import add_rate, sum_measure
from indicators.risk_groups import add_groups
from indicators.vocabulary import Dataset


def zones_over_weeks(
    session: Session,
    as_of: AsOf,
    actor: Actor,
    cards: Sequence[IndicatorCard],
    weeks: Sequence[date],
) -> pd.DataFrame:
    """Each zone's own indicators week by week.

    Returns:
        unit_code, week_ending, indicator, value [0–1], numerator, denominator, units; a week that
        a zone did not report is absent.
    """
    fields = list(dict.fromkeys(name for card in cards for name in card.measure.fields))
    reports = read_reports(session, as_of, actor, Dataset.WEEKLY, weeks, fields)
    by = ["unit_code", "week_ending"]
    told = [
        add_rate(sum_measure(reports, card.measure, by)).assign(indicator=card.code)
        for card in cards
    ]
    return pd.concat(told, ignore_index=True)


def levels_over_weeks(
    session: Session, as_of: AsOf, actor: Actor, weeks: Sequence[date]
) -> pd.DataFrame:
    """Each zone's level at the end of each week, with the group it is counted in."""
    return add_groups(risk_of_weeks(session, as_of, actor, weeks))
