"""Resumption of work: headline, zones and provinces of a week (总览)."""

from collections.abc import Sequence
from datetime import date

import pandas as pd
from sqlmodel import Session

from data_access.actor import Actor
from data_access.register import expected_units, read_register
from data_access.reports import read_reports
from data_access.versions import AsOf
from data_access.views.coverage import expected_counts
from indicators.cards import IndicatorCard
from indicators.comparison import comparable_change, headline_line
from indicators.measures import add_rate, sum_measure
from indicators.periods import previous_week
from indicators.resumption import CARDS, DIFFICULTY_SHARES
from indicators.vocabulary import Dataset

_PLACE = ["unit_code", "name_zh", "short_name_zh", "province_zh", "lon", "lat"]


def two_weeks(
    session: Session, as_of: AsOf, actor: Actor, dataset: Dataset, week_ending: date
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The reports of a week and of the week before, without 零报告."""
    weeks = [week_ending, previous_week(week_ending)]
    reports = read_reports(session, as_of, actor, dataset, weeks)
    given = reports[~reports["is_zero_report"].astype(bool)]
    current = given["week_ending"] == week_ending
    return given[current], given[~current]


def headline(
    session: Session, as_of: AsOf, actor: Actor, week_ending: date, cards: Sequence[IndicatorCard]
) -> pd.DataFrame:
    """The cards of a week with their change on the same units.

    Returns:
        indicator, value, numerator, denominator, units, expected, change, units_compared; one
        row per card, values missing where nobody reported.
    """
    dataset = cards[0].dataset
    current, previous = two_weeks(session, as_of, actor, dataset, week_ending)
    expected = expected_counts(session, actor, dataset, [week_ending])["expected"].sum()
    lines = [headline_line(card, current, previous) for card in cards]
    return pd.DataFrame(lines).assign(expected=int(expected))


def by_province(
    session: Session, as_of: AsOf, actor: Actor, week_ending: date, card: IndicatorCard
) -> pd.DataFrame:
    """One indicator by province, with its change on the same units.

    Returns:
        province_zh, value, numerator, denominator, units, expected, change; provinces that owe
        a report and gave none have a missing value.
    """
    current, previous = two_weeks(session, as_of, actor, card.dataset, week_ending)
    expected = expected_counts(session, actor, card.dataset, [week_ending], ["province_zh"])
    values = add_rate(sum_measure(current, card.measure, ["province_zh"]))
    changes = comparable_change(current, previous, card.measure, ("province_zh",))
    joined = expected.drop(columns="week_ending").merge(values, on="province_zh", how="left")
    joined = joined.merge(changes, on="province_zh", how="left")
    return joined.assign(units=joined["units"].fillna(0).astype(int))


def zones_of_week(session: Session, as_of: AsOf, actor: Actor, week_ending: date) -> pd.DataFrame:
    """Every zone that owes a report, with what it reported and each rate.

    Returns:
        unit_code, name_zh, short_name_zh, province_zh, lon, lat, reported (bool), every value
        field, one column per indicator code [0–1], enterprise_change against the week before,
        and revision, received_at, counted_on; missing where the zone did not report.
    """
    register = expected_units(read_register(session, actor, Dataset.WEEKLY), week_ending)
    current, previous = two_weeks(session, as_of, actor, Dataset.WEEKLY, week_ending)
    kept = current.drop(columns=[name for name in current if name in _PLACE[1:]])
    rates = _rates_by_zone(current)
    changes = comparable_change(current, previous, CARDS[0].measure, ("unit_code",))
    zones = (
        register[_PLACE]
        .merge(kept, on="unit_code", how="left")
        .merge(rates, on="unit_code", how="left")
    )
    zones = zones.merge(changes[["unit_code", "change"]], on="unit_code", how="left")
    zones = zones.rename(columns={"change": "enterprise_change"})
    return zones.assign(reported=zones["week_ending"].notna())


def difficulties(session: Session, as_of: AsOf, actor: Actor, week_ending: date) -> pd.DataFrame:
    """The five difficulties: share this week and the week before, and their change."""
    cards = list(DIFFICULTY_SHARES.values())
    table = headline(session, as_of, actor, week_ending, cards)
    titles = [kind.label_zh for kind in DIFFICULTY_SHARES]
    return table.assign(difficulty_zh=titles, previous=table["value"] - table["change"])


def _rates_by_zone(current: pd.DataFrame) -> pd.DataFrame:
    columns = {
        card.code: add_rate(sum_measure(current, card.measure, ["unit_code"])).set_index(
            "unit_code"
        )["value"]
        for card in CARDS
        if card.code not in current  # a zone's own rate is already among its values
    }
    return pd.DataFrame(columns).rename_axis("unit_code").reset_index()
