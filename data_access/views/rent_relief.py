"""Rent relief and resumption of carriers (租金减免)."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

import pandas as pd
from sqlalchemy import func, select
from sqlmodel import Session

from data_access.actor import Actor, within_scope
from data_access.heads import heads
from data_access.kept_scope import key_dtypes
from data_access.records import frame_of, typed_frame
from data_access.register import read_register
from data_access.register_tables import ReportingUnit
from data_access.report_tables import CarrierReport
from data_access.tables import columns_in, table_of
from data_access.versions import AsOf
from data_access.views.trends import indicator_weeks
from indicators.rent_relief import CARDS
from indicators.vocabulary import Dataset

# The columns of `relief_by` beside the indicators: which facts of which card they are.
_BESIDE: Final = {
    "carrier_resumption_rate": (("reported", "units"),),
    "rent_reduced_cny": (("expected", "expected"), ("carried", "carried")),
    "rent_relief_uptake": (("giving", "numerator"),),
    "tenants_benefited_share": (("benefited", "numerator"),),
}
_READ: Final = ["value", "units", "expected", "carried", "numerator"]
_COUNTS: Final = [name for named in _BESIDE.values() for name, _ in named]
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
    sums = indicator_weeks(session, as_of, actor, CARDS, [week_ending], by)
    rows: dict[tuple[Any, ...], dict[str, Any]] = {}
    read = {name: sums[name].tolist() for name in ["indicator", *by, *_READ]}
    for line in zip(*read.values(), strict=True):
        told = dict(zip(read, line, strict=True))
        row = rows.setdefault(tuple(told[name] for name in by), {})
        row[told["indicator"]] = told["value"]
        row |= {name: told[said] for name, said in _BESIDE.get(told["indicator"], ())}
    columns = dict.fromkeys([card.code for card in CARDS] + _COUNTS, "Float64")
    lines = [(week_ending, *group, *map(rows[group].get, columns)) for group in sorted(rows)]
    return typed_frame(lines, key_dtypes(["week_ending", *by]) | columns)


def relief_zones(session: Session, as_of: AsOf, actor: Actor, week_ending: date) -> pd.DataFrame:
    """Every zone with the indicators of its carriers, the largest relief first.

    Returns:
        unit_code, name_zh, short_name_zh, province_zh, lon, lat and the columns of `relief_by`;
        missing where no carrier of the zone reported.
    """
    names = ["unit_code", "name_zh", "short_name_zh", "province_zh", "lon", "lat"]
    register = read_register(session, as_of, actor, Dataset.WEEKLY)[names]
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
    return frame_of(session, counted, columns)
