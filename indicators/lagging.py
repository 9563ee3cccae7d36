"""Who lags and why: the zones furthest behind, each with its largest difficulty (滞后园区)."""

from typing import Final

import pandas as pd

from indicators.vocabulary import Difficulty

_FIELDS: Final = {f"difficulty_{kind.value}": kind.label_zh for kind in Difficulty}


def lagging_zones(zones: pd.DataFrame, rate: str, most: int = 10) -> pd.DataFrame:
    """The zones with the lowest rate, lowest first.

    The reason is the difficulty that most of the zone's enterprises name, as a share of all its
    enterprises; a zone that names none has no reason rather than an invented one.

    Args:
        zones: one row per zone with the rate, enterprises and the five difficulty counts.
        rate: name of the rate's column [0–1].
        most: how many zones.

    Returns:
        The rows of `zones` with difficulty_zh (missing where none was named) and
        difficulty_share [0–1].
    """
    behind = zones.dropna(subset=[rate]).nsmallest(most, rate)
    shares = (
        behind[list(_FIELDS)].astype("Float64").div(behind["enterprises"].astype("Float64"), axis=0)
    )
    largest = shares.max(axis=1)
    named = (largest > 0).fillna(False)
    kinds = shares.fillna(0).idxmax(axis=1).map(_FIELDS) if len(behind) else pd.Series(dtype=object)
    return behind.assign(difficulty_zh=kinds.where(named), difficulty_share=largest.where(named))
