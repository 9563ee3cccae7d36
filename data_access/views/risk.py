"""The risk level of every zone on a day (风险地图)."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from functools import cache

import pandas as pd
from sqlalchemy import select
from sqlmodel import Session

from data_access.actor import Actor
from data_access.records import frame_of
from data_access.register import read_register
from data_access.tables import CaseCount, RiskNotice, columns_in
from data_access.versions import AsOf
from geo.places import zones
from indicators.risk_zones import zone_risk
from indicators.vocabulary import Dataset

_case = columns_in(CaseCount)
_notice = columns_in(RiskNotice)


def risk_of_zones(session: Session, as_of: AsOf, actor: Actor, on: date) -> pd.DataFrame:
    """The level of each zone within scope, suggested from cases or given by a notice.

    Returns:
        The columns of `indicators.risk_zones.ZONE_RISK_COLUMNS`.
    """
    levels = zone_risk(read_cases(session, as_of), read_notices(session, as_of), _places(), on)
    own = read_register(session, actor, Dataset.WEEKLY)["unit_code"]
    return levels[levels["zone_code"].isin(own)].reset_index(drop=True)


def risk_of_weeks(
    session: Session, as_of: AsOf, actor: Actor, weeks: Sequence[date]
) -> pd.DataFrame:
    """The levels of `risk_of_zones` on each of some days, `on` telling them apart.

    Cases and notices are read once for all days.
    """
    cases, notices = read_cases(session, as_of), read_notices(session, as_of)
    own = read_register(session, actor, Dataset.WEEKLY)["unit_code"]
    places = _places()[_places()["zone_code"].isin(own)]
    levels = [zone_risk(cases, notices, places, on) for on in weeks]
    return pd.concat(levels, ignore_index=True)


def read_cases(session: Session, as_of: AsOf) -> pd.DataFrame:
    """zone_code, week_ending, confirmed_cumulative, new_confirmed_14d, as known at a version."""
    statement = select(
        _case.unit_code.label("zone_code"),
        _case.counted_on.label("week_ending"),
        _case.confirmed_cumulative,
        _case.new_confirmed_14d,
    ).where(_case.data_version_id <= as_of.version)
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


@cache
def _places() -> pd.DataFrame:
    places = pd.DataFrame([asdict(zone) for zone in zones()])
    return places[["zone_code", "adcode", "city_adcode", "case_adcode"]]
