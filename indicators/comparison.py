"""Change against the week before, on the same units in both weeks (可比口径)."""

from collections.abc import Hashable
from typing import Final

import pandas as pd

from indicators.cards import IndicatorCard
from indicators.measures import Measure, add_rate, rates_of, sum_measure

PAIRED_SUMS: Final = [
    "numerator", "denominator", "numerator_before", "denominator_before", "units_compared",
]  # fmt: skip


def headline_line(
    card: IndicatorCard, current: pd.DataFrame, previous: pd.DataFrame
) -> dict[Hashable, object]:
    """One card's value with its change on the same units; missing where nobody reported.

    Returns:
        indicator, value, numerator, denominator, units, change, units_compared.
    """
    value = add_rate(sum_measure(current, card.measure))
    change = comparable_change(current, previous, card.measure)
    line: dict[Hashable, object] = {
        "indicator": card.code, "value": pd.NA, "numerator": pd.NA, "denominator": pd.NA,
        "units": 0, "change": pd.NA, "units_compared": 0,
    }  # fmt: skip
    if len(value):
        line |= value.iloc[0].to_dict()
    if len(change):
        line |= change.iloc[0].to_dict()
    return line


def comparable_change(
    current: pd.DataFrame, previous: pd.DataFrame, measure: Measure, by: tuple[str, ...] = ()
) -> pd.DataFrame:
    """How a measure moved among the units that gave it in both weeks.

    A unit that joins or drops out must not look like progress, so both sums run over the same
    units; a total compares amounts, everything else rates.

    Args:
        current: reports of the week, with unit_code and the measure's fields.
        previous: reports of the week before.
        measure: what is compared.
        by: grouping columns.

    Returns:
        The grouping columns with change [share or amount] and units_compared; a group without a
        common unit is absent.
    """
    fields = list(measure.fields)
    now = current.dropna(subset=fields)
    before = previous.dropna(subset=fields)
    common = set(now["unit_code"]) & set(before["unit_code"])
    sums_now = _rates(now[now["unit_code"].isin(common)], measure, by)
    sums_before = _rates(before[before["unit_code"].isin(common)], measure, by)
    if not by:
        joined = sums_now.merge(sums_before, how="cross", suffixes=("", "_before"))
    else:
        joined = sums_now.merge(sums_before, on=list(by), suffixes=("", "_before"))
    return joined.assign(
        change=joined["value"] - joined["value_before"], units_compared=joined["units"]
    )[[*by, "change", "units_compared"]]


def beside(own: pd.DataFrame, whole: pd.DataFrame) -> pd.DataFrame:
    """The indicators of a part beside those of the whole it belongs to.

    Args:
        own: one row per indicator, in order: indicator, value, numerator, denominator, units,
            expected, change (against the week before).
        whole: the same of the whole: indicator, value.

    Returns:
        `own` with previous (the whole's value) and change (the gap to it); its change against
        the week before becomes last_week.
    """
    values = own["indicator"].map(whole.set_index("indicator")["value"])
    gap = own["value"].astype("Float64") - values.astype("Float64")
    return own.assign(previous=values, last_week=own["change"], change=gap)


def change_of_pairs(sums: pd.DataFrame) -> "pd.Series[float]":
    """The change of each row's two sums [share or amount]; missing where one of them has no rate.

    Args:
        sums: numerator, denominator, numerator_before and denominator_before.
    """
    now = rates_of(sums["numerator"], sums["denominator"])
    before = rates_of(sums["numerator_before"], sums["denominator_before"])
    return pd.Series(now, index=sums.index) - pd.Series(before, index=sums.index)


def _rates(reports: pd.DataFrame, measure: Measure, by: tuple[str, ...]) -> pd.DataFrame:
    return add_rate(sum_measure(reports, measure, by))
