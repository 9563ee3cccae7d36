"""Change against the week before, on the same units in both weeks (可比口径)."""

import pandas as pd

from indicators.measures import Measure, add_rate, sum_measure


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


def _rates(reports: pd.DataFrame, measure: Measure, by: tuple[str, ...]) -> pd.DataFrame:
    return add_rate(sum_measure(reports, measure, by))
