"""百城百园: where every site stands (rollout of technologies in cities and parks)."""

from collections.abc import Sequence
from datetime import date

import pandas as pd
from sqlalchemy import select
from sqlmodel import Session

from data_access.actor import Actor
from data_access.heads import last_heads
from data_access.kept_sums import reported_weeks
from data_access.records import frame_of
from data_access.register import expected_units, read_register
from data_access.report_tables import RolloutReport
from data_access.reports import value_dtypes
from data_access.tables import table_of
from data_access.versions import AsOf
from indicators.cards import IndicatorCard
from indicators.measures import add_rate, sum_measure
from indicators.rollout_progress import rollout_lines, with_progress
from indicators.vocabulary import Dataset


def sites_of_week(session: Session, as_of: AsOf, actor: Actor, week_ending: date) -> pd.DataFrame:
    """Every site within scope with its last report in or before a week.

    A site that owes no report for the week and never gave one is no site of the week; the last
    report of one that ended still counts, because its amounts are cumulative.

    Returns:
        unit_code, name_zh, province_zh, kind (site type), theme_zh, lon, lat, the value fields,
        reported_week (the week the values are from) and is_carried (older than the last week
        in which anybody reported); values missing where the site never reported.
    """
    register = read_register(session, as_of, actor, Dataset.ROLLOUT)
    head = last_heads(as_of, Dataset.ROLLOUT, week_ending).subquery()
    report = table_of(RolloutReport).c
    fields = list(value_dtypes(Dataset.ROLLOUT))
    statement = select(
        head.c.unit_code, head.c.week_ending, *(report[name] for name in fields)
    ).join(RolloutReport, report.revision_id == head.c.revision_id)
    columns = ["unit_code", "reported_week", *fields]
    reports = frame_of(session, statement, columns)
    sites = register.merge(
        reports.astype(value_dtypes(Dataset.ROLLOUT)), on="unit_code", how="left"
    )
    owing = expected_units(register, week_ending)["unit_code"]
    stands = sites["reported_week"].notna() | sites["unit_code"].isin(owing)
    sites = sites[stands].reset_index(drop=True)
    newest = reports["reported_week"].max() if len(reports) else None
    return sites.assign(
        is_carried=sites["reported_week"].notna() & (sites["reported_week"] != newest)
    )


def rollout_headline(
    session: Session, as_of: AsOf, actor: Actor, week_ending: date, cards: Sequence[IndicatorCard]
) -> pd.DataFrame:
    """The cards of a period with their change against the last reported period before it.

    Returns:
        indicator, value, numerator, denominator, units, expected, change, units_compared and
        carried; the change is missing in the first period.
    """
    known = reported_weeks(session, as_of, Dataset.ROLLOUT)
    earlier = [week for week in known if week < week_ending]
    current = with_progress(sites_of_week(session, as_of, actor, week_ending))
    if not earlier:
        return rollout_lines(current, current.iloc[:0], cards)
    previous = with_progress(sites_of_week(session, as_of, actor, earlier[-1]))
    return rollout_lines(current, previous, cards)


def rollout_periods(
    session: Session,
    as_of: AsOf,
    actor: Actor,
    weeks: Sequence[date],
    cards: Sequence[IndicatorCard],
) -> pd.DataFrame:
    """The cards over some periods: indicator, week_ending, value, numerator, denominator, units."""
    parts = []
    for week in weeks:
        sites = with_progress(sites_of_week(session, as_of, actor, week))
        for card in cards:
            value = add_rate(sum_measure(sites, card.measure))
            parts.append(value.assign(indicator=card.code, week_ending=week))
    return pd.concat(parts, ignore_index=True)
