"""Rent relief and resumption of carriers (租金减免)."""

from collections.abc import Sequence
from datetime import date

import pandas as pd
from sqlalchemy import func, select
from sqlmodel import Session

from data_access.actor import Actor, within_scope
from data_access.heads import heads
from data_access.tables import CarrierReport, ReportingUnit, columns_in, table_of
from data_access.versions import AsOf
from data_access.views.trends import indicator_weeks
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


def relief_policies(session: Session, as_of: AsOf, actor: Actor, week_ending: date) -> pd.DataFrame:
    """How many carriers waive N months and halve M (免N减M): months_free, months_halved, carriers."""
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
