"""Outliers against a zone's own history: median and MAD of its week-on-week changes (离群值).

Never mean and standard deviation: one wrong week would widen them enough to hide the next. A zone
that grows by a tenth every week is judged by that, not by a band around its old level.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

import numpy as np
import pandas as pd

from data_access.datasets.columns import Column, ColumnKind
from data_access.uploads.catalogue import found
from data_access.uploads.checked import CheckContext
from data_access.uploads.column_values import NUMBER_KINDS
from data_access.uploads.drift import RATIO_FLOOR
from data_access.uploads.history_rules import JUMP_FACTOR
from data_access.uploads.issues import Issue
from data_access.uploads.row_rules import ParsedRows
from indicators.vocabulary import Dataset

WEEKS: Final = 9
CHANGES_NEEDED: Final = 5
TIMES_MAD: Final = 6.0
MAD_TO_SIGMA: Final = 1.4826  # of a normal distribution
STEADY: Final = 0.05  # a zone that never changes may still move by this share, times six


def outliers(rows: ParsedRows, context: CheckContext) -> Iterator[Issue]:
    """T07: a change that the zone's own past changes do not explain; zones only.

    A jump of eight times or a power of ten is T01 or T02 and not told again.
    """
    definition = rows.table.definition
    if definition.dataset is not Dataset.WEEKLY:
        return
    columns = [column for column in definition.values if column.kind in NUMBER_KINDS]
    keyed = rows.frame.dropna(subset=["unit_code", "week_ending"])
    for week in sorted(set(keyed["week_ending"])):
        group = keyed[keyed["week_ending"] == week]
        codes = group["unit_code"]
        past = context.history(definition.dataset, before=week, weeks=WEEKS, codes=codes)
        if len(past):
            changes = _changes(group, past, columns)
            yield from _issues(rows, group, columns, changes)


def _changes(group: pd.DataFrame, past: pd.DataFrame, columns: list[Column]) -> np.ndarray:
    """Logarithms of week-on-week ratios, units × weeks × columns, the newest last.

    Missing where either week is, and where a count is so small that any ratio is chance.
    """
    fields, week = [column.field for column in columns], group["week_ending"].iloc[0]
    weeks = [week - timedelta(weeks=back) for back in range(WEEKS, 0, -1)]
    units = pd.Index(group["unit_code"].drop_duplicates())
    rows, spans = (
        units.get_indexer(past["unit_code"]),
        pd.Index(weeks).get_indexer(past["week_ending"]),
    )
    told = (rows >= 0) & (spans >= 0)
    earlier = np.full((len(units), WEEKS, len(fields)), np.nan)
    earlier[rows[told], spans[told]] = _numbers(past, fields)[told]
    own = units.get_indexer(group["unit_code"])
    stacked = np.concatenate([earlier[own], _numbers(group, fields)[:, None, :]], axis=1)
    floors = np.array([0 if c.kind is ColumnKind.RATE else RATIO_FLOOR for c in columns])
    logs = np.log(np.where(stacked > floors, stacked, np.nan))
    changes: np.ndarray = np.diff(logs, axis=1)
    return changes


def _issues(
    rows: ParsedRows, group: pd.DataFrame, columns: list[Column], changes: np.ndarray
) -> Iterator[Issue]:
    before, now = changes[:, :-1], changes[:, -1]
    enough = (~np.isnan(before)).sum(axis=1) >= CHANGES_NEEDED
    known = np.where(enough[:, None, :], before, 0.0)  # the others are not judged
    middle = np.nanmedian(known, axis=1)
    spread = MAD_TO_SIGMA * np.nanmedian(np.abs(known - middle[:, None, :]), axis=1)
    low, high = np.nanmin(known, axis=1), np.nanmax(known, axis=1)
    is_far = np.abs(now - middle) > TIMES_MAD * np.maximum(spread, STEADY)
    is_new = (now < low) | (now > high)
    odd = enough & is_far & is_new & (np.abs(now) < np.log(JUMP_FACTOR))
    for place, at in np.argwhere(odd):
        row, weeks = int(group.index[place]), int((~np.isnan(before[place, :, at])).sum())
        column, change = columns[at], np.expm1(now[place, at])
        usual = f"{np.expm1(low[place, at]):+.0%} 到 {np.expm1(high[place, at]):+.0%}"
        message = (
            f"{column.header_zh}较上期变动 {change:+.0%}，而此前 {weeks} 期的变动"
            f"都在 {usual} 之间；请核对或说明"
        )
        written = rows.written(row, column.field)
        yield found("T07", message, row=row, column_zh=column.header_zh, value=written)


def _numbers(frame: pd.DataFrame, fields: list[str]) -> np.ndarray:
    return np.column_stack(
        [
            frame[name].to_numpy(dtype="float64", na_value=np.nan)
            if name in frame
            else np.full(len(frame), np.nan)
            for name in fields
        ]
    )
