"""The numbers of what is compared, summed from its zones: weeks, and this week beside the last."""

from collections.abc import Sequence
from datetime import date
from typing import Final

import pandas as pd

from indicators.comparison import change_of_pairs
from indicators.measures import add_rate
from indicators.peers import Member
from indicators.periods import previous_week

_SUMS: Final = ["numerator", "denominator"]
_COUNTS: Final = ["units", "expected"]


def member_weeks(zone_sums: pd.DataFrame, members: Sequence[Member]) -> pd.DataFrame:
    """Each member week by week: sums over its zones first, divided last.

    Its zones are the same in all weeks, so that a line moves because they do.

    Args:
        zone_sums: one row per zone and week: zone_code, week_ending, numerator, denominator,
            units (0 where the zone was silent), expected.
        members: who is compared.

    Returns:
        member (key), week_ending, numerator, denominator, units, expected and value; a week in
        which none of the zones reported has its row, without a value.
    """
    rows = _of_members(members).merge(zone_sums, on="zone_code")
    grouped = rows.groupby(["member", "week_ending"], sort=False)
    sums = grouped[_SUMS].sum(min_count=1).join(grouped[_COUNTS].sum())
    return in_order(add_rate(sums.reset_index()), members)


def member_week(
    zone_sums: pd.DataFrame, members: Sequence[Member], week_ending: date
) -> pd.DataFrame:
    """Each member in one week, with its change on the zones that reported in both (可比口径).

    Returns:
        The columns of `member_weeks` with change [share] and units_compared, one row per member
        in their order; value and change missing where there is nothing to reckon from.
    """
    now = zone_sums[zone_sums["week_ending"] == week_ending]
    before = zone_sums[zone_sums["week_ending"] == previous_week(week_ending)]
    week = member_weeks(now, members).set_index("member")
    pairs = _given(now).merge(_given(before), on="zone_code", suffixes=("", "_before"))
    joined = _of_members(members).merge(pairs, on="zone_code")
    sums = joined.groupby("member").sum(numeric_only=True, min_count=1)
    compared = pd.DataFrame(
        {"change": change_of_pairs(sums), "units_compared": joined.groupby("member").size()}
    )
    names = pd.Index([member.key for member in members], name="member")
    return week.reindex(names).join(compared).reset_index()


def in_order(rows: pd.DataFrame, members: Sequence[Member]) -> pd.DataFrame:
    """The rows of the members in the order in which they were chosen, weeks from the first."""
    ranks = {member.key: rank for rank, member in enumerate(members)}
    keys = pd.DataFrame({"rank": rows["member"].map(ranks), "week": rows["week_ending"]})
    return rows.loc[keys.sort_values(["rank", "week"]).index].reset_index(drop=True)


def _of_members(members: Sequence[Member]) -> pd.DataFrame:
    pairs = [(member.key, code) for member in members for code in member.zone_codes]
    return pd.DataFrame(pairs, columns=["member", "zone_code"], dtype="str")


def _given(sums: pd.DataFrame) -> pd.DataFrame:
    return sums.dropna(subset=["numerator"])[["zone_code", *_SUMS]]
