"""Where a zone stands among those that reported: in the nation and in its province (位次)."""

import pandas as pd


def rank_zones(zones: pd.DataFrame, value: str, *, higher_is_better: bool = True) -> pd.DataFrame:
    """The place of each zone; equal values share the better place.

    A zone that did not report has no place and does not push others down.

    Args:
        zones: one row per zone: unit_code, province_zh and the value.
        value: name of the value's column.
        higher_is_better: from the card.

    Returns:
        unit_code (index), rank, ranked, province_rank, province_ranked [Int64]: the place and
        among how many, in the nation and in the province.
    """
    values = zones[value].astype("Float64")
    by_province = values.groupby(zones["province_zh"])
    ascending = not higher_is_better
    return pd.DataFrame(
        {
            "rank": values.rank(method="min", ascending=ascending).astype("Int64"),
            "ranked": int(values.notna().sum()),
            "province_rank": by_province.rank(method="min", ascending=ascending).astype("Int64"),
            "province_ranked": by_province.transform("count").astype("Int64"),
        }
    ).set_index(zones["unit_code"])
