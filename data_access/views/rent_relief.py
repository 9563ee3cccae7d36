"""Rent relief and resumption of carriers (租金减免)."""

from collections.abc import Sequence
from datetime import date

import pandas as pd
from sqlalchemy import func, select
from sqlmodel import Session

from data_access.actor import Actor, within_scope
from data_access.comparable_sums import comparable_sums
from data_access.heads import heads
from data_access.register import read_register
from data_access.tables import CarrierReport, ReportingUnit, columns_in, table_of
from data_access.versions import AsOf
from data_access.views.coverage import expected_counts
from data_access.views.trends import indicator_weeks
from indicators.cards import IndicatorCard
from indicators.comparison import change_of_sums
from indicators.rent_relief import CARDS
from indicators.vocabulary import Dataset

_unit = columns_in(ReportingUnit)


def relief_by(
    session: Session, as_of: AsOf, actor: Actor, week_ending: date, by: Sequence[str] = ()
) -> pd.DataFrame:
    """Every carrier indicator of a week, wide: one row per group.

    Args:
        session: a reading session.
        as_of: the version.
        actor: whose scope limits the carriers.
        week_ending: the week.
        by: province_zh, kind, or zone_code.

    Returns:
        The grouping columns, one column per indicator code, `reported` and `expected` carriers,
        and `carried`: how many of the money figures stand from an earlier week.
    """
    long = indicator_weeks(session, as_of, actor, CARDS, [week_ending], by)
    index = ["week_ending", *by]
    wide = long.pivot(index=index, columns="indicator", values="value")
    wide = wide.reindex(columns=[card.code for card in CARDS])
    facts = long[long["indicator"] == "carrier_resumption_rate"].set_index(index)
    money = long[long["indicator"] == "rent_reduced_cny"].set_index(index)
    wide = wide.assign(
        reported=facts["units"],
        expected=money["expected"],
        carried=money["carried"],
        giving=long[long["indicator"] == "rent_relief_uptake"].set_index(index)["numerator"],
        benefited=long[long["indicator"] == "tenants_benefited_share"].set_index(index)[
            "numerator"
        ],
    )
    return wide.reset_index()


def relief_lines(
    session: Session,
    as_of: AsOf,
    actor: Actor,
    week_ending: date,
    cards: Sequence[IndicatorCard],
    by: Sequence[str] = (),
) -> pd.DataFrame:
    """The cards of a week with their change, one row per card and group.

    Cumulative amounts carry the last value of carriers that did not report; the change runs
    over the carriers that reported in both weeks.

    Returns:
        indicator, the grouping columns, value, numerator, denominator, units, carried, expected
        and change; a group that owes reports and gave none has a missing value.
    """
    expected = expected_counts(session, actor, Dataset.CARRIERS, [week_ending], by)
    codes = pd.DataFrame({"indicator": [card.code for card in cards]})
    values = indicator_weeks(session, as_of, actor, cards, [week_ending], by)
    changes = change_of_sums(comparable_sums(session, as_of, actor, cards, week_ending), by)
    keys = ["indicator", *by]
    lines = codes.merge(expected.drop(columns="week_ending"), how="cross")
    lines = lines.merge(values.drop(columns=["week_ending", "expected"]), on=keys, how="left")
    lines = lines.merge(changes, on=keys, how="left")
    counts = lines[["units", "carried"]].fillna(0).astype(int)
    return lines.assign(units=counts["units"], carried=counts["carried"])


def relief_zones(session: Session, as_of: AsOf, actor: Actor, week_ending: date) -> pd.DataFrame:
    """Every zone with the indicators of its carriers, the largest relief first.

    Returns:
        unit_code, name_zh, short_name_zh, province_zh, lon, lat and the columns of `relief_by`;
        missing where no carrier of the zone reported.
    """
    names = ["unit_code", "name_zh", "short_name_zh", "province_zh", "lon", "lat"]
    register = read_register(session, actor, Dataset.WEEKLY)[names]
    by_zone = relief_by(session, as_of, actor, week_ending, ["zone_code"])
    zones = register.merge(
        by_zone.drop(columns="week_ending"), left_on="unit_code", right_on="zone_code", how="left"
    )
    return zones.sort_values("rent_reduced_cny", ascending=False, kind="stable", ignore_index=True)


def relief_policies(session: Session, as_of: AsOf, actor: Actor, week_ending: date) -> pd.DataFrame:
    """How many carriers waive N months and halve M (免N减M).

    Returns:
        months_free, months_halved, carriers.
    """
    head = heads(as_of, Dataset.CARRIERS, [week_ending]).subquery()
    report = table_of(CarrierReport).c
    counted = (
        select(report.months_free, report.months_halved, func.count().label("carriers"))
        .select_from(head)
        .join(CarrierReport, report.revision_id == head.c.revision_id)
        .join(ReportingUnit, _unit.unit_code == head.c.unit_code)
        .where(within_scope(actor.scope), report.months_free.is_not(None))
        .where(report.months_halved.is_not(None))
        .group_by(report.months_free, report.months_halved)
    )
    columns = ["months_free", "months_halved", "carriers"]
    return pd.DataFrame(session.execute(counted).all(), columns=columns)
