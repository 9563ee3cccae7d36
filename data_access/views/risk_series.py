"""The imported series as the risk rule takes them: daily counts, corrections, clusters, notices."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any, Final

import pandas as pd
from sqlalchemy import case, func, select
from sqlmodel import Session

from data_access.epidemic.kinds import EpidemicKind
from data_access.epidemic.known import counts_before, known_rows, stands
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

    The read begins four weeks before the earliest of the last counts that were known on the
    first day. Of a place without a count in the first two of these weeks the last one before is
    read too: the window of every count that is shown is whole, whichever places are asked for.

    Returns:
        adcode, name, asof_date and date (datetimes), confirmed: as `count_cases` takes them; and
        file_began (datetime), as `place_counts` takes it.
    """
    since = _since(session, as_of, adcodes, first)
    within = known_rows(session, EpidemicKind.CASES, as_of.version, adcodes, (since, last))
    begins = within.groupby("adcode")["asof_date"].min()
    late = begins.index[begins > since + timedelta(days=WINDOW_DAYS)]
    before = counts_before(session, as_of.version, late, since)
    rows = pd.concat([before, within[before.columns]], ignore_index=True) if len(before) else within
    begun = set(late) - set(before["adcode"])
    days = _days(rows["asof_date"])
    return pd.DataFrame(
        {
            "adcode": rows["adcode"].astype("str"),
            "name": rows["name_zh"],
            "asof_date": days,
            "date": days,
            "confirmed": rows["confirmed"].astype("int64"),
            "file_began": _days(rows["adcode"].map(_files_began(session, as_of, begun))),
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


def read_notices(
    session: Session, as_of: AsOf, adcodes: Collection[str] | None = None
) -> pd.DataFrame:
    """The dated official levels, the newest word on each place and day, as known at a version.

    Args:
        session: a reading session.
        as_of: the version.
        adcodes: only on these places; on all without.

    Returns:
        The fields of `risk_notice`; `source` begins with the document where there is one.
    """
    rows = known_rows(session, EpidemicKind.NOTICES, as_of.version, adcodes)
    told = (rows[name].to_numpy(dtype=object) for name in ("document_zh", "source"))
    pairs = zip(*told, strict=True)
    return rows.assign(source=["；".join(filter(None, pair)) for pair in pairs])


def _days(days: "pd.Series[Any]") -> "pd.Series[Any]":
    """Days of one unit of time, whatever pandas made of the first of them."""
    return pd.to_datetime(days).astype("datetime64[us]")


def _since(session: Session, as_of: AsOf, adcodes: Collection[str], first: date) -> date:
    before = func.max(case((_count.asof_date <= first, _count.asof_date)))
    standing = (
        select(_count.adcode, func.coalesce(before, func.min(_count.asof_date)))
        .where(stands(EpidemicKind.CASES, as_of.version), _count.adcode.in_(list(adcodes)))
        .group_by(_count.adcode)
    )
    days: list[date] = frame_of(session, standing, ["adcode", "since"])["since"].tolist()
    return min([first, *days]) - BEFORE


def _files_began(session: Session, as_of: AsOf, adcodes: Collection[str]) -> dict[str, date]:
    """When the file began, in the place's province, that brought the first count of each place."""
    if not adcodes:
        return {}
    known, province = stands(EpidemicKind.CASES, as_of.version), func.substr(_count.adcode, 1, 2)
    files = (
        select(
            _count.import_id, province.label("province"), func.min(_count.asof_date).label("day")
        )
        .where(known, province.in_({code[:2] for code in adcodes}))
        .group_by(_count.import_id, province)
        .subquery()
    )
    firsts = (
        select(_count.adcode, func.min(_count.asof_date).label("day"))
        .where(known, _count.adcode.in_(list(adcodes)))
        .group_by(_count.adcode)
        .subquery()
    )
    began = (
        select(_count.adcode, func.min(files.c.day))
        .join(firsts, (_count.adcode == firsts.c.adcode) & (_count.asof_date == firsts.c.day))
        .join(files, (_count.import_id == files.c.import_id) & (province == files.c.province))
        .where(known)
        .group_by(_count.adcode)
    )
    lines = frame_of(session, began, ["adcode", "day"])
    return dict(zip(lines["adcode"], lines["day"], strict=True))
