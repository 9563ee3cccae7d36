"""What a reporter mends in the browser (在线改正): the header's row, columns, cells, rows left out.

A mending is laid over the sheet as it was read; the file itself is never changed. What is stored is
the mended sheet as CSV, with the original kept beside it.
"""

import csv
import hashlib
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from data_access.uploads.catalogue import found
from data_access.uploads.checked import Sheet
from data_access.uploads.issues import Issue
from data_access.uploads.wording import quoted

Place = tuple[int, int]  # the sheet's own row number, position of the column from 0


@dataclass(frozen=True)
class Mending:
    """Changes laid over a sheet.

    Attributes:
        headers: the canonical header given to a column, by its position.
        cells: the text given to a cell, by its place.
        left_out: row numbers that are not to be reported.
        header_row: the row pointed at as the header, None where it was found. The file is read
            by it before the rest is laid over.
    """

    headers: Mapping[int, str] = field(default_factory=dict)
    cells: Mapping[Place, str] = field(default_factory=dict)
    left_out: frozenset[int] = frozenset()
    header_row: int | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing was mended."""
        return self == Mending()

    @property
    def key(self) -> str:
        """A digest of the changes, for cache keys."""
        return hashlib.sha256(json.dumps(self.as_json()).encode()).hexdigest()

    def as_json(self) -> dict[str, Any]:
        """The changes as plain lists, for a draft."""
        return {
            "headers": [list(item) for item in sorted(self.headers.items())],
            "cells": [[*place, text] for place, text in sorted(self.cells.items())],
            "left_out": sorted(self.left_out),
            "header_row": self.header_row,
        }

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Mending":
        """What `as_json` gave."""
        return cls(
            {int(position): str(name) for position, name in kept["headers"]},
            {(int(row), int(position)): str(text) for row, position, text in kept["cells"]},
            frozenset(map(int, kept["left_out"])),
            kept.get("header_row"),
        )

    def naming(self, position: int, header_zh: str) -> "Mending":
        """With a column named; an empty name takes the naming back."""
        others = {at: name for at, name in self.headers.items() if at != position}
        return replace(self, headers=others | ({position: header_zh} if header_zh else {}))

    def with_cells(self, cells: Mapping[Place, str]) -> "Mending":
        """With other texts in some cells."""
        return replace(self, cells={**self.cells, **cells})

    def leaving_out(self, rows: frozenset[int]) -> "Mending":
        """Without some rows."""
        return replace(self, left_out=self.left_out | rows)


def mend(sheet: Sheet, mending: Mending) -> Sheet:
    """The sheet with the changes in it; row numbers stay those of the reporter's own file."""
    if mending.is_empty:
        return sheet
    at = {number: index for index, number in enumerate(sheet.row_numbers)}
    cells = sheet.cells.copy()
    for (row, position), text in mending.cells.items():
        cells.iat[at[row], position] = text
    is_kept = [number not in mending.left_out for number in sheet.row_numbers]
    names = enumerate(sheet.headers)
    return replace(
        sheet,
        headers=tuple(mending.headers.get(position, header) for position, header in names),
        cells=cells[is_kept].reset_index(drop=True),
        row_numbers=tuple(n for n in sheet.row_numbers if n not in mending.left_out),
        notes=(*sheet.notes, *_notes(sheet, mending)),
    )


def sheet_csv(sheet: Sheet) -> bytes:
    """A sheet as CSV that our reader reads back cell by cell; not neutralised, never handed out."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(sheet.headers)
    writer.writerows(sheet.cells.to_numpy().tolist())
    return buffer.getvalue().encode("utf-8-sig")


def _notes(sheet: Sheet, mending: Mending) -> list[Issue]:
    named = [
        found(
            "H11",
            f"{quoted(sheet.headers[position])}按指定（以后自动沿用）作为“{header_zh}”读取",
            row=sheet.header_row,
            column_zh=header_zh,
            value=sheet.headers[position],
        )
        for position, header_zh in sorted(mending.headers.items())
    ]
    if mending.left_out:
        rows = "、".join(map(str, sorted(mending.left_out)))
        named.append(found("R15", f"第 {rows} 行已在线删去，不入库"))
    return named
