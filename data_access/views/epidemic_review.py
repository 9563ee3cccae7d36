"""The rule beside the notices (推算与公告对照), and one place through the weeks."""

from collections.abc import Collection
from datetime import date
from typing import Final

import pandas as pd
from sqlalchemy import select
from sqlmodel import Session

from data_access.actor import Actor
from data_access.epidemic.kinds import EpidemicKind
from data_access.epidemic.known import known_rows
from data_access.epidemic.places import place_of, province_of_code
from data_access.records import frame_of
from data_access.risk_tables import CaseCount
from data_access.tables import columns_in
from data_access.versions import AsOf
from data_access.views.epidemic import code_prefix, notices_known
from data_access.views.risk_series import (
    EVERY_DAY,
    read_clusters,
    read_corrections,
    read_daily,
    read_notices,
)
from indicators.periods import week_ending, weeks_between
from indicators.risk_comparison import Agreement
from indicators.risk_daily import place_counts
from indicators.risk_notices import city_code_of
from indicators.risk_review import place_history, review_notices

_ORDER: Final = (Agreement.DISAGREE, Agreement.AGREE, Agreement.NOT_COMPARABLE)
_FIRST_SUNDAY: Final = date(2020, 1, 26)
_week = columns_in(CaseCount)


def reviewed_notices(session: Session, as_of: AsOf, actor: Actor) -> pd.DataFrame:
    """Every notice within scope beside the suggested level of its place.

    Those that disagree come first, then those that agree, the newest of each first.

    Returns:
        The rows of `notices_known` with those of `indicators.risk_review.review_notices`.
    """
    notices = notices_known(session, as_of, actor)
    codes = set(notices["adcode"]) | set(map(city_code_of, notices["adcode"]))
    series = _series(session, as_of, codes)
    reviewed = review_notices(notices, series, read_clusters(session, as_of))
    order = reviewed["agreement"].map({one.value: rank for rank, one in enumerate(_ORDER)})
    return reviewed.loc[order.sort_values(kind="stable").index].reset_index(drop=True)


def places_told_of(session: Session, as_of: AsOf, actor: Actor) -> pd.DataFrame:
    """The places within scope with cases or notices: adcode, place_zh, province_zh, by code."""
    kinds = (EpidemicKind.CASES, EpidemicKind.NOTICES, EpidemicKind.CLUSTERS)
    codes = {code for kind in kinds for code in known_rows(session, kind, as_of.version)["adcode"]}
    weekly = select(_week.case_adcode).where(_week.data_version_id <= as_of.version).distinct()
    codes |= set(session.execute(weekly).scalars())
    prefix = code_prefix(actor.scope)
    own = sorted(code for code in codes if prefix is not None and code.startswith(prefix))
    places = [place for place in map(place_of, own) if place]
    return pd.DataFrame(
        {
            "adcode": [one.adcode for one in places],
            "place_zh": [one.name_zh for one in places],
            "province_zh": [province_of_code(one.adcode) for one in places],
        }
    )


def history_of_place(session: Session, as_of: AsOf, actor: Actor, adcode: str) -> pd.DataFrame:
    """One place Sunday by Sunday, to the end of the week in which anything is known of it.

    Returns:
        The columns of `indicators.risk_review.place_history`; no rows beyond the scope.
    """
    prefix = code_prefix(actor.scope)
    series = _series(session, as_of, [adcode])
    notices = read_notices(session, as_of)
    own = notices[notices["adcode"].isin({adcode, city_code_of(adcode)})]
    days = [*series["counted_on"].dt.date, *own["announced_on"]]
    if prefix is None or not adcode.startswith(prefix) or not days:
        return pd.DataFrame()
    sundays = weeks_between(_FIRST_SUNDAY, max(week_ending(max(days)), _FIRST_SUNDAY))
    return place_history(adcode, series, own, read_clusters(session, as_of), sundays)


def _series(session: Session, as_of: AsOf, adcodes: Collection[str]) -> pd.DataFrame:
    """The daily series of places, and the Sundays of those that have none."""
    daily = read_daily(session, as_of, adcodes, *EVERY_DAY)
    names = ["unit_code", "counted_on", "confirmed_cumulative", "new_confirmed_14d"]
    statement = select(_week.case_adcode, *(_week[name] for name in names[1:])).where(
        _week.data_version_id <= as_of.version, _week.case_adcode.in_(sorted(adcodes))
    )
    weekly = frame_of(session, statement, names).drop_duplicates(["unit_code", "counted_on"])
    days = pd.to_datetime(weekly["counted_on"]).astype("datetime64[us]")
    corrections = read_corrections(session, as_of)
    return place_counts(daily, weekly.assign(counted_on=days), corrections)
