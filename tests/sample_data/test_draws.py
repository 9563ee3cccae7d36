"""Whole numbers that add up, inside their bounds."""

import numpy as np
import pytest

from sample_data.draws import calibrated_counts, shared_out, whole_numbers


def test_a_total_is_shared_out_to_the_last_unit() -> None:
    assert shared_out(10, [1, 1, 1]).tolist() == [4, 3, 3]


def test_counts_meet_their_target_and_never_exceed_their_cap() -> None:
    totals = np.array([10, 20, 30])

    counts = calibrated_counts(33, totals, np.array([3.0, 0.0, -1.0]), totals - 1)

    assert counts.tolist() == [9, 13, 11]


def test_a_target_above_all_caps_is_refused() -> None:
    with pytest.raises(ValueError, match="no room"):
        whole_numbers(np.array([1.0, 1.0]), 9, np.array([2, 2]))
