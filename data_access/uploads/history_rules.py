"""Rules against a unit's last report: jumps, repeats, falling sums, swapped columns."""

from collections.abc import Callable, Iterator
from itertools import combinations
from typing import Final

import numpy as np

from data_access.datasets.columns import Column
from data_access.uploads.catalogue import found
from data_access.uploads.drift import RATIO_FLOOR, Drift
from data_access.uploads.issues import Issue
from data_access.uploads.relations import RELATIONS

JUMP_FACTOR: Final = 8.0  # a slip of the decimal point, less what a week may really change
SLIP_FACTORS: Final = (10.0, 100.0, 1_000.0, 10_000.0, 0.1, 0.01, 0.001, 0.0001)
SLIP_TOLERANCE: Final = 0.3
SLIPPED_FIELDS: Final = 3
TOTAL_CHANGE: Final = 0.5
REPEATED_FIELDS: Final = 3  # fewer numbers may well stay the same
SWAP_TOLERANCE: Final = 0.15
SWAP_DISTANCE: Final = 1.5

HistoryRule = Callable[[Drift], Iterator[Issue]]


def jumps(drift: Drift) -> Iterator[Issue]:
    """T01: a field eight times its last value or an eighth of it."""
    slipped = _slipped_rows(drift)
    for place, column in enumerate(drift.columns):
        ratio = drift.ratios[:, place]
        jumped = ((ratio >= JUMP_FACTOR) | (ratio <= 1 / JUMP_FACTOR)) & ~slipped
        for position, row in drift.sheet_rows(jumped):
            was, change = drift.was(position, column), _change(ratio[position])
            message = f"{column.header_zh}约为{was}的 {change}；请核对或说明"
            yield _about(drift, "T01", row, column, message)


def slipped_units(drift: Drift) -> Iterator[Issue]:
    """T02: more than three fields moved by the same power of ten."""
    slipped = _slipped(drift)
    for position, row in drift.sheet_rows(_slipped_rows(drift)):
        factor = SLIP_FACTORS[int(slipped[position].argmax())]
        moved = _near(drift.ratios[position], factor)
        pairs = zip(drift.columns, moved, strict=True)
        names = "、".join(column.header_zh for column, has_moved in pairs if has_moved)
        change = f"{drift.when(position)}的 {_change(factor)}"
        yield found("T02", f"单位可能填错：{names}都约为{change}；请核对单位后改正", row=row)


def repeats(drift: Drift) -> Iterator[Issue]:
    """T03: every number equal to the last report's; perhaps the old file under a new date."""
    same = (drift.new == drift.old) | (np.isnan(drift.new) & np.isnan(drift.old))
    enough = (~np.isnan(drift.new)).sum(axis=1) >= REPEATED_FIELDS
    for position, row in drift.sheet_rows(same.all(axis=1) & enough):
        message = (
            f"全部数值与{drift.when(position)}完全相同；如确无变化请说明，否则请核对是否误传旧表"
        )
        yield found("T03", message, row=row)


def falling_sums(drift: Drift) -> Iterator[Issue]:
    """T04: a cumulative value below its last one; corrections happen, so it asks for a 说明."""
    for place, column in enumerate(drift.columns):
        if column.cumulative:
            fell = drift.new[:, place] < drift.old[:, place]
            for position, row in drift.sheet_rows(fell):
                was = drift.was(position, column)
                message = f"{column.header_zh}是累计值，低于{was}；更正请说明"
                yield _about(drift, "T04", row, column, message)


def moving_totals(drift: Drift) -> Iterator[Issue]:
    """T05: a denominator that changed by more than half, yet less than a jump."""
    totals = RELATIONS[drift.rows.table.definition.dataset].totals
    for place, column in enumerate(drift.columns):
        if column.field not in totals:
            continue
        ratio = drift.ratios[:, place]
        moved = (np.abs(ratio - 1) > TOTAL_CHANGE) & (ratio < JUMP_FACTOR)
        for position, row in drift.sheet_rows(moved & (ratio > 1 / JUMP_FACTOR)):
            change = f"{ratio[position] - 1:+.0%}"
            message = (
                f"{column.header_zh}较{drift.was(position, column)}变动 {change}；请核对或说明"
            )
            yield _about(drift, "T05", row, column, message)


def swapped_columns(drift: Drift) -> Iterator[Issue]:
    """T06: two columns of one unit whose values look like each other's last ones."""
    moved = np.abs(np.log(drift.ratios)) > np.log(SWAP_DISTANCE * (1 - SWAP_TOLERANCE))
    suspects = np.flatnonzero(moved.any(axis=0))
    for first, second in combinations(suspects.tolist(), 2):
        one, other = drift.columns[first], drift.columns[second]
        if one.unit_zh != other.unit_zh:
            continue
        for position, row in drift.sheet_rows(_crossed(drift, first, second)):
            both = f"{one.header_zh}与{other.header_zh}"
            message = f"{both}可能填反：对调后更接近{drift.when(position)}；请核对或说明"
            yield _about(drift, "T06", row, one, message)


HISTORY_RULES: Final[tuple[HistoryRule, ...]] = (
    jumps,
    slipped_units,
    repeats,
    falling_sums,
    moving_totals,
    swapped_columns,
)


def _slipped(drift: Drift) -> np.ndarray:
    """Rows by slip factors: whether more than three fields moved by that factor."""
    counts = [_near(drift.ratios, factor).sum(axis=1) for factor in SLIP_FACTORS]
    return np.stack(counts, axis=1) > SLIPPED_FIELDS


def _slipped_rows(drift: Drift) -> np.ndarray:
    return np.asarray(_slipped(drift).any(axis=1))


def _near(ratios: np.ndarray, factor: float) -> np.ndarray:
    near: np.ndarray = np.abs(ratios / factor - 1) <= SLIP_TOLERANCE
    return near


def _crossed(drift: Drift, first: int, second: int) -> np.ndarray:
    old_first, old_second = drift.old[:, first], drift.old[:, second]
    crossed = _alike(drift.new[:, first], old_second) & _alike(drift.new[:, second], old_first)
    low, high = np.minimum(old_first, old_second), np.maximum(old_first, old_second)
    apart: np.ndarray = crossed & (low > 0) & (high >= SWAP_DISTANCE * low)
    return apart


def _alike(new: np.ndarray, old: np.ndarray) -> np.ndarray:
    alike: np.ndarray = (np.abs(new - old) <= SWAP_TOLERANCE * old) & (old >= RATIO_FLOOR)
    return alike


def _change(ratio: float) -> str:
    return f"{ratio:,.3g} 倍" if ratio > 1 else f"{1 / ratio:,.3g} 分之一"


def _about(drift: Drift, code: str, row: int, column: Column, message: str) -> Issue:
    written = drift.rows.written(row, column.field)
    return found(code, message, row=row, column_zh=column.header_zh, value=written)
