"""The risk level of every zone on a day (风险地图)."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from functools import cache

import pandas as pd
from sqlalchemy import case, func, select
from sqlmodel import Session

from data_access.actor import Actor, within_scope
from data_access.records import frame_of
from data_access.tables import CaseCount, ReportingUnit, RiskNotice, columns_in
from data_access.versions import AsOf
from geo.places import zones
from indicators.risk_zones import zone_risk
from indicators.vocabulary import Dataset

_case = columns_in(CaseCount)
_notice = columns_in(RiskNotice)
_unit = columns_in(ReportingUnit)


def risk_of_zones(session: Session, as_of: AsOf, actor: Actor, on: date) -> pd.DataFrame:
    """The level of each zone within scope, suggested from cases or given by a notice.

    Returns:
        The columns of `indicators.risk_zones.ZONE_RISK_COLUMNS`.
    """
    return risk_of_weeks(session, as_of, actor, [on])


def risk_of_weeks(
    session: Session, as_of: AsOf, actor: Actor, weeks: Sequence[date]
) -> pd.DataFrame:
    """The levels of `risk_of_zones` on each of some days, `on` telling them apart.

    Cases and notices are read once for all days.
    """
    cases = read_cases(session, as_of, min(weeks), max(weeks))
    notices = read_notices(session, as_of)
    places = _places()[_places()["zone_code"].isin(_own_zones(session, actor))]
    levels = [zone_risk(cases, notices, places, on) for on in weeks]
    return pd.concat(levels, ignore_index=True)


def read_cases(session: Session, as_of: AsOf, first: date, last: date) -> pd.DataFrame:
    """The weeks between two days, and of each zone the last one before, as known at a version.

    Returns:
        zone_code, week_ending, confirmed_cumulative, new_confirmed_14d.
    """
    known = _case.data_version_id <= as_of.version
    before = func.max(case((_case.counted_on <= first, _case.counted_on)))
    standing = (
        select(_case.unit_code, func.coalesce(before, func.min(_case.counted_on)).label("since"))
        .where(known)
        .group_by(_case.unit_code)
        .subquery()
    )
    statement = (
        select(
            _case.unit_code,
            _case.counted_on,
            _case.confirmed_cumulative,
            _case.new_confirmed_14d,
        )
        .select_from(standing)
        .join(CaseCount, _case.unit_code == standing.c.unit_code)
        .where(known, _case.counted_on >= standing.c.since, _case.counted_on <= last)
    )
    columns = ["zone_code", "week_ending", "confirmed_cumulative", "new_confirmed_14d"]
    return frame_of(session, statement, columns)


def read_notices(session: Session, as_of: AsOf) -> pd.DataFrame:
    """The dated official levels, as known at a version."""
    names = [
        "announced_on", "issuer_zh", "place_zh", "adcode", "unit_type", "risk_level", "source",
    ]  # fmt: skip
    statement = select(*(_notice[name] for name in names)).where(
        _notice.data_version_id <= as_of.version
    )
    return frame_of(session, statement, names)


def _own_zones(session: Session, actor: Actor) -> list[str]:
    own = select(_unit.unit_code).where(_unit.dataset == Dataset.WEEKLY, within_scope(actor.scope))
    return list(session.execute(own).scalars())


@cache
def _places() -> pd.DataFrame:
    places = pd.DataFrame([asdict(zone) for zone in zones()])
    return places[["zone_code", "adcode", "city_adcode", "case_adcode"]]
