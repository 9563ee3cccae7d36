"""What a sheet was taken for (识别): which header is which column, what is left and skipped."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from data_access.datasets.registry import DEFINITIONS
from data_access.uploads.checked import Sheet
from data_access.uploads.headers import guess_dataset, match_headers
from data_access.uploads.issues import Issue
from indicators.vocabulary import Dataset

SKIPPED_CODES: Final = ("F36", "F34", "R12", "R10", "R15")


@dataclass(frozen=True, slots=True)
class HeaderUse:
    """A header of the sheet and the column it was taken for ("" where none)."""

    position: int
    written: str
    column_zh: str


@dataclass(frozen=True, slots=True)
class Recognition:
    """How a sheet's headers stand to the columns of a dataset.

    Attributes:
        guessed: the dataset most headers name, None where that is not clear.
        uses: every header, in the order of the sheet.
        free: canonical headers that no column of the sheet fills.
        missing: those of them without which nothing can be stored.
    """

    guessed: Dataset | None
    uses: tuple[HeaderUse, ...]
    free: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def unmatched(self) -> tuple[HeaderUse, ...]:
        """Headers that are not used."""
        return tuple(use for use in self.uses if not use.column_zh)


def recognise_sheet(sheet: Sheet, dataset: Dataset) -> Recognition:
    """Match the headers of a sheet; shares and weeks that are only compared count as used."""
    matched = match_headers(sheet, dataset)
    columns = DEFINITIONS[dataset].columns
    names = {column.field: column.header_zh for column in columns}
    by_position = {position: names[name] for name, position in matched.positions.items()}
    by_position |= dict.fromkeys((*matched.shares, *matched.weeks), "仅核对，不入库")
    free = [column for column in columns if column.field not in matched.positions]
    return Recognition(
        guess_dataset(sheet),
        tuple(
            HeaderUse(position, header.strip(), by_position.get(position, ""))
            for position, header in enumerate(sheet.headers)
        ),
        tuple(column.header_zh for column in free),
        tuple(column.header_zh for column in free if column.required),
    )


def skipped(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """What was not read, and why: titles, blank rows, totals, repeats, rows taken out."""
    return tuple(issue for issue in issues if issue.code in SKIPPED_CODES)
