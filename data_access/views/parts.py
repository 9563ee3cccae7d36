"""One indicator by the parts of a division: the cities of a province, the counties of a city."""

from collections.abc import Collection
from datetime import date
from functools import cache

import pandas as pd
from sqlmodel import Session

from data_access.actor import Actor
from data_access.versions import AsOf
from data_access.views.zones_of_week import zones_of_week
from geo.places.zone_register import Zone, zones
from indicators.cards import IndicatorCard
from indicators.measures import add_rate, sum_measure


def by_part(
    session: Session,
    as_of: AsOf,
    actor: Actor,
    week_ending: date,
    card: IndicatorCard,
    parts: Collection[str],
) -> pd.DataFrame:
    """One indicator of the week, summed over the zones in each of some cities or counties.

    A zone whose county nobody knows (包头、苏州工业园) is in its city and in none of its counties.

    Args:
        session: a reading session.
        as_of: the version.
        actor: whose scope limits the zones.
        week_ending: the week.
        card: of the zones' weekly report.
        parts: adcodes.

    Returns:
        adcode, expected, numerator, denominator, units, value; only parts with zones, the value
        missing where none of them reported.
    """
    reported = zones_of_week(session, as_of, actor, week_ending)
    adcodes = [_part_of(code, parts) for code in reported["unit_code"]]
    placed = reported.assign(adcode=pd.Series(adcodes, reported.index, dtype="str"))
    known = placed[placed["adcode"] != ""]
    expected = known.groupby("adcode").size().rename("expected").reset_index()
    sums = sum_measure(known, card.measure, ["adcode"])
    joined = expected.merge(sums, how="left", on="adcode")
    return add_rate(joined.assign(units=joined["units"].fillna(0).astype("int64")))


def _part_of(zone_code: str, parts: Collection[str]) -> str:
    zone = _zones().get(zone_code)
    codes = (zone.adcode, zone.city_adcode) if zone else ()
    return next((code for code in codes if code in parts), "")


@cache
def _zones() -> dict[str, Zone]:
    return {zone.zone_code: zone for zone in zones()}
