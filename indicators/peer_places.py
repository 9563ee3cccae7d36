"""Where a zone stands among those that are like it: in its province, size, risk level (位次)."""

from collections.abc import Sequence
from typing import Final

import pandas as pd

from indicators.peers import PeerKind

WHOLE: Final = "all"  # the word of the one group that holds every zone


def place_within(
    zones: pd.DataFrame, value: str, group: str, *, higher_is_better: bool = True
) -> pd.DataFrame:
    """The place of each zone among those of its peer group; equal values share the better place.

    Args:
        zones: one row per zone: unit_code, the value and the group.
        value: name of the value's column.
        group: name of the column that the zones of a group have in common.
        higher_is_better: from the card.

    Returns:
        unit_code (index), place (missing where the zone did not report or has no group), placed
        (how many reported), owing (how many there are) and tied (how many share the place)
        [Int64].
    """
    values = zones[value].astype("Float64")
    by_group = values.groupby(zones[group])
    places = by_group.rank(method="min", ascending=not higher_is_better).astype("Int64")
    return pd.DataFrame(
        {
            "place": places,
            "tied": places.groupby([zones[group], places]).transform("size").astype("Int64"),
            "placed": by_group.transform("count").astype("Int64"),
            "owing": by_group.transform("size").astype("Int64"),
        }
    ).set_index(zones["unit_code"])


def places_of(
    zones: pd.DataFrame, codes: Sequence[str], value: str, *, higher_is_better: bool = True
) -> pd.DataFrame:
    """The places of some zones: among all, then in each peer group that they belong to.

    Args:
        zones: one row per zone: unit_code, the value and the field of each PeerKind.
        codes: which zones.
        value: name of the value's column.
        higher_is_better: from the card.

    Returns:
        unit_code, kind (name of the PeerKind, WHOLE for all), word (what the group has in
        common), place, placed, owing; zones in the order asked for.
    """
    fields = {WHOLE: WHOLE} | {kind.name: kind.field for kind in PeerKind}
    whole = zones.assign(**{WHOLE: WHOLE}).set_index("unit_code", drop=False)
    ranked = {
        name: place_within(whole, value, field, higher_is_better=higher_is_better)
        for name, field in fields.items()
    }
    rows = [
        {"unit_code": code, "kind": name, "word": word, **ranked[name].loc[code]}
        for code in codes
        if code in whole.index
        for name, field in fields.items()
        if pd.notna(word := whole[field].loc[code]) and word
    ]
    columns = ["unit_code", "kind", "word", "place", "placed", "owing"]
    return pd.DataFrame(rows, columns=columns).astype(dict.fromkeys(columns[3:], "Int64"))
