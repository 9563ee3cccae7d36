"""The bad rows of a sheet, to be mended in the browser; each change is checked at once."""

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd
import streamlit as st

from data_access.uploads.checked import Sheet
from data_access.uploads.mending import Place
from indicators.vocabulary import Severity
from pages.components.upload_state import Review, upload_state

EDITED_ROWS: Final = 100
_ROW_ZH: Final = "行"
_KEYS_SHOWN: Final = 3  # day, code and name come first in every dataset


def edit_bad_rows(review: Review) -> None:
    """A grid of the rows with errors or queries; nothing where every row is fine."""
    sheet = review.sheet
    if sheet is None or review.recognition is None:
        return
    rows = _bad_rows(review, sheet)
    if not rows:
        return
    told = f"，前 {EDITED_ROWS} 行" if len(rows) > EDITED_ROWS else ""
    st.markdown(f"**在线改正**　有问题的 {len(rows)} 行{told}；改完一格立即重查，选中整行可删去")
    rows = rows[:EDITED_ROWS]
    names = column_names(sheet)
    grid = _grid(sheet, rows, names)
    shown = [_ROW_ZH, *(names[at] for at in _columns_to_show(review, sheet, rows))]
    key = f"bad-rows-{upload_state().round}-{upload_state().edition}"
    # Without its toolbar: that one's CSV would hand out formulas as they were written.
    st.container(key="bad-rows").data_editor(
        grid,
        key=key,
        hide_index=True,
        num_rows="delete",
        column_order=shown,
        column_config={_ROW_ZH: st.column_config.TextColumn(disabled=True, width=56, pinned=True)},
        on_change=_take_edits,
        args=(key, rows, names),
        alt="有问题的行",
    )


def column_names(sheet: Sheet) -> list[str]:
    """A name for each column that no other column has."""
    written = [header.strip() for header in sheet.headers]
    return [
        name if name and written.count(name) == 1 and name != _ROW_ZH else f"{name}（第 {at} 列）"
        for at, name in enumerate(written, start=1)
    ]


def edited_cells(edits: Mapping[str, Any], rows: list[int], names: list[str]) -> dict[Place, str]:
    """What the grid says was typed, by the place in the sheet."""
    return {
        (rows[int(line)], names.index(name)): str(text or "")
        for line, changes in edits.get("edited_rows", {}).items()
        for name, text in changes.items()
        if name in names
    }


def _bad_rows(review: Review, sheet: Sheet) -> list[int]:
    known = set(sheet.row_numbers)
    bad = {
        issue.row
        for issue in review.checked.issues
        if issue.severity is not Severity.NOTE and issue.row in known
    }
    return sorted(row for row in bad if row is not None)


def _grid(sheet: Sheet, rows: list[int], names: list[str]) -> pd.DataFrame:
    numbers = pd.Index(sheet.row_numbers)
    cells = sheet.cells.iloc[numbers.get_indexer(pd.Index(rows))]
    grid = cells.set_axis(names, axis="columns").reset_index(drop=True)
    grid.insert(0, _ROW_ZH, [str(row) for row in rows])
    return grid


def _columns_to_show(review: Review, sheet: Sheet, rows: list[int]) -> list[int]:
    """Day, code and name, then the columns that have issues in these rows; all where none has."""
    recognition = review.recognition
    uses = recognition.uses if recognition is not None else ()
    said = {issue.column_zh for issue in review.checked.issues if issue.row in set(rows)}
    doubtful = [use.position for use in uses if {use.written, use.column_zh} & said - {""}]
    keys = [use.position for use in uses if use.column_zh in _key_names(review)]
    return sorted({*keys, *doubtful}) if doubtful else list(range(len(sheet.headers)))


def _key_names(review: Review) -> set[str]:
    return set(review.key_headers_zh[:_KEYS_SHOWN])


def _take_edits(key: str, rows: list[int], names: list[str]) -> None:
    edits = st.session_state[key]
    state = upload_state()
    mending = state.mending.with_cells(edited_cells(edits, rows, names))
    left_out = frozenset(rows[int(line)] for line in edits.get("deleted_rows", ()))
    state.mend(mending.leaving_out(left_out))
