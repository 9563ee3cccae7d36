"""The risk level of every zone on a day (风险地图)."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from functools import cache
from typing import Final

import pandas as pd
from sqlalchemy import case, func, select
from sqlmodel import Session

from data_access.actor import Actor, within_scope
from data_access.epidemic.kinds import EpidemicKind
from data_access.epidemic.known import imported_kinds
from data_access.records import frame_of
from data_access.register_past import units_at
from data_access.risk_tables import CaseCount
from data_access.tables import columns_in
from data_access.versions import AsOf
from data_access.views.risk_series import (
    BEFORE,
    read_clusters,
    read_corrections,
    read_daily,
    read_notices,
)
from geo.places.zone_register import zones
from indicators.periods import DAYS_PER_WEEK
from indicators.risk_daily import last_counts, mark_zone_clusters, zone_counts
from indicators.risk_zones import zone_risk
from indicators.vocabulary import Dataset

_case = columns_in(CaseCount)


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

    Cases and notices are read once for all days. From the version on at which a daily series of
    a zone's place was imported, it takes the place of the weekly counts.
    """
    own = set(_own_zones(session, as_of, actor))
    places = _places()[[zone_code in own for zone_code in _places()["zone_code"]]]
    notices = read_notices(session, as_of, {*places["adcode"], *places["city_adcode"]})
    series = series_of(session, as_of, places, weeks)
    levels = [zone_risk(series.on(on), notices, places, on) for on in weeks]
    return levels[0] if len(levels) == 1 else pd.concat(levels, ignore_index=True)


# Whether a Sunday lies in a dense series is known from the days after it.
AHEAD: Final = timedelta(days=DAYS_PER_WEEK - 1)
ReadWeekly = Callable[[Session, AsOf, date, date], pd.DataFrame]


@dataclass(frozen=True)
class Series:
    """What zones are counted by, and the clusters recorded of their places."""

    counts: pd.DataFrame
    places: pd.DataFrame
    clusters: pd.DataFrame | None
    is_daily: bool

    def on(self, day: date) -> pd.DataFrame:
        """The counts as `zone_risk` takes them."""
        counts = last_counts(self.counts, day) if self.is_daily else self.counts
        if self.clusters is None:
            return counts
        return mark_zone_clusters(counts, self.clusters, self.places, day)


def series_of(
    session: Session,
    as_of: AsOf,
    places: pd.DataFrame,
    weeks: Sequence[date],
    read_weekly: ReadWeekly | None = None,
) -> Series:
    """The weekly counts; where series were imported, the daily ones among them.

    One question tells that nobody imported any, and nothing more is read then.

    Args:
        session: a reading session.
        as_of: the version.
        places: zone_code and case_adcode.
        weeks: the days that are asked for.
        read_weekly: the weekly counts between two days, by zone_code; of the zones by default.
    """
    read = read_weekly or read_cases
    kinds = imported_kinds(session, as_of.version)
    first, last = min(weeks), max(weeks)
    clusters = read_clusters(session, as_of) if EpidemicKind.CLUSTERS in kinds else None
    codes = places["case_adcode"].unique() if EpidemicKind.CASES in kinds else ()
    daily = read_daily(session, as_of, codes, first, last + AHEAD) if len(codes) else pd.DataFrame()
    if daily.empty:
        return Series(read(session, as_of, first, last), places, clusters, is_daily=False)
    weekly = read(session, as_of, first - BEFORE, last)
    known = weekly[weekly["zone_code"].isin(places["zone_code"])]
    counts = zone_counts(known, daily, places, read_corrections(session, as_of))
    return Series(counts, places, clusters, is_daily=True)


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


def _own_zones(session: Session, as_of: AsOf, actor: Actor) -> list[str]:
    unit = units_at(as_of, Dataset.WEEKLY).c
    own = select(unit.unit_code).where(unit.dataset == Dataset.WEEKLY)
    return list(session.execute(own.where(within_scope(actor.scope, unit))).scalars())


@cache
def _places() -> pd.DataFrame:
    places = pd.DataFrame([asdict(zone) for zone in zones()])
    # As plain objects: they are walked through one by one, which Arrow's strings are slow at.
    return places[["zone_code", "adcode", "city_adcode", "case_adcode"]].astype(object)
