"""From published daily counts to where a unit stands: cumulative, new in 14 days, clusters."""

from collections.abc import Iterable
from datetime import date
from typing import Final

import pandas as pd

from indicators.risk_rule import WINDOW_DAYS

_WINDOW: Final = pd.Timedelta(days=WINDOW_DAYS)


def count_cases(
    daily: pd.DataFrame, on: Iterable[date], corrections: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Cumulative and new confirmed cases (确诊病例) of every unit on the given days.

    - New cases are the sum of the daily rises of the 14 days that end on the day; a fall is a
      correction and is never netted against a rise.
    - A published correction is taken off the rise of its day, so it is no new case; the
      cumulative count stays as published, for it is the one that the authorities state.
    - The last known count is carried forward; a unit's first count rises from 0, and a unit
      that was not yet counted on the day stands at 0.
    - Where two files give one day (6 February 2020), the later file wins.

    Args:
        daily: One row per unit and file: adcode, name (text), asof_date, date (the file's) as
            datetimes, confirmed (cumulative) [cases]. Codes that are no number (境外输入, 外地来京)
            are no places and are left out.
        on: The days, each at 24:00.
        corrections: adcode, asof_date and correction [cases].

    Returns:
        One row per unit and day: unit_code, name, on (date), confirmed_cumulative,
        new_confirmed_14d; units in the order of their code.

    Source: the series' own days (a file dated from 7 February 2020 tells the day before); a drop
    is a correction, so new cases are never netted against it.
    """
    settled = _settle(daily)
    settled["new_cases"] = _new_cases(settled, corrections)
    names = settled.drop_duplicates("unit_code", keep="last").set_index("unit_code")["name"]
    standing = [_standing_on(settled, names, day) for day in on]
    return pd.concat(standing, ignore_index=True)


def count_every_day(daily: pd.DataFrame, corrections: pd.DataFrame | None = None) -> pd.DataFrame:
    """The counts of `count_cases` on every day that a unit's series names, in one pass.

    Args:
        daily: As for `count_cases`.
        corrections: As for `count_cases`.

    Returns:
        One row per unit and day of its series: unit_code, counted_on (datetime),
        confirmed_cumulative, new_confirmed_14d, in the order of code and day.
    """
    settled = _settle(daily)
    settled["new_cases"] = _new_cases(settled, corrections)
    settled["until"] = settled.groupby("unit_code")["new_cases"].cumsum()
    starts = (settled["asof_date"] - _WINDOW).astype(settled["asof_date"].dtype)
    window_starts = settled[["unit_code"]].assign(start=starts)
    before = pd.merge_asof(
        window_starts.reset_index(names="row").sort_values("start", kind="stable"),
        settled[["unit_code", "asof_date", "until"]].sort_values("asof_date", kind="stable"),
        left_on="start",
        right_on="asof_date",
        by="unit_code",
    )
    earlier = before.set_index("row")["until"].reindex(settled.index).fillna(0).astype("int64")
    return pd.DataFrame(
        {
            "unit_code": settled["unit_code"],
            "counted_on": settled["asof_date"],
            "confirmed_cumulative": settled["confirmed"],
            "new_confirmed_14d": settled["until"] - earlier,
        }
    )


def mark_clusters(cases: pd.DataFrame, clusters: pd.DataFrame | None, on: date) -> pd.DataFrame:
    """The cases with has_cluster: what was recorded in the 14 days that end on the day.

    Any 是 makes it True, else any 否 makes it False. A unit without a record in those days
    stays missing: an old or absent record is no proof that there was none.

    Args:
        cases: One row per unit: unit_code.
        clusters: One row per record: adcode, date (datetime), cluster (bool).
        on: The day at 24:00.
    """
    if clusters is None or clusters.empty:
        return cases.assign(has_cluster=pd.array([None] * len(cases), dtype="boolean"))
    day = pd.Timestamp(on)
    recorded_on = pd.to_datetime(clusters["date"])
    recent = clusters[(recorded_on <= day) & (recorded_on > day - _WINDOW)]
    by_unit = recent.groupby("adcode")["cluster"].any().astype("boolean")
    return cases.assign(has_cluster=by_unit.reindex(cases["unit_code"]).to_numpy())


def _settle(daily: pd.DataFrame) -> pd.DataFrame:
    """One count per unit and day, in order."""
    places = daily[daily["adcode"].str.fullmatch("[0-9]+")]
    ordered = places.sort_values(["adcode", "asof_date", "date"], kind="stable")
    last_file = ordered.drop_duplicates(["adcode", "asof_date"], keep="last")
    return last_file.rename(columns={"adcode": "unit_code"}).reset_index(drop=True)


def _new_cases(settled: pd.DataFrame, corrections: pd.DataFrame | None) -> "pd.Series[int]":
    before = settled.groupby("unit_code")["confirmed"].shift(fill_value=0)
    risen = settled["confirmed"] - before
    if corrections is not None and not corrections.empty:
        risen = risen.sub(_corrected(settled, corrections), fill_value=0)
    return risen.clip(lower=0).astype("int64")


def _corrected(settled: pd.DataFrame, corrections: pd.DataFrame) -> "pd.Series[int]":
    """Corrections by row of `settled`: each belongs to the first count on or after its day."""
    counted = settled[["unit_code", "asof_date"]].reset_index(names="counted_row")
    placed = pd.merge_asof(
        corrections.rename(columns={"adcode": "unit_code"}).sort_values("asof_date"),
        counted.sort_values("asof_date", kind="stable"),
        on="asof_date",
        by="unit_code",
        direction="forward",
    )
    return placed.dropna(subset=["counted_row"]).groupby("counted_row")["correction"].sum()


def _standing_on(settled: pd.DataFrame, names: "pd.Series[str]", on: date) -> pd.DataFrame:
    day = pd.Timestamp(on)
    known = settled[settled["asof_date"] <= day]
    latest = known.drop_duplicates("unit_code", keep="last").set_index("unit_code")["confirmed"]
    recent = known[known["asof_date"] > day - _WINDOW].groupby("unit_code")["new_cases"].sum()
    return pd.DataFrame(
        {
            "unit_code": names.index,
            "name": names.to_numpy(),
            "on": on,
            "confirmed_cumulative": latest.reindex(names.index, fill_value=0).to_numpy(),
            "new_confirmed_14d": recent.reindex(names.index, fill_value=0).to_numpy(),
        }
    )
