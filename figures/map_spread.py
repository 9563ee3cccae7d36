"""Marks that would lie on each other are moved apart, as little as it takes."""

from typing import Final

import numpy as np
import pandas as pd

from geo.outlines import Points
from geo.projection import albers, degrees

_APART: Final = 0.92  # of the size of a mark: touching marks are still told apart
_STEPS: Final = 120
_DECIMALS: Final = 3  # of a degree: about 100 m, and few bytes
_NEAR_ENOUGH: Final = 0.02  # of the distance wanted
_GOLDEN: Final = 2.399963  # [radians] between the directions of marks on the very same spot


def spread(rows: pd.DataFrame, metres_per_pixel: float, mark: float) -> pd.DataFrame:
    """The rows with lon and lat moved so far apart that no mark hides another.

    Marks that stand free stay where they are; rows without a place stay without one. The same
    rows give the same places.

    Args:
        rows: lon, lat [degrees].
        metres_per_pixel: of the map they are drawn on.
        mark: size of a mark [px].
    """
    placed = rows[rows[["lon", "lat"]].notna().all(axis=1)]
    if placed.empty:
        return rows
    plane = np.column_stack(albers(placed["lon"].to_numpy(float), placed["lat"].to_numpy(float)))
    moved = _apart(plane, mark * _APART * metres_per_pixel)
    free = (moved == plane).all(axis=1)
    apart = placed.copy()
    apart["lon"], apart["lat"] = (
        np.where(free, placed[name], degree.round(_DECIMALS))
        for name, degree in zip(("lon", "lat"), degrees(*moved.T), strict=True)
    )
    return rows.assign(**apart[["lon", "lat"]].reindex(rows.index))


def _apart(points: Points, least: float) -> Points:
    """The points, every pair at least so far apart, or nearly so in a crowd."""
    turns = np.arange(len(points)) * _GOLDEN
    moved = points + least / 1e4 * np.column_stack([np.cos(turns), np.sin(turns)])
    moved_at_all = np.zeros(len(points), dtype=bool)
    for _step in range(_STEPS):
        away = moved[:, None, :] - moved[None, :, :]
        distance = np.hypot(away[..., 0], away[..., 1])
        np.fill_diagonal(distance, np.inf)
        short = np.clip(least - distance, 0, None)
        if short.max() < least * _NEAR_ENOUGH:
            break
        push = away / distance[..., None] * (short / 2)[..., None]
        np.einsum("iij->ij", push)[:] = 0
        moved_at_all |= (short > 0).any(axis=1)
        moved = moved + push.sum(axis=1)
    return np.where(moved_at_all[:, None], moved, points)
