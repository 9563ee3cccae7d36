"""The imported series as the risk rule takes them: daily counts, corrections, clusters, notices."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any, Final

import pandas as pd
from sqlalchemy import case, func, select
from sqlmodel import Session

from data_access.epidemic.kinds import EpidemicKind
from data_access.epidemic.known import known_rows
from data_access.epidemic_tables import DailyCaseCount
from data_access.records import frame_of
from data_access.tables import columns_in
from data_access.versions import AsOf
from indicators.risk_rule import WINDOW_DAYS

# What is read before a count that is shown: its window, and a week to compare the window with.
BEFORE: Final = timedelta(days=2 * WINDOW_DAYS)
EVERY_DAY: Final = (date(2020, 1, 1), date(2099, 12, 31))
_count = columns_in(DailyCaseCount)


def read_daily(
    session: Session, as_of: AsOf, adcodes: Collection[str], first: date, last: date
) -> pd.DataFrame:
    """The daily counts with which places stood between two days, as known at a version.

    The read begins four weeks before the last count that was known on the first day, so that
    the window of every count that is shown is whole.

    Returns:
        adcode, name, asof_date and date (datetimes), confirmed: as `count_cases` takes them.
    """
    since = _since(session, as_of, adcodes, first)
    rows = known_rows(session, EpidemicKind.CASES, as_of.version, adcodes, (since, last))
    days = _days(rows["asof_date"])
    return pd.DataFrame(
        {
            "adcode": rows["adcode"].astype("str"),
            "name": rows["name_zh"],
            "asof_date": days,
            "date": days,
            "confirmed": rows["confirmed"].astype("int64"),
        }
    )


def read_corrections(session: Session, as_of: AsOf) -> pd.DataFrame:
    """What is no new case: adcode, asof_date (datetime), correction."""
    rows = known_rows(session, EpidemicKind.CORRECTIONS, as_of.version)
    return pd.DataFrame(
        {
            "adcode": rows["adcode"].astype("str"),
            "asof_date": _days(rows["asof_date"]),
            "correction": rows["correction"].astype("int64"),
        }
    )


def read_clusters(session: Session, as_of: AsOf) -> pd.DataFrame:
    """What was recorded either way and not withdrawn: adcode, date (datetime), cluster (bool)."""
    rows = known_rows(session, EpidemicKind.CLUSTERS, as_of.version)
    said = rows[rows["said"] != "withdrawn"]
    return pd.DataFrame(
        {
            "adcode": said["adcode"].astype("str"),
            "date": _days(said["recorded_on"]),
            "cluster": said["said"] == "yes",
        }
    )


def read_notices(session: Session, as_of: AsOf) -> pd.DataFrame:
    """The dated official levels, the newest word on each place and day, as known at a version.

    Returns:
        The fields of `risk_notice`; `source` begins with the document where there is one.
    """
    rows = known_rows(session, EpidemicKind.NOTICES, as_of.version)
    pairs = zip(rows["document_zh"], rows["source"], strict=True)
    return rows.assign(source=["；".join(filter(None, pair)) for pair in pairs])


def _days(days: "pd.Series[Any]") -> "pd.Series[Any]":
    """Days of one unit of time, whatever pandas made of the first of them."""
    return pd.to_datetime(days).astype("datetime64[us]")


def _since(session: Session, as_of: AsOf, adcodes: Collection[str], first: date) -> date:
    known = _count.data_version_id <= as_of.version
    before = func.max(case((_count.asof_date <= first, _count.asof_date)))
    standing = (
        select(_count.adcode, func.coalesce(before, func.min(_count.asof_date)))
        .where(known, _count.adcode.in_(list(adcodes)))
        .group_by(_count.adcode)
    )
    days: list[date] = frame_of(session, standing, ["adcode", "since"])["since"].tolist()
    return min([first, *days]) - BEFORE
