"""Rows put beside the last report of the same unit, as plain numbers."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

import numpy as np
import pandas as pd

from data_access.datasets.columns import CNY_PER_WAN, Column, ColumnKind
from data_access.uploads.checked import CheckContext
from data_access.uploads.column_values import NUMBER_KINDS
from data_access.uploads.row_rules import ParsedRows
from indicators.periods import week_label_zh

WEEKS_BACK: Final = 4
RATIO_FLOOR: Final = 50  # below this a handful of enterprises makes any ratio


@dataclass(frozen=True)
class Drift:
    """This report and the last one: arrays of rows by number columns, missing where either is.

    `now` holds the rows whose unit has an earlier report, `before` those reports, in one order.
    """

    rows: ParsedRows
    now: pd.DataFrame
    before: pd.DataFrame

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The value columns that hold numbers, in the order of the arrays' columns."""
        values = self.rows.table.definition.values
        return tuple(column for column in values if column.kind in NUMBER_KINDS)

    @cached_property
    def new(self) -> np.ndarray:
        """This report's numbers."""
        return self._numbers(self.now)

    @cached_property
    def old(self) -> np.ndarray:
        """The last report's numbers."""
        return self._numbers(self.before)

    @cached_property
    def ratios(self) -> np.ndarray:
        """New over old where both are above zero and at least one is not tiny, else missing."""
        comparable = (self.new > 0) & (self.old > 0) & (np.fmax(self.new, self.old) >= RATIO_FLOOR)
        ratios = np.full(self.new.shape, np.nan)
        np.divide(self.new, self.old, out=ratios, where=comparable)
        return ratios

    def sheet_rows(self, mask: np.ndarray) -> list[tuple[int, int]]:
        """Position and sheet row number of the rows in which a mask holds."""
        numbers = self.now.index.to_numpy()
        positions = np.flatnonzero(mask)
        return list(zip(positions.tolist(), numbers[positions].tolist(), strict=True))

    def when(self, position: int) -> str:
        """The earlier report's week in words."""
        return week_label_zh(self.before["week_ending"].iloc[position])

    def was(self, position: int, column: Column) -> str:
        """The earlier value and its week, the value in the sheet's unit."""
        scale = {ColumnKind.MONEY: 1 / CNY_PER_WAN, ColumnKind.RATE: 100}.get(column.kind, 1)
        value = self.old[position, self.columns.index(column)] * scale
        return f"{self.when(position)}（{value:,.10g}{column.unit_zh}）"

    def _numbers(self, frame: pd.DataFrame) -> np.ndarray:
        numbers = np.full((len(frame), len(self.columns)), np.nan)
        for place, column in enumerate(self.columns):
            if column.field in frame:
                series = pd.to_numeric(frame[column.field])
                numbers[:, place] = series.to_numpy(dtype="float64", na_value=np.nan)
        return numbers


def last_reports(rows: ParsedRows, context: CheckContext) -> Drift:
    """Put beside each row its unit's last report of the four weeks before, where there is one.

    Several weeks may stand in one file: an earlier row of the file counts as a last report.
    """
    frame, dataset = rows.frame, rows.table.definition.dataset
    now, before = [frame.head(0)], [frame.head(0)]
    is_known = frame["unit_code"].notna()
    for week in sorted(frame["week_ending"].dropna().unique()):
        is_now = is_known & (frame["week_ending"] == week)
        codes = frame["unit_code"][is_now]
        stored = context.last_reports(dataset, before=week, weeks=WEEKS_BACK, codes=codes)
        known = [one for one in (stored, _earlier(frame, is_known, week)) if not one.empty]
        if known:
            last = _last_of(pd.concat(known))
            compared = frame[is_now & frame["unit_code"].isin(last.index)]
            now.append(compared)
            before.append(last.reindex(compared["unit_code"]))
    return Drift(rows, _joined(now), _joined(before))


def _earlier(frame: pd.DataFrame, is_known: pd.Series, week: date) -> pd.DataFrame:
    """Rows of the file itself that report an earlier week."""
    is_given = is_known & frame["week_ending"].notna() & ~frame["is_zero_report"]
    is_earlier = is_given & (frame["week_ending"].where(is_given, week) < week)
    return frame[is_earlier]


def _joined(frames: list[pd.DataFrame]) -> pd.DataFrame:
    """The frames below each other; the first gives the columns where there is no other."""
    return pd.concat(frames[1:]) if len(frames) > 1 else frames[0]


def _last_of(reports: pd.DataFrame) -> pd.DataFrame:
    in_order = reports.sort_values("week_ending", kind="stable")
    return in_order.drop_duplicates("unit_code", keep="last").set_index("unit_code")
