"""The risk level of cities and counties on a day: the areas of a map (风险地图)."""

from collections.abc import Sequence
from datetime import date
from functools import cache, partial

import pandas as pd
from sqlmodel import Session

from data_access.actor import Actor
from data_access.versions import AsOf
from data_access.views.risk import read_cases, series_of
from data_access.views.risk_series import read_notices
from geo.places.zone_register import zones
from indicators.risk_decision import decide_levels, mark_city_cases
from indicators.risk_rule import grade_units
from indicators.risk_zones import with_standing


def risk_of_places(
    session: Session, as_of: AsOf, _actor: Actor, on: date, adcodes: Sequence[str]
) -> pd.DataFrame:
    """The level of each of some cities or counties: a notice, else the suggestion from cases.

    Cases and notices are public: every reader sees those of every place. A place is counted as
    a zone in it would be; one that has no cases and no notice has no level.

    Args:
        session: a reading session.
        as_of: the version.
        on: the day at 24:00.
        adcodes: of cities or counties.

    Returns:
        adcode, on, confirmed_cumulative, new_confirmed_14d [cases, NA where unknown], cases_on
        and the columns of `decide_levels`, in the order of `adcodes`.
    """
    places = pd.DataFrame({"zone_code": list(adcodes), "case_adcode": list(adcodes)})
    weekly = partial(_weekly, adcodes=frozenset(adcodes))
    counts = series_of(session, as_of, places, [on], weekly).on(on)
    graded = grade_units(with_standing(places, counts, on), on)
    decided = decide_levels(graded, graded["zone_code"], read_notices(session, as_of), on)
    named = mark_city_cases(decided, decided["zone_code"])
    return named.drop(columns="case_adcode").rename(columns={"zone_code": "adcode"})


def _weekly(
    session: Session, as_of: AsOf, first: date, last: date, *, adcodes: frozenset[str]
) -> pd.DataFrame:
    """The weekly counts of the zones under the code of the place by which they are counted."""
    counts = read_cases(session, as_of, first, last)
    placed = counts.assign(zone_code=counts["zone_code"].map(_case_codes()))
    once = placed.drop_duplicates(["zone_code", "week_ending"])
    return once[once["zone_code"].isin(adcodes)]


@cache
def _case_codes() -> dict[str, str]:
    return {zone.zone_code: zone.case_adcode for zone in zones()}
