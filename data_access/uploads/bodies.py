"""A sheet below its header: rows as wide as the header, without the blank ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress

import pandas as pd

from data_access.uploads.catalogue import found
from data_access.uploads.grid import HeaderPlace, NumberedRow, text_frame
from data_access.uploads.issues import Issue
from data_access.uploads.row_shapes import rectangular


@dataclass(frozen=True)
class Body:
    """Rows below the header, as many columns as the header has."""

    cells: pd.DataFrame
    row_numbers: Sequence[int]
    notes: tuple[Issue, ...] = ()


def trimmed_headers(place: HeaderPlace) -> tuple[str, ...]:
    """The header without the empty cells at its end."""
    headers = list(place.headers)
    while headers and not headers[-1].strip():
        headers.pop()
    return tuple(headers)


def exact_body(
    rows: list[NumberedRow], place: HeaderPlace, width: int, *, is_placed: bool = False
) -> Body:
    """Rows cut or filled to the header's width; `is_placed` where each cell has its own column."""
    kept = [(number, cells) for number, cells in rows if any(map(str.strip, cells))]
    shaped, notes = rectangular(kept, width, len(place.headers), is_placed=is_placed)
    numbers = [number for number, _ in kept]
    if kept and len(kept) < kept[-1][0] - rows[0][0] + 1:
        notes.append(_blank_note(kept[-1][0] - rows[0][0] + 1 - len(kept)))
    return Body(text_frame(shaped, width), numbers, tuple(notes))


def without_blank(body: Body) -> Body:
    """The body without its blank rows, looked for only where a first cell is empty."""
    if body.cells.empty or (body.cells[0] != "").all():
        return body
    is_blank = body.cells.apply(lambda column: column.str.strip() == "").all(axis=1).to_numpy()
    if not is_blank.any():
        return body
    cells = body.cells[~is_blank].reset_index(drop=True)
    numbers = list(compress(body.row_numbers, ~is_blank))
    return Body(cells, numbers, (_blank_note(int(is_blank.sum())),))


def _blank_note(count: int) -> Issue:
    return found("F34", f"{count} 个空行已跳过")
