"""The files of the register of places, read line by line."""

import csv
from pathlib import Path
from typing import Final

ALIAS_SEPARATOR: Final = "、"
_DATA: Final = Path(__file__).parents[1] / "data"


def register_rows(file_name: str) -> list[dict[str, str]]:
    """The lines of a file of geo/data by their headers."""
    with (_DATA / file_name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
