"""Text cells to numbers, days and words, with every problem noted by line."""

import re
from pathlib import Path
from typing import Any

import pandas as pd

from indicators.risk_files import RiskInputError, shown


class CheckedColumns:
    """A table whose columns are converted one by one while the problems gather."""

    def __init__(self, path: Path, table: pd.DataFrame) -> None:
        self._path = path
        self._table = table
        self._problems: list[tuple[int, str]] = []

    def matching(self, column: str, pattern: re.Pattern[str], wanted_zh: str) -> "pd.Series[str]":
        """Text that fits a pattern."""
        cells = self._table[column]
        self._note(column, ~cells.str.fullmatch(pattern.pattern).astype(bool), wanted_zh)
        return cells

    def numbers(self, column: str, pattern: re.Pattern[str], wanted_zh: str) -> "pd.Series[int]":
        """Whole numbers; a cell that does not fit the pattern is noted and stands as 0."""
        cells = self._table[column]
        wrong = ~cells.str.fullmatch(pattern.pattern).astype(bool)
        self._note(column, wrong, wanted_zh)
        return cells.mask(wrong, "0").astype("int64")

    def days(self, column: str) -> "pd.Series[Any]":
        """Days written 2020-03-09."""
        cells = self._table[column]
        days = pd.to_datetime(cells, format="%Y-%m-%d", errors="coerce")
        self._note(column, days.isna(), "应为 2020-03-09 这样的日期")
        return days

    def words(self, column: str, known: dict[str, Any], wanted_zh: str) -> "pd.Series[Any]":
        """What the words of a closed list stand for."""
        cells = self._table[column]
        self._note(column, ~cells.isin(list(known)), wanted_zh)
        return cells.map(lambda word: known.get(word, next(iter(known.values()))))

    def passed(self, frame: pd.DataFrame) -> pd.DataFrame:
        """The frame, if nothing was wrong.

        Raises:
            RiskInputError: with every problem noted so far, by line.
        """
        if self._problems:
            raise RiskInputError(*(text for _, text in sorted(self._problems)))
        return frame.reset_index(drop=True)

    def _note(self, column: str, wrong: "pd.Series[bool]", wanted_zh: str) -> None:
        for line, value in self._table.loc[wrong, column].items():
            problem = f"{self._path.name}：第{line}行 {column} {shown(value)} 有误，{wanted_zh}"
            self._problems.append((int(str(line)), problem))
