"""The shapes that pass between reading, checking and storing."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

import pandas as pd

from data_access.uploads.issues import Issue, of_severity
from indicators.vocabulary import Dataset, Severity

# The revision each unit and week of a file stood at when its reporter looked; 0 where none was.
Base = Mapping[tuple[str, date], int]


@dataclass(frozen=True)
class Sheet:
    """A file read as text: cells[r][c] is what the sheet's row `row_numbers[r]` holds.

    Nothing is converted yet. `header_row` is the sheet's own number of the header.
    `notes` are the corrections made while reading (encoding, delimiter, merged cells);
    `first_rows` those of the sheet's rows among which the header was looked for.
    """

    file_name: str
    encoding: str
    sheet_name: str
    header_row: int
    headers: tuple[str, ...]
    cells: pd.DataFrame  # one column per header position (0..n-1), dtype str, "" where empty
    row_numbers: Sequence[int]  # a range where no row was skipped
    notes: tuple[Issue, ...] = ()
    first_rows: tuple[tuple[int, list[str]], ...] = ()


@dataclass(frozen=True)
class CheckedUpload:
    """What a file says, after reading and checking.

    `rows` has one line per accepted row: `unit_code` (str), `counted_on` and `week_ending`
    (datetime.date), then every value field of the dataset with a nullable dtype: Int64 for
    counts and money [yuan], Float64 for numbers and rates [0–1], boolean, string for text and
    for choices (the code word); `is_zero_report` (bool; such a row has no values); `sheet_row`,
    the sheet's own row number.
    Empty when an error makes the rows meaningless. `base` is known once the store was asked.
    """

    dataset: Dataset
    encoding: str
    sheet_name: str
    rows: pd.DataFrame
    issues: tuple[Issue, ...]
    rows_read: int
    base: Base | None = None

    @property
    def errors(self) -> tuple[Issue, ...]:
        """What blocks the file (强制性)."""
        return of_severity(self.issues, Severity.ERROR)

    @property
    def queries(self) -> tuple[Issue, ...]:
        """What needs a 说明 (核实性)."""
        return of_severity(self.issues, Severity.QUERY)


class CheckContext(Protocol):
    """What checking needs to know of the register and of earlier weeks."""

    @property
    def today(self) -> date:
        """The product clock's day in Shanghai."""

    def units(self, dataset: Dataset) -> pd.DataFrame:
        """The register, one row per unit.

        Columns: unit_code, name_zh, short_name_zh, aliases_zh (tuple of str), province_zh,
        kind (carrier or site type, else ""), grade, zone_code (of a carrier, else ""),
        valid_from and valid_until (date or None).
        """

    def foreign(self, dataset: Dataset) -> Collection[str]:
        """The units of the register that are not the reporter's: beyond their scope."""

    def history(self, dataset: Dataset, before: date, weeks: int, codes: pd.Series) -> pd.DataFrame:
        """The heads of units in the weeks before a week_ending: unit_code, week_ending, values.

        There may be those of other units too.
        """

    def last_reports(
        self, dataset: Dataset, before: date, weeks: int, codes: pd.Series
    ) -> pd.DataFrame:
        """Of these, each unit's last one."""
