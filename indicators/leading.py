"""Who leads and who lags in a peer group, and which difficulty sets them apart (领先、落后)."""

from typing import Any, Final

import pandas as pd

from indicators.vocabulary import Difficulty

_FIELDS: Final = {f"difficulty_{kind.value}": kind for kind in Difficulty}


def ahead_and_behind(
    zones: pd.DataFrame,
    value: str,
    *,
    whole: float,
    higher_is_better: bool,
    most: int = 6,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The zones of a group furthest ahead of the whole group, and those furthest behind it.

    A zone is set apart by the difficulty whose share differs most from the group's: lags with
    more of it, leads with less. Where no difficulty does, none is named; that two things go
    together does not say that one made the other.

    Args:
        zones: one row per zone of the group: the value, enterprises and the five difficulty
            counts.
        value: name of the value's column [0–1].
        whole: the value of the group, its counts summed before dividing.
        higher_is_better: from the card.
        most: how many of either.

    Returns:
        Twice the rows of `zones`, the furthest first, with gap [0–1, to the whole], difficulty_zh,
        difficulty_share, group_share [0–1]; missing where no difficulty is named. A zone on a
        level with the whole, or without a value, is in neither.
    """
    gaps = zones[value].astype("Float64") - whole
    told = zones.assign(gap=gaps).join(_excesses(zones))
    ranked = told.sort_values("gap", ascending=not higher_is_better, kind="stable")
    sign = 1 if higher_is_better else -1
    better, worse = (ranked[(ranked["gap"] * side > 0).fillna(False)] for side in (sign, -sign))
    furthest = worse.sort_values("gap", ascending=higher_is_better, kind="stable")
    ahead = _explained(better.head(most), zones, value, sign=-1)
    return ahead, _explained(furthest.head(most), zones, value, sign=1)


def difficulty_shares(zones: pd.DataFrame) -> "pd.Series[Any]":
    """The share of each difficulty in a group, its counts summed before dividing [0–1]."""
    given = {name: zones.dropna(subset=[name, "enterprises"]) for name in _FIELDS}
    shares = {
        name: rows[name].sum() / rows["enterprises"].sum() if rows["enterprises"].sum() else None
        for name, rows in given.items()
    }
    return pd.Series(shares, dtype="Float64")


def _shares(zones: pd.DataFrame) -> pd.DataFrame:
    enterprises = zones["enterprises"].astype("Float64")
    counts = zones[list(_FIELDS)].astype("Float64")
    return counts.div(enterprises.where(enterprises > 0), axis=0)


def _excesses(zones: pd.DataFrame) -> pd.DataFrame:
    """How far each share of each zone lies above the group's."""
    return (_shares(zones) - difficulty_shares(zones)).add_prefix("excess_")


def _explained(rows: pd.DataFrame, zones: pd.DataFrame, value: str, *, sign: int) -> pd.DataFrame:
    own, group = _shares(rows), difficulty_shares(zones)
    named = [_furthest(row, value, sign) for row in rows.to_dict("records")]
    shares = [
        (_FIELDS[name].label_zh, own[name].loc[at], group[name]) if name else (pd.NA,) * 3
        for at, name in zip(rows.index, named, strict=True)
    ]
    columns = ["difficulty_zh", "difficulty_share", "group_share"]
    explained = pd.DataFrame(shares, columns=columns, index=rows.index)
    return rows.drop(columns=[f"excess_{name}" for name in _FIELDS]).join(explained)


def _furthest(row: dict[Any, Any], value: str, sign: int) -> str:
    """The difficulty furthest above the group's share, or below it with a sign of -1.

    A difficulty does not explain its own share.
    """
    excesses = {name: row[f"excess_{name}"] for name in _FIELDS if not value.startswith(name)}
    given = {name: excess for name, excess in excesses.items() if pd.notna(excess)}
    furthest = max(given, key=lambda name: given[name] * sign, default="")
    return furthest if furthest and given[furthest] * sign > 0 else ""
