"""Cumulative amounts that meet published totals and never fall within a carrier."""

import numpy as np

from sample_data.carrier_targets import PROGRESS
from sample_data.draws import Flags, Floats, Integers, shared_out


class CumulativeMoney:
    """What each carrier last reported of one amount, in whole money units.

    Weeks are asked for in order. A carrier that does not report keeps its last value, and the
    total over all carriers, as known when the week's punctual reports are in, is the target.
    """

    def __init__(self, weights: Floats, totals: tuple[int, ...]) -> None:
        self._weights, self._totals = weights, totals
        self._last: Integers = np.zeros(weights.size, dtype=np.int64)
        self._progress = np.zeros(weights.size)

    def reported(self, week: int, on_time: Flags, late: Flags) -> Integers:
        """Every carrier's cumulative amount after this week's reports."""
        expected = self._weights * (PROGRESS[week] - self._progress)
        needed = self._totals[week] - int(self._last.sum())
        if needed < 0:
            raise ValueError("a cumulative total cannot fall")
        scale = needed / expected[on_time].sum()
        self._last[on_time] += shared_out(needed, expected[on_time])
        self._last[late] += np.floor(expected[late] * scale).astype(np.int64)
        self._progress[on_time | late] = PROGRESS[week]
        return self._last.copy()
