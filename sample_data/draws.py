"""Seeded draws and whole-number shares, the arithmetic under every table of the sample."""

from typing import Any, Final

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

BISECTIONS: Final = 60
WIDEST_LOGIT: Final = 30.0


def generator(seed: int, subject: str) -> np.random.Generator:
    """A generator of its own per subject, so that one table never shifts the draws of another."""
    return np.random.default_rng([seed, *subject.encode()])


def logit(shares: npt.ArrayLike) -> Floats:
    """Log-odds of shares, kept finite at 0 and 1."""
    clipped = np.clip(np.asarray(shares, dtype=np.float64), 1e-6, 1 - 1e-6)
    return np.log(clipped / (1 - clipped))


def share(logits: Floats) -> Floats:
    """The share that belongs to log-odds."""
    return np.asarray(1 / (1 + np.exp(-np.clip(logits, -WIDEST_LOGIT, WIDEST_LOGIT))))


def shared_out(total: int, weights: npt.ArrayLike) -> Integers:
    """A whole total split by weights to the last unit (largest remainder)."""
    parts = np.asarray(weights, dtype=np.float64)
    return whole_numbers(parts * (total / parts.sum()), total)


def whole_numbers(expected: Floats, target: int, caps: Integers | None = None) -> Integers:
    """Expected values rounded to whole numbers that add up to the target, none above its cap."""
    limits = np.full(expected.size, np.iinfo(np.int64).max) if caps is None else caps
    counts = np.minimum(np.floor(expected).astype(np.int64), limits)
    order = np.argsort(counts - expected, kind="stable")
    while (missing := target - int(counts.sum())) > 0:
        open_to_more = order[counts[order] < limits[order]][:missing]
        if not open_to_more.size:
            raise ValueError(f"the caps leave no room for {missing} more of {target}")
        counts[open_to_more] += 1
    if missing:
        raise ValueError(f"the floors already exceed the target {target}")
    return counts


def shift_to(target: float, totals: Integers, logits: Floats) -> float:
    """How far all log-odds move so that the totals times their shares add up to the target."""
    low, high = -WIDEST_LOGIT, WIDEST_LOGIT
    for _ in range(BISECTIONS):
        middle = (low + high) / 2
        if float((totals * share(logits + middle)).sum()) < target:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def calibrated_counts(target: int, totals: Integers, logits: Floats, caps: Integers) -> Integers:
    """Whole parts of the totals that add up to the target and keep the order of the log-odds."""
    expected = totals * share(logits + shift_to(target, totals, logits))
    return whole_numbers(np.minimum(expected, caps), target, caps)


def picked(draws: np.random.Generator, options: dict[Any, float], size: int) -> npt.NDArray[Any]:
    """Options drawn by their weights."""
    weights = np.array(list(options.values()), dtype=np.float64)
    names = np.empty(len(options), dtype=object)
    names[:] = list(options)
    return np.asarray(names[draws.choice(len(options), size=size, p=weights / weights.sum())])
